import { createReadingReader } from './history/readings'
import type { Writable } from './open'
import { createProfileBuilder, type RideProfile } from './ride-profile'

/** The profiles of rides that have ended; a running ride has none. */
export interface RideProfiles {
  has(rideId: number): boolean
  /** In place of the one before. */
  save(rideId: number, profile: RideProfile): void
  /** Belongs into the transaction in which the ride's readings change or go. */
  remove(rideId: number): void
  /** Begins to work a profile out. Null for a ride that runs, that is not there, or that has its profile. */
  begin(rideId: number): ProfileWork | null
  /** The next ended rides of a store, those that ended last first, after a place; those of them that have no profile. */
  lacking(store: 'daily' | 'historical', after: EndPlace | null, limit: number): LackingRides
}

/** A profile that is being worked out. Nothing is written before it is whole. */
export interface ProfileWork {
  /** Reads the next readings, a few milliseconds' work; false when there were none left. Throws `PackedSeriesError`. */
  readNext(): boolean
  /** Writes the profile; false where the ride was changed since, or is gone: then it has to be begun anew. */
  finish(): boolean
}

/** Where a ride stands among those of its store by end. */
export interface EndPlace {
  readonly endMs: number
  readonly rideId: number
}

export interface LackingRides {
  readonly rideIds: readonly number[]
  /** Where to go on; null at the end. */
  readonly next: EndPlace | null
}

const readingsAtOnce = 3_600
const afterAll: EndPlace = { endMs: Number.MAX_SAFE_INTEGER, rideId: Number.MAX_SAFE_INTEGER }

export function createRideProfiles(database: Writable): RideProfiles {
  const has = database.prepare<[number], number>('SELECT 1 FROM ride_profile WHERE ride_id = ?').pluck()
  const insert = database.prepare<[number, number, number | null, number | null, Buffer]>(
    `INSERT OR REPLACE INTO ride_profile (ride_id, reading_count, best_60s_watts, best_20min_watts, heart_rate_seconds)
     VALUES (?, ?, ?, ?, ?)`
  )
  const remove = database.prepare<[number]>('DELETE FROM ride_profile WHERE ride_id = ?')
  const isWanted = database
    .prepare<[number], number>(
      `SELECT end_ms IS NOT NULL AND p.reading_count IS NOT r.reading_count
       FROM ride AS r LEFT JOIN ride_profile AS p USING (ride_id) WHERE ride_id = ?`
    )
    .pluck()
  const newestChange = database.prepare<[], number>('SELECT ifnull(max(change_id), 0) FROM change').pluck()
  const isChangedAfter = database
    .prepare<[number, number], number>("SELECT 1 FROM change WHERE change_id > ? AND kind = 'ride' AND id = ? LIMIT 1")
    .pluck()
  const endedBefore = (table: string) =>
    database.prepare<[number, number, number], EndPlace & { hasProfile: number }>(
      `SELECT end_ms AS endMs, ride_id AS rideId,
         EXISTS (SELECT 1 FROM ride_profile AS p WHERE p.ride_id = r.ride_id) AS hasProfile
       FROM ${table} AS r WHERE end_ms IS NOT NULL AND (end_ms, ride_id) < (?, ?)
       ORDER BY end_ms DESC, ride_id DESC LIMIT ?`
    )
  const ended = { daily: endedBefore('daily_ride'), historical: endedBefore('historical_ride') }
  const readReadings = createReadingReader(database)

  const save = (rideId: number, profile: RideProfile): void => {
    const { readingCount, best60sWatts, best20minWatts, heartRateSeconds } = profile
    insert.run(rideId, readingCount, best60sWatts, best20minWatts, heartRateSeconds)
  }
  return {
    has: (rideId) => has.get(rideId) !== undefined,
    save,
    remove(rideId) {
      remove.run(rideId)
    },
    begin(rideId) {
      if (isWanted.get(rideId) !== 1) return null
      const begunAt = newestChange.get() ?? 0
      const builder = createProfileBuilder()
      let read = 0
      return {
        readNext() {
          const { columns, lastNumber } = readReadings(rideId, read, readingsAtOnce)
          if (lastNumber === read) return false
          read = lastNumber
          builder.add(columns)
          return true
        },
        finish() {
          // Whatever changes an ended ride, moves or removes it, is noted as a change.
          if (isChangedAfter.get(begunAt, rideId) !== undefined) return false
          save(rideId, builder.profile())
          return true
        }
      }
    },
    lacking(store, after, limit) {
      const { endMs, rideId } = after ?? afterAll
      const page = ended[store].all(endMs, rideId, limit)
      return {
        rideIds: page.filter((each) => each.hasProfile === 0).map((each) => each.rideId),
        next: page.length < limit ? null : (page.at(-1) ?? null)
      }
    }
  }
}
