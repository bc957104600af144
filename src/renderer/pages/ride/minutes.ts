import type { RideReadings } from './ride-readings'

/** A minute of a ride. Averages are over the readings that have the value; null where none has. */
export interface RideMinute {
  /** Ride time at which it begins, s. */
  readonly fromS: number
  /** Log time of its first reading, epoch ms. */
  readonly fromMs: number
  readonly averageHeartRateBpm: number | null
  readonly maximumHeartRateBpm: number | null
  readonly averagePowerWatts: number | null
  readonly averageCadenceRpm: number | null
  readonly averageResistance: number | null
}

/** The minutes of a ride that have a reading, in ride order: the seconds 1 to 60 are the first. */
export function minutesOf(readings: RideReadings): RideMinute[] {
  const minutes: RideMinute[] = []
  let from = 0
  const minuteAt = (index: number): number => Math.max(0, Math.floor(((readings.rideS[index] ?? 0) - 1) / 60))
  for (let index = 1; index <= readings.rideS.length; index += 1) {
    if (index < readings.rideS.length && minuteAt(index) === minuteAt(from)) continue
    minutes.push(minuteOf(readings, from, index, minuteAt(from) * 60))
    from = index
  }
  return minutes
}

function minuteOf(readings: RideReadings, from: number, to: number, fromS: number): RideMinute {
  const heartRates = readings.heartRateBpm.slice(from, to).filter((bpm) => bpm !== null)
  return {
    fromS,
    fromMs: readings.atMs[from] ?? 0,
    averageHeartRateBpm: mean(heartRates),
    maximumHeartRateBpm: heartRates.length === 0 ? null : Math.max(...heartRates),
    averagePowerWatts: mean(readings.powerWatts.slice(from, to)),
    averageCadenceRpm: mean(readings.cadenceRpm.slice(from, to)),
    averageResistance: mean(readings.resistance.slice(from, to))
  }
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
}
