import type { Analytics } from '../../../shared/domain/analytics'
import type { Columns } from './columns'
import { heartRateByGenderAge, meansByHour, powerHeartRate, powerStepWatts } from './heart-rate-means'
import type { Period } from './period'
import { ridesInPeriod } from './ride-filter'
import { ridesByCity } from './rides-by-city'
import { inUseSeconds, ridesByBike, ridesByWeekdayHour } from './usage'
import type { ZoneClock } from './zone-clock'

export interface AnalyticsQuestion {
  readonly period: Period
  readonly clock: ZoneClock
  /** The day it is in the gym, days since 1970. */
  readonly today: number
}

/**
 * Every chart of the analytics page over some rides of a period (their slots, oldest first). Running rides count with what
 * they have so far.
 */
export function analyticsOf(
  columns: Columns,
  slots: Uint32Array,
  { period, clock, today }: AnalyticsQuestion
): Analytics {
  const { fromMs, toMs, beforeMs } = period
  const allSlots = ridesInPeriod(columns, period)
  const oldest = allSlots[0]
  const dayOfOldest = oldest === undefined ? null : (columns.rides.day[oldest] ?? null)
  const inUseS = inUseSeconds(columns, allSlots)
  return {
    from: fromMs === null ? null : new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    rides: slots.length,
    riders: countRiders(columns, slots),
    by_weekday_hour: ridesByWeekdayHour(columns, slots, {
      first: fromMs === null ? dayOfOldest : clock.dayOf(fromMs),
      last: Number.isFinite(beforeMs) ? Math.min(today, clock.dayOf(beforeMs - 1)) : today
    }),
    in_use_s: inUseS,
    by_bike: ridesByBike(columns, slots, inUseS),
    power_step: powerStepWatts,
    power_heart_rate: powerHeartRate(columns, slots),
    heart_rate_by_gender_age: heartRateByGenderAge(columns, slots),
    by_city: ridesByCity(columns, slots),
    by_hour: meansByHour(columns, slots)
  }
}

function countRiders({ rides, riders }: Columns, slots: Uint32Array): number {
  const hasRidden = new Uint8Array(riders.count)
  let count = 0
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    if (rider < 0 || hasRidden[rider] === 1) continue
    hasRidden[rider] = 1
    count += 1
  }
  return count
}
