import type { CallInput } from '../../../shared/contract'

const sortColumns = ['last_ride', 'name', 'rides', 'city', 'rider_id'] as const
export type RiderSort = (typeof sortColumns)[number]
const longestQuery = 100

/** What the address says of the list of riders. What is usual is left out. */
export interface RidersSearch {
  /** Whom somebody looks for. */
  readonly find?: string
  /** Without it by last ride. */
  readonly sort?: RiderSort
  /** Without it as is usual for the column, see `beginsDescending`. */
  readonly reversed?: true
}

/** Reads an address; what it does not know it leaves out. */
export function parseRidersSearch(given: Readonly<Record<string, unknown>>): RidersSearch {
  // The router reads what looks like a number as one.
  const find = typeof given.find === 'number' ? String(given.find) : given.find
  const sort = sortColumns.find((column) => column === given.sort)
  return {
    ...(typeof find === 'string' && find.trim() !== '' ? { find: find.slice(0, longestQuery) } : {}),
    ...(sort === undefined || sort === 'last_ride' ? {} : { sort }),
    ...(given.reversed === true ? { reversed: true } : {})
  }
}

/** Whether the greatest comes first where nobody has turned the order about. */
const beginsDescending: Readonly<Record<RiderSort, boolean>> = {
  last_ride: true,
  rides: true,
  name: false,
  city: false,
  rider_id: false
}

/** The riders of an address in its order, without a stretch. */
export function ridersQuestion({ find = '', sort = 'last_ride', reversed }: RidersSearch) {
  const descending = beginsDescending[sort] !== (reversed === true)
  return { query: find.trim(), sort, descending } as const satisfies CallInput<'riders.table'>
}

/** The address after a click on a column's head: by that column, or the other way about. */
export function sortedBy(search: RidersSearch, id: string): RidersSearch {
  const column = sortColumns.find((known) => known === id)
  if (column === undefined) return search
  const { sort = 'last_ride', reversed, ...rest } = search
  return parseRidersSearch({ ...rest, sort: column, reversed: column === sort && reversed !== true })
}
