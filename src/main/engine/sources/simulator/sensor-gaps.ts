import { type Random, wholeBetween } from './random'

/** Whether a heart-rate sensor is off, second by second; the same for the same `random`. */
export interface SensorGaps {
  next(): boolean
}

const longestStartSeconds = 86

/**
 * The sensor is found within the first 0 to 86 s, mostly not at once; later it is lost for single seconds and, about
 * every twenty minutes, for seconds to minutes.
 */
export function createSensorGaps(random: Random): SensorGaps {
  const kind = random()
  let offUntil = 0
  if (kind > 0.25) offUntil = kind > 0.8 ? wholeBetween(random, 40, longestStartSeconds) : wholeBetween(random, 3, 40)
  let second = 0

  const lostSeconds = (): number => {
    const length = random()
    if (length < 0.7) return wholeBetween(random, 4, 30)
    return length < 0.95 ? wholeBetween(random, 30, 90) : wholeBetween(random, 90, 170)
  }
  return {
    next() {
      second += 1
      if (second <= offUntil) return true
      const chance = random()
      if (chance < 1 / 1_200) offUntil = second + lostSeconds()
      return chance < 0.005
    }
  }
}
