import { momentMs } from '../../i18n/format'
import { staleAfterMs } from '../floor/tile-mood'
import type { FollowedRide } from './ride-store'

/**
 * What a ride is shown as. `waiting`: it began, no reading came yet. `stale`: it runs, but its last reading is not one of
 * the present.
 */
export type RideMood = 'ended' | 'waiting' | 'stale' | 'no-heart-rate' | 'riding'

/** Age of a ride's last reading, or of its beginning, at a moment of the console's clock, ms; never negative. */
export function rideAgeMs({ told, readings }: FollowedRide, nowMs: number): number {
  const lastMs = readings.atMs.at(-1) ?? momentMs(told.ride.start_time) ?? nowMs
  return Math.max(0, nowMs - lastMs)
}

/** `isPictureLive` false makes a running ride stale at once: nothing of it is known to be of the present. */
export function rideMood(ride: FollowedRide, nowMs: number, isPictureLive: boolean): RideMood {
  if (ride.told.ride.end_time !== null) return 'ended'
  if (!isPictureLive || rideAgeMs(ride, nowMs) >= staleAfterMs) return 'stale'
  if (ride.readings.atMs.length === 0) return 'waiting'
  return ride.readings.heartRateBpm.at(-1) == null ? 'no-heart-rate' : 'riding'
}
