import { createValueStore } from '../../live/value-store'
import { mostCompared, parseCompareSearch } from './compare-search'

const storageKey = 'deloton.compare'

/** Ids of the rides chosen to be compared, in the order they were chosen; kept as long as the window's session. */
export const compareList = createValueStore<readonly number[]>(readChosen())

/** A list with a ride added at its end; the same list when the ride is in it, or when it is full. */
export const withRide = (rideIds: readonly number[], rideId: number): readonly number[] =>
  rideIds.includes(rideId) || rideIds.length >= mostCompared ? rideIds : [...rideIds, rideId]

/** Adds a ride to those chosen. Answers whether it is among them now: a full list takes no more. */
export function addToCompare(rideId: number): boolean {
  setCompared(withRide(compareList.get(), rideId))
  return compareList.get().includes(rideId)
}

export function removeFromCompare(rideId: number): void {
  setCompared(compareList.get().filter((chosen) => chosen !== rideId))
}

export function clearCompare(): void {
  setCompared([])
}

/** Chooses these rides and no others, as an address says them. */
export function setCompared(rideIds: readonly number[]): void {
  const known = compareList.get()
  if (rideIds.length === known.length && rideIds.every((rideId, index) => rideId === known[index])) return
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(rideIds))
  } catch {
    // Storage is refused here: the choice holds until the page is left.
  }
  compareList.set(rideIds)
}

/** Reads what was stored; what is no list of ids counts as nothing. */
export function parseChosen(text: string | null): readonly number[] {
  if (text === null) return []
  try {
    const chosen: unknown = JSON.parse(text)
    return Array.isArray(chosen) ? parseCompareSearch({ rides: chosen }).rides : []
  } catch {
    return []
  }
}

function readChosen(): readonly number[] {
  try {
    return parseChosen(sessionStorage.getItem(storageKey))
  } catch {
    return []
  }
}
