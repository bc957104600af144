import type { LookUpRow } from './look-up-rows'
import type { PageAction } from './page-entries'

/** Where a row leads. */
export type LookUpTarget =
  | { readonly kind: 'ride'; readonly rideId: number }
  | { readonly kind: 'rider'; readonly riderId: number }
  | PageAction

/**
 * What Enter (with Shift or without) leads to. Without: the ride under way, for who is on one. With: the rider. A free
 * bike leads to the floor.
 */
export function targetOf(row: LookUpRow, isShift: boolean): LookUpTarget {
  switch (row.kind) {
    case 'rider':
      if (row.ride !== null && !isShift) return { kind: 'ride', rideId: row.ride.rideId }
      return { kind: 'rider', riderId: row.hit.rider_id }
    case 'bike': {
      const { state, ride_id, rider_id } = row.tile
      if (state === 'free' || ride_id === null) return { kind: 'page', to: '/floor' }
      return isShift && rider_id !== null ? { kind: 'rider', riderId: rider_id } : { kind: 'ride', rideId: ride_id }
    }
    case 'page':
      return row.entry.action
  }
}
