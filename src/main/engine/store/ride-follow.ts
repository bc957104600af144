import type { RideFollow } from '../../../shared/domain/ride-follow'
import { ageYears, noOwnLimits, riderMaximum } from '../../../shared/figures/heart-rate'
import { rangeLimitBpm } from '../alerts/ride-limits'
import { bikeLabel } from '../floor/names'
import { createReadingReader } from './history/readings'
import type { LimitSource } from './limit-source'
import type { Readable } from './open'
import { createRideQueries } from './ride-queries'

/** A ride's figures and at most `limit` of its readings after number `after`, of one moment; null for an id no ride has. */
export type FollowRide = (rideId: number, after: number, limit: number) => RideFollow | null

interface RideFacts {
  bike_model: string
  start_ms: number
  born_ms: number | null
  gender: string | null
}

/** `limits`: as they are now; the age is that of the ride's start. */
export function createRideFollow(database: Readable, limits: LimitSource): FollowRide {
  const rides = createRideQueries(database)
  const about = database.prepare<[number], RideFacts>(
    'SELECT bike_model, start_ms, born_ms, gender FROM ride LEFT JOIN rider USING (rider_id) WHERE ride_id = ?'
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
    const { rules } = limits.rules()
    const own = ride.rider_id === null ? noOwnLimits : limits.ownLimits(ride.rider_id)
    const maximum = riderMaximum({ ageYears: age, gender: more.gender, own }, rules.formula)
    const { columns, lastNumber, hasMore } = readReadings(rideId, after, limit)
    return {
      ride,
      bike_label: bikeLabel(ride.bike_serial),
      bike_model: more.bike_model,
      ride_number: rideNumber(ride.rider_id, more.start_ms, rideId),
      age_years: age,
      heart_rate_maximum: maximum.bpm,
      heart_rate_limit: rangeLimitBpm(rules, maximum.bpm, own),
      is_age_unknown: maximum.source === 'unknown_age',
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
