import type { Reading, Ride } from '../../../shared/domain/ride'
import { createReadingReader } from './history/readings'
import type { Readable } from './open'
import { decodeCursor, encodeCursor, type Page } from './page-cursor'
import {
  inBothStores,
  newestRides,
  type PlaceInList,
  placeOf,
  type RideRow,
  rideColumns,
  rideFromRow,
  ridePage
} from './ride-row'

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
  const newest = database.prepare<[PlaceInList], RideRow>(newestRides(inBothStores('TRUE')))
  const newestOfRider = database.prepare<[PlaceInList & { riderId: number }], RideRow>(
    newestRides(inBothStores('rider_id = @riderId'))
  )
  const readReadings = createReadingReader(database)
  return {
    get(rideId) {
      const row = byId.get(rideId)
      return row === undefined ? null : rideFromRow(row)
    },
    list(limit, cursor, riderId) {
      const place = { ...placeOf(cursor), limit: limit + 1 }
      return ridePage(riderId === undefined ? newest.all(place) : newestOfRider.all({ ...place, riderId }), limit)
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
