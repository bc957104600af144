import type { RideFollow } from '../../../shared/domain/ride-follow'
import { ageYears, heartRateLimitBpm, isAgeUnusable, maximumHeartRateBpm } from '../../../shared/figures/heart-rate'
import { bikeLabel } from '../floor/names'
import type { Readable } from './open'
import { createRideQueries } from './ride-queries'

/** A ride's figures and at most `limit` of its readings after number `after`, of one moment; null for an id no ride has. */
export type FollowRide = (rideId: number, after: number, limit: number) => RideFollow | null

interface ReadingRow {
  reading_number: number
  at_ms: number
  duration_s: number | null
  heart_rate: number | null
  cadence: number | null
  power: number | null
  resistance: number | null
}

export function createRideFollow(database: Readable): FollowRide {
  const rides = createRideQueries(database)
  const about = database.prepare<[number], { bike_model: string; start_ms: number; born_ms: number | null }>(
    'SELECT bike_model, start_ms, born_ms FROM daily_ride LEFT JOIN rider USING (rider_id) WHERE ride_id = ?'
  )
  const ridesUpTo = database.prepare<[number, number, number], { count: number }>(
    'SELECT count(*) AS count FROM daily_ride WHERE rider_id = ? AND (start_ms, ride_id) <= (?, ?)'
  )
  const readingsAfter = database.prepare<[number, number, number], ReadingRow>(
    `SELECT reading_number, at_ms, duration_s, heart_rate, cadence, power, resistance FROM daily_reading
     WHERE ride_id = ? AND reading_number > ? ORDER BY reading_number LIMIT ?`
  )
  const rideNumber = (riderId: number | null, startMs: number, rideId: number): number | null =>
    riderId === null ? null : (ridesUpTo.get(riderId, startMs, rideId)?.count ?? null)

  return database.transaction((rideId: number, after: number, limit: number): RideFollow | null => {
    const ride = rides.get(rideId)
    const more = about.get(rideId)
    if (ride === null || more === undefined) return null
    const age = more.born_ms === null ? null : ageYears(more.born_ms, more.start_ms)
    const maximum = maximumHeartRateBpm(age)
    const found = readingsAfter.all(rideId, after, limit + 1)
    const rows = found.slice(0, limit)
    return {
      ride,
      bike_label: bikeLabel(ride.bike_serial),
      bike_model: more.bike_model,
      ride_number: rideNumber(ride.rider_id, more.start_ms, rideId),
      age_years: age,
      heart_rate_maximum: maximum,
      heart_rate_limit: heartRateLimitBpm(maximum),
      is_age_unknown: isAgeUnusable(age),
      readings: {
        at_ms: rows.map((row) => row.at_ms),
        t_s: rows.map((row) => row.duration_s),
        heart_rate: rows.map((row) => row.heart_rate),
        cadence: rows.map((row) => row.cadence),
        power: rows.map((row) => row.power),
        resistance: rows.map((row) => row.resistance)
      },
      last_reading: rows.at(-1)?.reading_number ?? after,
      is_complete: found.length === rows.length
    }
  })
}
