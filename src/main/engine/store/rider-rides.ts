import type { Ride } from '../../../shared/domain/ride'
import type { RiderRide } from '../../../shared/domain/rider-history'
import { ageYears, riderMaximum } from '../../../shared/figures/heart-rate'
import { bikeLabel } from '../floor/names'
import { timeInZoneOf } from './heart-rate-seconds'
import type { LimitSource } from './limit-source'
import type { Readable } from './open'
import type { Page } from './page-cursor'
import { createRideQueries } from './ride-queries'

/** A rider's rides with their time in zones, newest first. Throws `BadCursorError`. */
export type ListRiderRides = (riderId: number, limit: number, cursor: string | undefined) => Page<RiderRide>

interface Person {
  born_ms: number | null
  gender: string | null
}

/**
 * Zones follow from the rider's maximum by the age at a ride's start, and by the rules and own limits of `limits` as they
 * are now: as the ride's own page shows them.
 */
export function createRiderRides(database: Readable, limits: LimitSource): ListRiderRides {
  const rides = createRideQueries(database)
  const person = database.prepare<[number], Person>('SELECT born_ms, gender FROM rider WHERE rider_id = ?')
  const heartRateSeconds = database
    .prepare<[number], Buffer>('SELECT heart_rate_seconds FROM ride_profile WHERE ride_id = ?')
    .pluck()
  return database.transaction((riderId: number, limit: number, cursor: string | undefined): Page<RiderRide> => {
    const { items, next_cursor } = rides.list(limit, cursor, riderId)
    const { born_ms: bornMs, gender } = person.get(riderId) ?? { born_ms: null, gender: null }
    const { rules } = limits.rules()
    const own = limits.ownLimits(riderId)
    const zoneSeconds = (ride: Ride): RiderRide['zone_seconds'] => {
      const blob = ride.end_time === null ? undefined : heartRateSeconds.get(ride.ride_id)
      if (blob === undefined) return null
      const age = bornMs === null ? null : ageYears(bornMs, Date.parse(ride.start_time))
      const maximum = riderMaximum({ ageYears: age, gender, own }, rules.formula)
      const seconds = timeInZoneOf(blob, maximum.bpm, rules.zone_starts_percent)?.seconds
      return seconds === undefined ? null : [seconds[0], seconds[1], seconds[2], seconds[3], seconds[4], seconds[5]]
    }
    return {
      items: items.map((ride) => ({
        ...ride,
        bike_label: bikeLabel(ride.bike_serial),
        zone_seconds: zoneSeconds(ride)
      })),
      next_cursor
    }
  })
}
