import { useSyncExternalStore } from 'react'
import type { Tile } from '../../shared/domain/floor'
import { useLive } from './live-context'

/** The ride a rider is on now. `bikeLabel` is null where the floor does not show the bike. */
export interface CurrentRide {
  readonly rideId: number
  readonly bikeLabel: string | null
}

const ridingTile = (riderId: number, tiles: readonly Tile[]): Tile | undefined =>
  tiles.find((tile) => tile.state === 'riding' && tile.rider_id === riderId && tile.ride_id !== null)

/**
 * The rider's ride by the floor, which is newer than any answer; else the one that an answer named. Null for a rider who
 * is on none.
 */
export function currentRideOf(
  riderId: number,
  answeredRideId: number | null,
  tiles: readonly Tile[]
): CurrentRide | null {
  const tile = ridingTile(riderId, tiles)
  if (tile !== undefined && tile.ride_id !== null) return { rideId: tile.ride_id, bikeLabel: tile.bike_label }
  return answeredRideId === null ? null : { rideId: answeredRideId, bikeLabel: null }
}

/** `currentRideOf`, watched; draws anew only when ride or bike is another. */
export function useCurrentRide(riderId: number, answeredRideId: number | null): CurrentRide | null {
  const { floor } = useLive().console
  const rideId = useSyncExternalStore(
    floor.subscribe,
    () => currentRideOf(riderId, answeredRideId, floor.tiles())?.rideId ?? null
  )
  const bikeLabel = useSyncExternalStore(floor.subscribe, () => ridingTile(riderId, floor.tiles())?.bike_label ?? null)
  return rideId === null ? null : { rideId, bikeLabel }
}
