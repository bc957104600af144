import { bestPowerWatts, powerBySecond } from '../../../shared/figures/best-power'
import { packHeartRateSeconds } from './heart-rate-seconds'
import type { ReadingColumns } from './history/packed-series'

/** What is worked out once of the readings of a ride that has ended. */
export interface RideProfile {
  readonly readingCount: number
  /** Means of the best 60 s and 20 min of the ride clock; null for a shorter ride, and for one without power. */
  readonly best60sWatts: number | null
  readonly best20minWatts: number | null
  /** Seconds at each heart rate (heart-rate-seconds.ts): one reading is one second. */
  readonly heartRateSeconds: Buffer
}

/** Takes the readings of a ride in its order, in parts of any size. */
export interface ProfileBuilder {
  add(readings: Pick<ReadingColumns, 'durationS' | 'heartRateBpm' | 'powerWatts'>): void
  /** Of all readings so far. */
  profile(): RideProfile
}

export function createProfileBuilder(): ProfileBuilder {
  const durationS: (number | null)[] = []
  const powerWatts: (number | null)[] = []
  const secondsAtBpm = new Map<number, number>()
  return {
    add(readings) {
      for (const each of readings.durationS) durationS.push(each)
      for (const each of readings.powerWatts) powerWatts.push(each)
      for (const bpm of readings.heartRateBpm) {
        // 0 bpm means "sensor off", however it came here.
        if (bpm !== null && bpm > 0) secondsAtBpm.set(bpm, (secondsAtBpm.get(bpm) ?? 0) + 1)
      }
    },
    profile() {
      const power = powerBySecond(durationS, powerWatts)
      return {
        readingCount: durationS.length,
        best60sWatts: bestPowerWatts(power, 60),
        best20minWatts: bestPowerWatts(power, 1_200),
        heartRateSeconds: packHeartRateSeconds(secondsAtBpm)
      }
    }
  }
}
