import type { Ride } from '../../../shared/domain/ride'

type Begun = Pick<Ride, 'ride_id' | 'start_time'>

/** The rider's ride before this one; `rides` are theirs, newest first. Null where none is known. */
export const previousRideId = (ride: Begun, rides: readonly Begun[]): number | null =>
  rides.find((other) => isEarlier(other, ride))?.ride_id ?? null

/** Of two that begin at once the lower number is the earlier. */
function isEarlier(one: Begun, other: Begun): boolean {
  const difference = Date.parse(one.start_time) - Date.parse(other.start_time)
  return difference < 0 || (difference === 0 && one.ride_id < other.ride_id)
}
