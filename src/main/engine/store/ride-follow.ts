import type { RideFollow } from '../../../shared/domain/ride-follow'
import { ageYears, heartRateLimitBpm, isAgeUnusable, maximumHeartRateBpm } from '../../../shared/figures/heart-rate'
import { bikeLabel } from '../floor/names'
import { createReadingReader } from './history/readings'
import type { Readable } from './open'
import { createRideQueries } from './ride-queries'

/** A ride's figures and at most `limit` of its readings after number `after`, of one moment; null for an id no ride has. */
export type FollowRide = (rideId: number, after: number, limit: number) => RideFollow | null

export function createRideFollow(database: Readable): FollowRide {
  const rides = createRideQueries(database)
  const about = database.prepare<[number], { bike_model: string; start_ms: number; born_ms: number | null }>(
    'SELECT bike_model, start_ms, born_ms FROM ride LEFT JOIN rider USING (rider_id) WHERE ride_id = ?'
  )
  const ridesUpTo = database.prepare<[number, number, number], { count: number }>(
    'SELECT count(*) AS count FROM ride WHERE rider_id = ? AND (start_ms, ride_id) <= (?, ?)'
  )
  const readReadings = createReadingReader(database)
  const rideNumber = (riderId: number | null, startMs: number, rideId: number): number | null =>
    riderId === null ? null : (ridesUpTo.get(riderId, startMs, rideId)?.count ?? null)

  return database.transaction((rideId: number, after: number, limit: number): RideFollow | null => {
    const ride = rides.get(rideId)
    const more = about.get(rideId)
    if (ride === null || more === undefined) return null
    const age = more.born_ms === null ? null : ageYears(more.born_ms, more.start_ms)
    const maximum = maximumHeartRateBpm(age)
    const { columns, lastNumber, hasMore } = readReadings(rideId, after, limit)
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
        at_ms: [...columns.atMs],
        t_s: [...columns.durationS],
        heart_rate: [...columns.heartRateBpm],
        cadence: [...columns.cadenceRpm],
        power: [...columns.powerWatts],
        resistance: [...columns.resistance]
      },
      last_reading: lastNumber,
      is_complete: !hasMore
    }
  })
}
