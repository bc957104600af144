import type { OwnLimits } from '../../../shared/figures/heart-rate'
import type { VersionedRules } from '../store/alert-rules'
import type { FloorRider } from '../store/rider-store'
import { type RideLimits, rideLimitsOf } from './ride-limits'

/** The limits of the rides under way, made once a ride. */
export interface LimitsOfRides {
  of(ride: { readonly rideId: number; readonly riderId: number | null; readonly startMs: number }): RideLimits
  forget(rideId: number): void
  /** Rules, or what staff have set for a rider, have changed: all limits are made anew. */
  renew(rules: VersionedRules): void
}

export function createLimitsOfRides(
  first: VersionedRules,
  readRider: (riderId: number) => FloorRider | null,
  readOwn: (riderId: number) => OwnLimits
): LimitsOfRides {
  let rules = first
  const limits = new Map<number, RideLimits>()
  return {
    of({ rideId, riderId, startMs }) {
      const known = limits.get(rideId)
      if (known !== undefined) return known
      const rider = riderId === null ? null : readRider(riderId)
      const own = riderId === null ? null : readOwn(riderId)
      const made = rideLimitsOf(
        rules,
        own === null ? null : { bornMs: rider?.bornMs ?? null, gender: rider?.gender ?? null, own },
        startMs
      )
      limits.set(rideId, made)
      return made
    },
    forget: (rideId) => void limits.delete(rideId),
    renew(changed) {
      rules = changed
      limits.clear()
    }
  }
}
