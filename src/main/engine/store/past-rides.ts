import { createReadingReader, type FoundReadings } from './history/readings'
import type { Readable } from './open'

/** A ride of either store and who rode, as the newest line about them says. */
export interface PastRide {
  readonly rideId: number
  readonly startMs: number
  readonly riderId: number | null
  readonly bornMs: number | null
  readonly gender: string | null
  readonly firstDurationS: number | null
  readonly lastDurationS: number | null
}

/** A place in the list of rides, newest first. */
export type RidePlace = Pick<PastRide, 'rideId' | 'startMs'>

/** Rides that began at or after a moment, with their readings, in steps. */
export interface PastRides {
  /** The next `limit` after a place (null: from the newest on), newest first; those running too. */
  next(sinceMs: number, after: RidePlace | null, limit: number): PastRide[]
  /** As `ReadReadings`. Throws `PackedSeriesError` for a damaged ride. */
  readings(rideId: number, after: number, limit: number): FoundReadings
}

const from = (table: string): string => `SELECT * FROM (
  SELECT ride_id, start_ms, rider_id, first_duration_s, last_duration_s FROM ${table}
  WHERE start_ms >= @sinceMs AND (start_ms, ride_id) < (@startMs, @rideId)
  ORDER BY start_ms DESC, ride_id DESC LIMIT @limit)`

export function createPastRides(database: Readable): PastRides {
  const next = database.prepare<[RidePlace & { sinceMs: number; limit: number }], PastRide>(
    `SELECT ride_id AS rideId, start_ms AS startMs, rider_id AS riderId, born_ms AS bornMs, gender,
       first_duration_s AS firstDurationS, last_duration_s AS lastDurationS
     FROM (${from('daily_ride')} UNION ALL ${from('historical_ride')}) LEFT JOIN rider USING (rider_id)
     ORDER BY start_ms DESC, ride_id DESC LIMIT @limit`
  )
  const beforeAll = { startMs: Number.MAX_SAFE_INTEGER, rideId: Number.MAX_SAFE_INTEGER }
  const readReadings = createReadingReader(database)
  return {
    next: (sinceMs, after, limit) =>
      next.all({ sinceMs, startMs: (after ?? beforeAll).startMs, rideId: (after ?? beforeAll).rideId, limit }),
    // One read of the store: a ride may move from one store to the other between two.
    readings: database.transaction(readReadings)
  }
}
