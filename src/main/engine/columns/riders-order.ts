import type { z } from 'zod'
import type { ridersTableInputSchema } from '../../../shared/domain/rider-history'
import { foldText } from '../../../shared/figures/fold-text'
import type { Columns, RiderColumns } from './columns'
import { stableOrder } from './stable-order'
import { createWordRanks } from './word-ranks'

type Sort = z.output<typeof ridersTableInputSchema>['sort']

/** What the rides say of each rider, by their place in `RiderColumns`. */
export interface RiderTotals {
  readonly rides: Uint32Array
  /** Start of the newest ride, epoch ms; NaN for none. */
  readonly lastStartMs: Float64Array
  /** Id of the newest ride under way, 0 for none. */
  readonly currentRideId: Float64Array
}

export function riderTotals({ rides, riders }: Pick<Columns, 'rides' | 'riders'>): RiderTotals {
  const totals = {
    rides: new Uint32Array(riders.count),
    lastStartMs: new Float64Array(riders.count).fill(Number.NaN),
    currentRideId: new Float64Array(riders.count)
  }
  // Oldest first: the last word is the newest ride's.
  for (const slot of rides.order) {
    const rider = rides.rider[slot] ?? -1
    if (rider < 0) continue
    totals.rides[rider] = (totals.rides[rider] ?? 0) + 1
    totals.lastStartMs[rider] = rides.startMs[slot] ?? Number.NaN
    if (Number.isNaN(rides.endMs[slot] ?? 0)) totals.currentRideId[rider] = rides.rideId[slot] ?? 0
  }
  return totals
}

/** A start later than any: who rides now rode last. */
const ridesNowMs = 1e15

/**
 * Puts riders (their places in `RiderColumns`) in an order: equal ones by id, those without the value last either way. Who
 * rides now rode last of all. `ids`: those alone, each once; null for everybody. It remembers the order of words from one
 * time to the next.
 */
export function createRiderSorter(): (
  columns: Columns,
  totals: RiderTotals,
  order: { readonly sort: Sort; readonly descending: boolean },
  ids: readonly number[] | null
) => Uint32Array {
  const names = createWordRanks(wordKey)
  const cities = createWordRanks(foldText)
  return (columns, totals, { sort, descending }, ids) => {
    const { riders, riderAt } = columns
    const known = knownById(riders, riderAt, ids)
    const keyAt = ((): ((place: number) => number) => {
      switch (sort) {
        case 'last_ride':
          return (place) => (totals.lastStartMs[place] ?? Number.NaN) + (totals.currentRideId[place] ? ridesNowMs : 0)
        case 'rides':
          return (place) => totals.rides[place] ?? 0
        case 'rider_id':
          return (place) => riders.riderId[place] ?? 0
        case 'name': {
          const ranks = names(riders.names)
          return (place) => (hasWord(riders.names[place]) ? (ranks[place] ?? Number.NaN) : Number.NaN)
        }
        case 'city': {
          const ranks = cities(columns.cities)
          const codeAt = (place: number): number => riders.city[place] ?? 0
          return (place) => (codeAt(place) === 0 ? Number.NaN : (ranks[codeAt(place)] ?? Number.NaN))
        }
      }
    })()
    const keys = new Float64Array(known.length)
    known.forEach((place, index) => {
      // Zero has no sign here: with one it would not be equal to itself.
      keys[index] = descending ? 0 - keyAt(place) : keyAt(place) + 0
    })
    return stableOrder(keys).map((index) => known[index] ?? 0)
  }
}

/** Names that fold to nothing, as those of marks alone, are told apart by what they are. */
const wordKey = (name: string): string => foldText(name) || name
const hasWord = (name: string | null | undefined): boolean => name != null && name.trim() !== ''

/** Places of riders somebody knows, by id. */
function knownById(
  riders: RiderColumns,
  riderAt: Columns['riderAt'],
  ids: readonly number[] | null
): Uint32Array<ArrayBuffer> {
  const places = ids === null ? Uint32Array.from({ length: riders.count }, (_, place) => place) : placesOf(ids, riderAt)
  const known = places.filter((place) => riders.riderId[place] !== 0)
  const byId = stableOrder(Float64Array.from(known, (place) => riders.riderId[place] ?? 0))
  return Uint32Array.from(byId, (index) => known[index] ?? 0)
}

const placesOf = (ids: readonly number[], riderAt: Columns['riderAt']): Uint32Array<ArrayBuffer> =>
  Uint32Array.from(ids.flatMap((id) => riderAt.get(id) ?? []))
