import { rideDurationS } from '../ingest/ride-figures'
import type { ReportRide } from '../store/report-queries'
import type { KeyFigures } from './report-figures'

/** Rides added up, one after the other. */
export interface RideTotals {
  add(ride: ReportRide): void
  rides(): number
  riders(): number
  rideHours(): number
  readings(): number
  /** bpm; null where no ride had a heart rate. */
  averageHeartRateBpm(): number | null
  /** W; null where no ride had power. */
  averagePowerWatts(): number | null
}

/** The sums follow from the order of the rides, to the last bit. */
export function createRideTotals(): RideTotals {
  const riders = new Set<number | string>()
  let rides = 0
  let riddenS = 0
  let readings = 0
  const heartRate = { sum: 0, count: 0 }
  const power = { sum: 0, count: 0 }
  return {
    add(ride) {
      rides += 1
      riders.add(ride.riderId ?? streamOf(ride))
      riddenS += rideDurationS(ride) ?? 0
      readings += ride.readingCount
      heartRate.sum += ride.heartRateSum
      heartRate.count += ride.heartRateCount
      power.sum += ride.powerSum
      power.count += ride.powerCount
    },
    rides: () => rides,
    riders: () => riders.size,
    rideHours: () => riddenS / 3_600,
    readings: () => readings,
    averageHeartRateBpm: () => averageOf(heartRate),
    averagePowerWatts: () => averageOf(power)
  }
}

/** Names the bike stream of a ride. */
export const streamOf = ({ logId, partition, streamKey }: ReportRide): string => `${logId}/${partition}/${streamKey}`

export const keyFigures = (totals: RideTotals, highAlerts: number): KeyFigures => ({
  riders: totals.riders(),
  rides: totals.rides(),
  rideHours: totals.rideHours(),
  averagePowerWatts: totals.averagePowerWatts(),
  highAlerts
})

/** The mean of each figure over the days; of power over those that had any. Null for no days. */
export function meanOfDays(days: readonly KeyFigures[]): KeyFigures | null {
  if (days.length === 0) return null
  const mean = (figure: (day: KeyFigures) => number): number => meanOf(days.map(figure)) ?? 0
  return {
    riders: mean(({ riders }) => riders),
    rides: mean(({ rides }) => rides),
    rideHours: mean(({ rideHours }) => rideHours),
    averagePowerWatts: meanOf(days.flatMap(({ averagePowerWatts }) => averagePowerWatts ?? [])),
    highAlerts: mean(({ highAlerts }) => highAlerts)
  }
}

const averageOf = ({ sum, count }: { sum: number; count: number }): number | null => (count === 0 ? null : sum / count)

const meanOf = (values: readonly number[]): number | null =>
  averageOf({ sum: values.reduce((sum, value) => sum + value, 0), count: values.length })
