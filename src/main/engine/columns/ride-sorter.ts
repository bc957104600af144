import type { RideFilter } from '../../../shared/domain/ride-filter'
import type { RideSortColumn } from '../../../shared/domain/rides-overview'
import type { Columns } from './columns'
import type { Period } from './period'
import { selectRides } from './ride-filter'
import { createRideSortKeys, type RideSortKey } from './ride-sort-keys'
import { stableOrder } from './stable-order'

export interface SortedQuestion {
  readonly filter: Pick<RideFilter, 'genders' | 'age_brackets' | 'cities' | 'bikes' | 'rider_id'>
  readonly period: Period
  readonly sort: RideSortColumn
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

/** A stretch of the rides (their slots) that a filter lets through, in the order of a column. */
export interface SortedRides {
  readonly total: number
  readonly slots: number[]
}

const keptOrders = 4

/**
 * Sorts rides by any column: equal ones newest first, those without a value last either way. The last orders of rides that
 * have ended are kept until any of them changes; those that run are put among them at each question.
 */
export function createRideSorter(): (columns: Columns, question: SortedQuestion) => SortedRides {
  const sortKeys = createRideSortKeys()
  const orders = new Map<string, Uint32Array>()
  return (columns, { filter, period, sort, descending, offset, limit }) => {
    const { rides } = columns
    const keyOf = directed(sortKeys(columns, sort), descending)
    const all = selectRides(columns, period, filter)
    const ended = new Uint32Array(all.length)
    const running: number[] = []
    let endedCount = 0
    // Newest first: so equal ones stay.
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const slot = all[index] ?? 0
      if (Number.isNaN(rides.endMs[slot])) running.push(slot)
      else ended[endedCount++] = slot
    }
    // With the same filter, what ended in a period is told by how many they are and by the last of them.
    const { genders, age_brackets, cities, bikes, rider_id = null } = filter
    const name = JSON.stringify([
      columns.endedVersion,
      [sort, descending, endedCount, ended[0] ?? null],
      [genders, age_brackets, cities, bikes, rider_id]
    ])
    const kept = orders.get(name)
    const newestFirst = ended.subarray(0, endedCount)
    const isInOrder = sort === 'start_time' && descending
    const order = kept ?? (isInOrder ? newestFirst : sorted(newestFirst, keyOf))
    orders.delete(name)
    orders.set(name, order)
    for (const oldest of orders.keys()) {
      if (orders.size <= keptOrders) break
      orders.delete(oldest)
    }
    const isBefore = (slot: number, other: number): boolean => {
      const [key, otherKey] = [keyOf(slot), keyOf(other)]
      const hasNone = Number.isNaN(key)
      if (hasNone !== Number.isNaN(otherKey)) return !hasNone
      if (!hasNone && key !== otherKey) return key < otherKey
      const [startMs = 0, otherMs = 0] = [rides.startMs[slot], rides.startMs[other]]
      return startMs === otherMs ? (rides.rideId[slot] ?? 0) > (rides.rideId[other] ?? 0) : startMs > otherMs
    }
    const ofRunning = sorted(Uint32Array.from(running), keyOf)
    return { total: all.length, slots: stretch(order, ofRunning, isBefore, { offset, limit }) }
  }
}

/** Of two rides the one with the smaller key comes first. */
const directed = (keyOf: RideSortKey, descending: boolean): RideSortKey =>
  // Zero has no sign here: with one it would not be equal to itself.
  descending ? (slot) => 0 - keyOf(slot) : (slot) => keyOf(slot) + 0

/** Sorts rides that come newest first. */
function sorted(slots: Uint32Array, keyOf: RideSortKey): Uint32Array {
  const keys = new Float64Array(slots.length)
  slots.forEach((slot, place) => {
    keys[place] = keyOf(slot)
  })
  return stableOrder(keys).map((place) => slots[place] ?? 0)
}

/** Some places of two orders as if they were one; the second is short. */
function stretch(
  many: Uint32Array,
  few: Uint32Array,
  isBefore: (slot: number, other: number) => boolean,
  { offset, limit }: Pick<SortedQuestion, 'offset' | 'limit'>
): number[] {
  const places = [...few].map((slot, index) => index + countBefore(many, (other) => isBefore(other, slot)))
  let next = places.filter((place) => place < offset).length
  const end = Math.min(offset + limit, many.length + few.length)
  const found: number[] = []
  for (let place = offset; place < end; place += 1) {
    const isOfFew = places[next] === place
    found.push((isOfFew ? few[next] : many[place - next]) ?? 0)
    if (isOfFew) next += 1
  }
  return found
}

/** How many come before, given that they are the first. */
function countBefore(slots: Uint32Array, isBefore: (slot: number) => boolean): number {
  let [low, high] = [0, slots.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(slots[middle] ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}
