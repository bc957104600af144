import { type HeartRateZone, heartRateZone, zoneStartsPercent } from './heart-rate'

/** Seconds of a ride by heart-rate zone. */
export interface TimeInZone {
  readonly seconds: Readonly<Record<HeartRateZone, number>>
  /** Seconds with a heart rate: the sum of all zones. */
  readonly withSignalSeconds: number
}

/**
 * How long a rider was in each zone: one reading stands for one second. `heartRatesBpm` has null where the sensor was
 * off; such a second is in no zone. `maximumBpm` is the rider's maximum heart rate, `startsPercent` where the zones begin.
 */
export function timeInZone(
  heartRatesBpm: readonly (number | null)[],
  maximumBpm: number,
  startsPercent: readonly number[] = zoneStartsPercent
): TimeInZone {
  const seconds: Record<HeartRateZone, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  let withSignalSeconds = 0
  for (const heartRateBpm of heartRatesBpm) {
    // 0 bpm means "sensor off", however it came here.
    if (heartRateBpm === null || heartRateBpm <= 0) continue
    seconds[heartRateZone((heartRateBpm / maximumBpm) * 100, startsPercent)] += 1
    withSignalSeconds += 1
  }
  return { seconds, withSignalSeconds }
}
