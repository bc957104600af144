import type { RiderRide } from '../../../shared/domain/rider-history'
import { csvRow } from '../../ui/csv'

/** Columns of an export in their order, named as the API names them. */
const columns = [
  'ride_id',
  'rider_id',
  'bike_serial',
  'bike_label',
  'start_time',
  'end_time',
  'duration_s',
  'reading_count',
  'avg_heart_rate',
  'max_heart_rate',
  'min_heart_rate',
  'avg_power',
  'max_power',
  'energy_kj',
  'avg_resistance',
  'max_resistance',
  'avg_cadence',
  'max_cadence',
  'store'
] as const satisfies readonly (keyof RiderRide)[]
const zones = [0, 1, 2, 3, 4, 5] as const

/** The first line of an export. */
export const riderRidesCsvHead = csvRow([...columns, ...zones.map((zone) => `zone_${zone}_s`)])

/** Rides as lines of RFC 4180. Null is an empty cell, as the end of a ride that runs; moments are as the API tells them. */
export const riderRidesCsvLines = (rides: readonly RiderRide[]): string =>
  rides
    .map((ride) =>
      csvRow([...columns.map((name) => ride[name]), ...zones.map((zone) => ride.zone_seconds?.[zone] ?? null)])
    )
    .join('')
