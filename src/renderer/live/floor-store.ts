import type { Unsubscribe } from '../../shared/bridge'
import type { Tile } from '../../shared/domain/floor'
import { compareBikes } from './bike-order'

/** The newest tile of every bike. One bike's change wakes only those who watch that bike, and those who watch all. */
export interface FloorStore {
  /** Keys in the floor's order; the same array until a bike comes, goes or is renamed. */
  order(): readonly string[]
  tile(bikeKey: string): Tile | undefined
  tiles(): readonly Tile[]
  /** False until a snapshot was taken over: an empty floor then only means that nothing is known yet. */
  isLoaded(): boolean
  /** Rises with every change. */
  version(): number
  /** Tiles of the feed: each replaces what is shown of its bike. */
  apply(tiles: readonly Tile[]): void
  /**
   * A snapshot replaces everything, but for bikes that the feed brought since `beganAtVersion` (the version when the
   * snapshot was asked for): of those the newer is kept, because answer and feed may overtake each other.
   */
  replace(snapshot: readonly Tile[], beganAtVersion: number): void
  subscribeTile(bikeKey: string, onChange: () => void): Unsubscribe
  subscribeOrder(onChange: () => void): Unsubscribe
  subscribe(onChange: () => void): Unsubscribe
}

interface Entry {
  readonly tile: Tile
  readonly version: number
}

export function createFloorStore(): FloorStore {
  let entries = new Map<string, Entry>()
  let order: readonly string[] = []
  let loaded = false
  let version = 0
  const tileWatchers = new Map<string, Set<() => void>>()
  const orderWatchers = new Set<() => void>()
  const watchers = new Set<() => void>()

  const commit = (next: Map<string, Entry>, changedKeys: readonly string[]): void => {
    entries = next
    const nextOrder = [...next.values()]
      .map(({ tile }) => tile)
      .sort(compareBikes)
      .map((tile) => tile.bike_key)
    const isReordered = nextOrder.length !== order.length || nextOrder.some((key, index) => key !== order[index])
    if (isReordered) order = nextOrder
    for (const key of changedKeys) for (const watch of [...(tileWatchers.get(key) ?? [])]) watch()
    if (isReordered) for (const watch of [...orderWatchers]) watch()
    for (const watch of [...watchers]) watch()
  }

  return {
    order: () => order,
    tile: (bikeKey) => entries.get(bikeKey)?.tile,
    tiles: () => order.flatMap((key) => entries.get(key)?.tile ?? []),
    isLoaded: () => loaded,
    version: () => version,
    apply(tiles) {
      if (tiles.length === 0) return
      version += 1
      const next = new Map(entries)
      for (const tile of tiles) next.set(tile.bike_key, { tile, version })
      commit(next, [...new Set(tiles.map((tile) => tile.bike_key))])
    },
    replace(snapshot, beganAtVersion) {
      version += 1
      loaded = true
      const next = new Map<string, Entry>()
      for (const tile of snapshot) next.set(tile.bike_key, { tile, version })
      for (const [key, entry] of entries) {
        if (entry.version <= beganAtVersion) continue
        const taken = next.get(key)
        if (taken === undefined || isNewer(entry.tile, taken.tile)) next.set(key, entry)
      }
      commit(next, [...new Set([...entries.keys(), ...next.keys()])])
    },
    subscribeTile(bikeKey, onChange) {
      const watching = tileWatchers.get(bikeKey) ?? new Set()
      tileWatchers.set(bikeKey, watching.add(onChange))
      return () => {
        watching.delete(onChange)
        if (watching.size === 0) tileWatchers.delete(bikeKey)
      }
    },
    subscribeOrder(onChange) {
      orderWatchers.add(onChange)
      return () => orderWatchers.delete(onChange)
    },
    subscribe(onChange) {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    }
  }
}

/**
 * Whether the fed tile is newer than the snapshot's of the same bike. Moments on the wire compare as text. At the same
 * moment a free bike is newer than a riding one (a ride ends with its last reading, a new one begins later), and else
 * the fed tile is taken.
 */
function isNewer(fed: Tile, taken: Tile): boolean {
  const fedAt = fed.last_event_at ?? ''
  const takenAt = taken.last_event_at ?? ''
  if (fedAt !== takenAt) return fedAt > takenAt
  return !(fed.state === 'riding' && taken.state === 'free')
}
