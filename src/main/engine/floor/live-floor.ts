import { type AlertRules, defaultAlertRules } from '../../../shared/domain/alert-rules'
import type { Tile } from '../../../shared/domain/floor'
import type { BikeStream } from '../ingest/bike-stream'
import { bikeKeyOf, type RiderOnTile, tileOf } from './tile'

/** A bike without a ride is off the floor when its last ended longer ago than this. */
const shownFreeMs = 24 * 3_600_000

/** The floor as it is now: which tiles changed since they were last taken, and all of them. */
export interface LiveFloor {
  note(changed: readonly BikeStream[]): void
  /**
   * The tiles of those streams that were noted since the last call. A bike that leaves the floor with what changed, or
   * is no longer among the streams, is told once more, as free: nobody is left riding on a screen.
   */
  takeChanged(streams: Iterable<BikeStream>, nowMs: number): Tile[]
  all(streams: Iterable<BikeStream>, nowMs: number): Tile[]
  /** Rules, or what staff have set for riders, limits or names, have changed: all tiles are told anew. */
  renew(streams: Iterable<BikeStream>): void
}

/** `readRider` is asked once a ride, `rules` for each tile. */
export function createLiveFloor(
  readRider: (riderId: number) => RiderOnTile | null,
  rules: () => AlertRules = () => defaultAlertRules
): LiveFloor {
  // Names, not streams: what a stream holds between two commits may yet be undone.
  const changedKeys = new Set<string>()
  /** Bikes that a screen may be showing, as they were told last. */
  const shown = new Map<string, Tile>()
  let riders = new WeakMap<BikeStream, { rideId: number; rider: RiderOnTile | null }>()

  const riderOf = (stream: BikeStream): RiderOnTile | null => {
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
      const tile = tileOf(stream, riderOf(stream), rules())
      shown.set(tile.bike_key, tile)
      tiles.push(tile)
    }
    return tiles
  }
  return {
    note(changed) {
      for (const stream of changed) changedKeys.add(bikeKeyOf(stream))
    },
    takeChanged(streams, nowMs) {
      if (changedKeys.size === 0) return []
      const changed = new Map<string, BikeStream>()
      for (const stream of streams) {
        const key = bikeKeyOf(stream)
        if (changedKeys.has(key)) changed.set(key, stream)
      }
      const tiles = tilesOf(changed.values(), nowMs)
      for (const key of changedKeys) {
        const stream = changed.get(key)
        const last = shown.get(key)
        if (last === undefined || (stream !== undefined && isShown(stream, nowMs))) continue
        shown.delete(key)
        tiles.push(stream === undefined ? freed(last) : tileOf(stream, null, rules()))
      }
      changedKeys.clear()
      return tiles
    },
    all: tilesOf,
    renew(streams) {
      riders = new WeakMap()
      for (const stream of streams) changedKeys.add(bikeKeyOf(stream))
    }
  }
}

/** A bike of a log that is no longer read: nobody rides it as far as the console knows. */
const freed = (tile: Tile): Tile => ({
  ...tile,
  state: 'free',
  ride_id: null,
  rider_id: null,
  rider_alias: null,
  heart_rate: null,
  heart_rate_percent: null,
  heart_rate_zone: null,
  cadence: null,
  power: null,
  resistance: null,
  elapsed_s: null,
  ride_started_at: null,
  free_since: tile.last_event_at,
  heart_rate_trail: []
})
