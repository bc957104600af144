import { ageYears, maximumHeartRateBpm } from '../../../../shared/domain/heart-rate'
import { powerWatts } from './power'
import { type Practice, practiceRampSeconds, practiceSeconds } from './practice'
import { between, createRandom, wholeBetween } from './random'
import type { SimulatedRider } from './riders'

/** What the bike measures in one second of a ride. */
export interface CourseSecond {
  readonly resistance: number
  readonly cadenceRpm: number
  readonly powerWatts: number
  /** 0 while the sensor is off. */
  readonly heartRateBpm: number
}

/** A ride's seconds, one after the other from the first; the same for the same seed. */
export interface RideCourse {
  next(): CourseSecond
}

/** Above this no ordinary rider goes: the very-high limit is 10 bpm over the maximum. */
const ordinaryMarginBpm = 3
const practiceMarginBpm = 14
const slowestBpm = 43

/**
 * How a ride goes: resistance and cadence by phases, sprints above 400 W for about a twentieth of the time, a heart
 * rate that follows the effort with a lag. The sensor finds its pulse late, loses it for single seconds and sometimes
 * for minutes.
 */
export function createRideCourse(
  seed: number,
  rider: SimulatedRider,
  startMs: number,
  practices: readonly Practice[]
): RideCourse {
  const random = createRandom(seed)
  const maximum = maximumHeartRateBpm(rider.bornMs === null ? null : ageYears(rider.bornMs, startMs))
  const rest = between(random, 62, 84)
  /** How hard this ride is meant, as a share of the way from rest to maximum. */
  const ambition = between(random, 0.42, 0.86)
  const sensorFoundAt = random() < 0.55 ? wholeBetween(random, 5, 86) : 0
  const lostRun =
    random() < 0.3 ? { from: wholeBetween(random, 120, 900), seconds: wholeBetween(random, 8, 150) } : null

  let second = 0
  let phaseEnds = 0
  let resistance = 30
  let cadence = wholeBetween(random, 55, 70)
  let targetCadence = cadence
  let sprintEnds = 0
  let heartRate = rest + between(random, 4, 16)

  const advanceEffort = (): void => {
    if (second >= phaseEnds) {
      phaseEnds = second + wholeBetween(random, 30, 120)
      resistance = wholeBetween(random, 20, 75)
      targetCadence = wholeBetween(random, 52, 92)
    }
    // Bursts of about 12 s, one in about four minutes: a twentieth of the time.
    if (second >= sprintEnds && second > 60 && random() < 1 / 228) sprintEnds = second + wholeBetween(random, 8, 16)
    cadence = Math.max(0, Math.round(cadence + (targetCadence - cadence) * 0.3 + between(random, -2, 2)))
  }

  const targetHeartRate = (isSprinting: boolean): number => {
    const warm = Math.min(1, (second + 60) / 300)
    const wave = 0.06 * Math.sin(second / 47) + 0.04 * Math.sin(second / 11)
    const share = ambition * warm + wave + (isSprinting ? 0.1 : 0)
    return rest + (maximum - rest) * Math.min(0.97, Math.max(0.12, share))
  }

  /** How far into the practice, from 0 (not) to 1 (above the limit). */
  const practiceShare = (): number => {
    for (const { startSecond } of practices) {
      const into = second - startSecond
      if (into < 0 || into > practiceSeconds + 2 * practiceRampSeconds) continue
      if (into < practiceRampSeconds) return into / practiceRampSeconds
      if (into <= practiceRampSeconds + practiceSeconds) return 1
      return 1 - (into - practiceRampSeconds - practiceSeconds) / practiceRampSeconds
    }
    return 0
  }

  return {
    next() {
      second += 1
      advanceEffort()
      const isSprinting = second < sprintEnds
      const rpm = isSprinting ? wholeBetween(random, 102, 128) : cadence
      const set = isSprinting ? wholeBetween(random, 154, 170) : resistance
      const drift = (targetHeartRate(isSprinting) - heartRate) * 0.045 + between(random, -1.1, 1.1)
      heartRate = Math.min(maximum + ordinaryMarginBpm, heartRate + drift)
      const share = practiceShare()
      const shown = heartRate + (maximum + practiceMarginBpm - heartRate) * share
      const isOff =
        share === 0 &&
        (second <= sensorFoundAt ||
          random() < 0.004 ||
          (lostRun !== null && second >= lostRun.from && second < lostRun.from + lostRun.seconds))
      return {
        resistance: set,
        cadenceRpm: rpm,
        powerWatts: powerWatts(set, rpm),
        heartRateBpm: isOff || !rider.hasSensor ? 0 : Math.round(Math.max(slowestBpm, shown))
      }
    }
  }
}
