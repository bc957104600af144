import type { Reading, Ride } from '../../../shared/domain/ride'
import { rideDurationS } from '../ingest/ride-figures'
import { createReadingReader } from './history/readings'
import type { Readable } from './open'
import { decodeCursor, encodeCursor } from './page-cursor'

interface Page<Item> {
  items: Item[]
  next_cursor: string | null
}

interface RideRow {
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

const rideColumns = `store, ride_id, rider_id, bike_serial, start_ms, end_ms, first_duration_s, last_duration_s, reading_count,
  heart_rate_sum, heart_rate_count, heart_rate_max, heart_rate_min, cadence_sum, cadence_count, cadence_max,
  power_sum, power_count, power_max, resistance_sum, resistance_count, resistance_max`

/** The ride after which a list goes on, and how many are wanted. */
interface PlaceInList {
  startMs: number
  rideId: number
  limit: number
}

/**
 * The newest rides of both stores below a place. Each store is asked for no more than is wanted, by its own index: over the
 * view `ride` SQLite would sort everything older. `condition` is a constant of this file.
 */
function newestBelow(condition: string): string {
  const from = (table: string, store: Ride['store']): string =>
    `SELECT * FROM (SELECT ${rideColumns.replace('store', `'${store}' AS store`)} FROM ${table}
     WHERE ${condition} (start_ms, ride_id) < (@startMs, @rideId) ORDER BY start_ms DESC, ride_id DESC LIMIT @limit)`
  return `${from('daily_ride', 'daily')} UNION ALL ${from('historical_ride', 'historical')}
    ORDER BY start_ms DESC, ride_id DESC LIMIT @limit`
}

export interface RideQueries {
  /** Null for an id no ride has. */
  get(rideId: number): Ride | null
  /** Newest first by start; all, or one rider's. Throws `BadCursorError`. */
  list(limit: number, cursor: string | undefined, riderId?: number | undefined): Page<Ride>
  /** In ride order; null for an id no ride has. Throws `BadCursorError`. */
  readings(rideId: number, limit: number, cursor: string | undefined): Page<Reading> | null
}

/** Questions about rides, by prepared statements on one connection. */
export function createRideQueries(database: Readable): RideQueries {
  const byId = database.prepare<[number], RideRow>(`SELECT ${rideColumns} FROM ride WHERE ride_id = ?`)
  const newest = database.prepare<[PlaceInList], RideRow>(newestBelow(''))
  const newestOfRider = database.prepare<[PlaceInList & { riderId: number }], RideRow>(
    newestBelow('rider_id = @riderId AND')
  )
  const readReadings = createReadingReader(database)
  return {
    get(rideId) {
      const row = byId.get(rideId)
      return row === undefined ? null : rideFromRow(row)
    },
    list(limit, cursor, riderId) {
      const [startMs = 0, rideId = 0] =
        cursor === undefined ? [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] : decodeCursor(cursor, 2)
      const place = { startMs, rideId, limit: limit + 1 }
      const rows = riderId === undefined ? newest.all(place) : newestOfRider.all({ ...place, riderId })
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return {
        items: rows.slice(0, limit).map(rideFromRow),
        next_cursor: last === undefined ? null : encodeCursor([last.start_ms, last.ride_id])
      }
    },
    // One read of the store: a ride may move from one store to the other between two.
    readings: database.transaction((rideId: number, limit: number, cursor: string | undefined) => {
      if (byId.get(rideId) === undefined) return null
      const [after = 0] = cursor === undefined ? [0] : decodeCursor(cursor, 1)
      const { columns, lastNumber, hasMore } = readReadings(rideId, after, limit)
      return {
        items: columns.atMs.map((_, index) => ({
          t_s: columns.durationS[index] ?? null,
          heart_rate: columns.heartRateBpm[index] ?? null,
          cadence: columns.cadenceRpm[index] ?? null,
          power: columns.powerWatts[index] ?? null,
          resistance: columns.resistance[index] ?? null
        })),
        next_cursor: hasMore ? encodeCursor([lastNumber]) : null
      }
    })
  }
}

/** Heart rate of a daily ride's last `count` readings, oldest first. */
export function readHeartRateTrail(database: Readable, rideId: number, count: number): (number | null)[] {
  return database
    .prepare<[number, number], { heart_rate: number | null }>(
      'SELECT heart_rate FROM daily_reading WHERE ride_id = ? ORDER BY reading_number DESC LIMIT ?'
    )
    .all(rideId, count)
    .map((row) => row.heart_rate)
    .reverse()
}

const average = (sum: number, count: number): number | null => (count > 0 ? sum / count : null)

const rideFromRow = (row: RideRow): Ride => ({
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
