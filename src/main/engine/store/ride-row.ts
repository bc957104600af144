import type { Ride } from '../../../shared/domain/ride'
import { rideDurationS } from '../ingest/ride-figures'
import { decodeCursor, type Page, pageOf } from './page-cursor'

/** A row of either store. */
export interface RideRow {
  store: Ride['store']
  ride_id: number
  rider_id: number | null
  bike_serial: string | null
  start_ms: number
  end_ms: number | null
  first_duration_s: number | null
  last_duration_s: number | null
  reading_count: number
  heart_rate_sum: number
  heart_rate_count: number
  heart_rate_max: number | null
  heart_rate_min: number | null
  cadence_sum: number
  cadence_count: number
  cadence_max: number | null
  power_sum: number
  power_count: number
  power_max: number | null
  resistance_sum: number
  resistance_count: number
  resistance_max: number | null
}

export const rideColumns = `store, ride_id, rider_id, bike_serial, start_ms, end_ms, first_duration_s, last_duration_s, reading_count,
  heart_rate_sum, heart_rate_count, heart_rate_max, heart_rate_min, cadence_sum, cadence_count, cadence_max,
  power_sum, power_count, power_max, resistance_sum, resistance_count, resistance_max`

/** The ride after which a list goes on, and how many are wanted. */
export interface PlaceInList {
  readonly startMs: number
  readonly rideId: number
  readonly limit: number
}

const beforeAllRides = { startMs: Number.MAX_SAFE_INTEGER, rideId: Number.MAX_SAFE_INTEGER }

/** Where a list of rides goes on. Throws `BadCursorError`. */
export function placeOf(cursor: string | undefined): Omit<PlaceInList, 'limit'> {
  if (cursor === undefined) return beforeAllRides
  const [startMs = 0, rideId = 0] = decodeCursor(cursor, 2)
  return { startMs, rideId }
}

/** A page of at most `limit`; a row more than that says that there is another. */
export const ridePage = (rows: readonly RideRow[], limit: number): Page<Ride> =>
  pageOf(rows, limit, rideFromRow, (last) => [last.start_ms, last.ride_id])

/** Some of the rides of a store. */
export interface RideSource {
  readonly store: Ride['store']
  /** SQL; a constant, never what somebody asked for. */
  readonly condition: string
  /** To be read by this index, whatever the planner thinks. */
  readonly index?: string
}

/**
 * The newest rides of some sources below a place (`PlaceInList`); none may be in two. Each source is asked for no more than is
 * wanted, by an index: over the view `ride` SQLite would sort everything older. `columns` have the ride's start and id.
 */
export function newestRides(sources: readonly RideSource[], columns = rideColumns): string {
  const selects = sources.map(({ store, condition, index }) => {
    const shown = columns.replace(/\bstore\b/, `'${store}' AS store`)
    return `SELECT * FROM (SELECT ${shown} FROM ${store}_ride ${index === undefined ? '' : `INDEXED BY ${index}`}
     WHERE (${condition}) AND (start_ms, ride_id) < (@startMs, @rideId) ORDER BY start_ms DESC, ride_id DESC LIMIT @limit)`
  })
  return `${selects.join(' UNION ALL ')} ORDER BY start_ms DESC, ride_id DESC LIMIT @limit`
}

/** Both stores, under the same condition. */
export const inBothStores = (condition: string): RideSource[] => [
  { store: 'daily', condition },
  { store: 'historical', condition }
]

const average = (sum: number, count: number): number | null => (count > 0 ? sum / count : null)

export const rideFromRow = (row: RideRow): Ride => ({
  ride_id: row.ride_id,
  rider_id: row.rider_id,
  bike_serial: row.bike_serial,
  start_time: new Date(row.start_ms).toISOString(),
  end_time: row.end_ms === null ? null : new Date(row.end_ms).toISOString(),
  duration_s: rideDurationS({ firstDurationS: row.first_duration_s, lastDurationS: row.last_duration_s }),
  reading_count: row.reading_count,
  avg_heart_rate: average(row.heart_rate_sum, row.heart_rate_count),
  max_heart_rate: row.heart_rate_max,
  min_heart_rate: row.heart_rate_min,
  avg_power: average(row.power_sum, row.power_count),
  max_power: row.power_max,
  avg_resistance: average(row.resistance_sum, row.resistance_count),
  max_resistance: row.resistance_max,
  avg_cadence: average(row.cadence_sum, row.cadence_count),
  max_cadence: row.cadence_max,
  energy_kj: row.power_sum / 1_000,
  store: row.store
})
