import type { Tile } from '../../../shared/domain/floor'
import type { BikeStream } from '../ingest/bike-stream'
import type { FloorRider } from '../store/rider-store'
import { bikeKeyOf, tileOf } from './tile'

/** A bike without a ride is off the floor when its last ended longer ago than this. */
const shownFreeMs = 24 * 3_600_000

/** The floor as it is now: which tiles changed since they were last taken, and all of them. */
export interface LiveFloor {
  note(changed: readonly BikeStream[]): void
  /**
   * The tiles of those streams that were noted since the last call. A bike that leaves the floor with what changed is
   * told once more, as free, so that nobody is left riding on a screen.
   */
  takeChanged(streams: Iterable<BikeStream>, nowMs: number): Tile[]
  all(streams: Iterable<BikeStream>, nowMs: number): Tile[]
}

/** `readRider` is asked once a ride. */
export function createLiveFloor(readRider: (riderId: number) => FloorRider | null): LiveFloor {
  // Names, not streams: what a stream holds between two commits may yet be undone.
  const changedKeys = new Set<string>()
  /** Bikes that a screen may be showing. */
  const shownKeys = new Set<string>()
  const riders = new WeakMap<BikeStream, { rideId: number; rider: FloorRider | null }>()

  const riderOf = (stream: BikeStream): FloorRider | null => {
    const { ride } = stream.state
    if (ride === null || ride.riderId === null) return null
    const known = riders.get(stream)
    if (known?.rideId === ride.rideId) return known.rider
    const rider = readRider(ride.riderId)
    riders.set(stream, { rideId: ride.rideId, rider })
    return rider
  }
  const isShown = (stream: BikeStream, nowMs: number): boolean =>
    stream.state.ride !== null || (stream.state.lastEndMs !== null && nowMs - stream.state.lastEndMs <= shownFreeMs)

  const tilesOf = (streams: Iterable<BikeStream>, nowMs: number): Tile[] => {
    const tiles: Tile[] = []
    for (const stream of streams) {
      if (!isShown(stream, nowMs)) continue
      shownKeys.add(bikeKeyOf(stream))
      tiles.push(tileOf(stream, riderOf(stream)))
    }
    return tiles
  }
  return {
    note(changed) {
      for (const stream of changed) changedKeys.add(bikeKeyOf(stream))
    },
    takeChanged(streams, nowMs) {
      if (changedKeys.size === 0) return []
      const changed = [...streams].filter((stream) => changedKeys.has(bikeKeyOf(stream)))
      changedKeys.clear()
      const leaving = changed.filter((stream) => !isShown(stream, nowMs) && shownKeys.delete(bikeKeyOf(stream)))
      return [...tilesOf(changed, nowMs), ...leaving.map((stream) => tileOf(stream, null))]
    },
    all: tilesOf
  }
}
