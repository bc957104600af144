import type { RideRow } from '../../../shared/domain/rides-overview'
import { csvRow } from '../../ui/csv'

/** Columns of an export in their order, named as the API names them. */
const columns = [
  'ride_id',
  'rider_id',
  'rider_name',
  'rider_alias',
  'gender',
  'age_years',
  'city',
  'bike_serial',
  'bike_label',
  'start_time',
  'end_time',
  'duration_s',
  'reading_count',
  'avg_heart_rate',
  'max_heart_rate',
  'min_heart_rate',
  'zone',
  'avg_power',
  'max_power',
  'best_60s_power',
  'energy_kj',
  'avg_resistance',
  'max_resistance',
  'avg_cadence',
  'max_cadence',
  'store'
] as const satisfies readonly (keyof RideRow)[]

/** The first line of an export. */
export const ridesCsvHead = csvRow(columns)

/** Rides as lines of RFC 4180. Null is an empty cell, as the end of a ride that runs; moments are as the API tells them. */
export const ridesCsvLines = (rides: readonly RideRow[]): string =>
  rides.map((ride) => csvRow(columns.map((name) => ride[name]))).join('')
