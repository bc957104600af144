import { powerWatts } from './power'
import { type Practice, practiceFallSeconds, practiceHoldSeconds, practiceRiseSeconds } from './practice'
import { createRandom, hash } from './random'
import { createRideEffort } from './ride-effort'
import { createRideHeartRate } from './ride-heart-rate'
import { createSensorGaps } from './sensor-gaps'

/** What the bike measures in one second of a ride. */
export interface CourseSecond {
  readonly resistance: number
  readonly cadenceRpm: number
  readonly powerWatts: number
  /** 0 while the sensor is off. */
  readonly heartRateBpm: number
}

/** A ride's seconds, one after the other from the first; the same for the same options. */
export interface RideCourse {
  next(): CourseSecond
}

export interface RideCourseOptions {
  readonly seed: number
  readonly hasSensor: boolean
  readonly maximumHeartRateBpm: number
  readonly practices: readonly Pick<Practice, 'startSecond'>[]
}

/** What a rider who practises stays above, counted from the maximum: the very-high limit is 10 bpm above it. */
export const practiceMarginBpm = 12

/** How far a practice has got in its n-th second: 0 before and after, 1 while the heart rate is held above the limit. */
function practiceShare(second: number): number {
  const falling = second - practiceRiseSeconds - practiceHoldSeconds
  const way = falling <= 0 ? second / practiceRiseSeconds : 1 - falling / practiceFallSeconds
  const part = Math.min(1, Math.max(0, way))
  return part * part * (3 - 2 * part)
}

export function createRideCourse(options: RideCourseOptions): RideCourse {
  const { seed, hasSensor, maximumHeartRateBpm, practices } = options
  const effort = createRideEffort(createRandom(hash(seed, 1)))
  const heart = createRideHeartRate(createRandom(hash(seed, 2)), maximumHeartRateBpm)
  const gaps = createSensorGaps(createRandom(hash(seed, 3)))
  const peakBpm = Math.ceil(maximumHeartRateBpm) + practiceMarginBpm + 1
  let second = 0

  return {
    next() {
      second += 1
      const { resistance, cadenceRpm } = effort.next()
      const watts = powerWatts(resistance, cadenceRpm)
      const ordinaryBpm = heart.next(watts)
      const isOff = gaps.next()
      const share = practices.reduce((most, { startSecond }) => Math.max(most, practiceShare(second - startSecond)), 0)
      const practisedBpm = Math.round(ordinaryBpm + (peakBpm + (second % 7 < 3 ? 1 : 0) - ordinaryBpm) * share)
      const isShown = hasSensor && (share > 0 || !isOff)
      return { resistance, cadenceRpm, powerWatts: watts, heartRateBpm: isShown ? practisedBpm : 0 }
    }
  }
}
