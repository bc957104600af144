/** How many rides can be compared. */
export const mostCompared = 4

export interface CompareSearch {
  /** Ids of the rides, in the order they were chosen. */
  readonly rides: readonly number[]
}

/** Reads an address: `rides` is a list of ids or a single one; what is no id, comes twice or is too many is left out. */
export function parseCompareSearch(search: Record<string, unknown>): CompareSearch {
  const given = Array.isArray(search.rides) ? search.rides : [search.rides]
  const ids = given.filter((id): id is number => typeof id === 'number' && Number.isSafeInteger(id) && id > 0)
  return { rides: [...new Set(ids)].slice(0, mostCompared) }
}
