import { addReadings, noReadings, type RideReadings } from '../../../../../src/renderer/pages/ride/ride-readings'
import type { ReadingColumns, RideFollow } from '../../../../../src/shared/domain/ride-follow'

/** 10:00:00 UTC. */
export const startMs = Date.UTC(2026, 10, 21, 10)

/** What one second of a ride says; what is left out is usual. */
export interface Second {
  /** Ride time, s; null where the Ride line never came. */
  readonly t?: number | null
  readonly hr?: number | null
  readonly rpm?: number | null
  readonly w?: number | null
  readonly r?: number | null
  /** Log time after the start, ms. */
  readonly at?: number
}

/** Columns of seconds that follow each other from ride time `from` on. */
export function columnsOf(seconds: readonly Second[], from = 1): ReadingColumns {
  const value = (given: number | null | undefined, usual: number): number | null =>
    given === undefined ? usual : given
  return {
    at_ms: seconds.map(({ at, t }, index) => startMs + (at ?? (t ?? from + index) * 1_000)),
    t_s: seconds.map(({ t }, index) => value(t, from + index)),
    heart_rate: seconds.map(({ hr }) => value(hr, 150)),
    cadence: seconds.map(({ rpm }) => value(rpm, 80)),
    power: seconds.map(({ w }) => value(w, 160)),
    resistance: seconds.map(({ r, t }) => (t === null ? null : value(r, 40)))
  }
}

export const readingsOf = (seconds: readonly Second[], from = 1): RideReadings =>
  addReadings(noReadings, columnsOf(seconds, from))

/** Any number of usual seconds. */
export const usual = (count: number): Second[] => Array.from({ length: count }, () => ({}))

/** An answer that holds these seconds after reading number `after`; the ride has `count` readings in all. */
export function answerOf(seconds: readonly Second[], after = 0, over: Partial<RideFollow> = {}): RideFollow {
  return {
    ride: rideOf(after + seconds.length),
    bike_label: '07',
    bike_model: 'mendoza v9',
    ride_number: 48,
    age_years: 36,
    heart_rate_maximum: 182.8,
    heart_rate_limit: 192.8,
    is_age_unknown: false,
    readings: columnsOf(seconds, after + 1),
    last_reading: after + seconds.length,
    is_complete: true,
    ...over
  }
}

export const rideOf = (readingCount: number, endTime: string | null = null): RideFollow['ride'] => ({
  ride_id: 11,
  rider_id: 2841,
  bike_serial: 'SN0007',
  start_time: new Date(startMs).toISOString(),
  end_time: endTime,
  duration_s: readingCount,
  reading_count: readingCount,
  avg_heart_rate: 150,
  max_heart_rate: 150,
  min_heart_rate: 150,
  avg_power: 160,
  max_power: 160,
  avg_resistance: 40,
  max_resistance: 40,
  avg_cadence: 80,
  max_cadence: 80,
  energy_kj: (readingCount * 160) / 1_000,
  store: 'daily'
})
