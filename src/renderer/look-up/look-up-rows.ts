import type { Tile } from '../../shared/domain/floor'
import type { RiderHit } from '../../shared/domain/rider'
import { type CurrentRide, currentRideOf } from '../live/current-ride'
import { matchBikes } from './bike-matches'
import { matchEntries, type PageEntry } from './page-entries'

/** One thing that can be chosen. `key` stays the same while the thing does. */
export type LookUpRow =
  | { readonly kind: 'rider'; readonly key: string; readonly hit: RiderHit; readonly ride: CurrentRide | null }
  | { readonly kind: 'bike'; readonly key: string; readonly tile: Tile }
  | { readonly kind: 'page'; readonly key: string; readonly entry: PageEntry }

export type LookUpGroupKind = 'riders' | 'riding' | 'rode' | 'bikes' | 'pages'

export interface LookUpGroup {
  readonly kind: LookUpGroupKind
  readonly rows: readonly LookUpRow[]
}

const mostBikes = 8

/**
 * What is there to choose from, group by group; groups without rows are left out. With an empty query riders are parted
 * into those who ride and those who rode, and bikes are not listed: the riders say theirs. A query that can only mean a
 * bike has its bikes first, so that riders found later do not push them away from under a finger.
 */
export function lookUpGroups(
  query: string,
  hits: readonly RiderHit[],
  tiles: readonly Tile[],
  entries: readonly PageEntry[]
): readonly LookUpGroup[] {
  const riders = hits.map((hit): LookUpRow => {
    const ride = currentRideOf(hit.rider_id, hit.current_ride_id, tiles)
    return { kind: 'rider', key: `rider-${hit.rider_id}`, hit, ride }
  })
  const pages: LookUpGroup = {
    kind: 'pages',
    rows: matchEntries(entries, query).map((entry) => ({ kind: 'page', key: `page-${entry.id}`, entry }))
  }
  return groupsOf(query, riders, tiles, pages).filter((group) => group.rows.length > 0)
}

function groupsOf(
  query: string,
  riders: readonly LookUpRow[],
  tiles: readonly Tile[],
  pages: LookUpGroup
): readonly LookUpGroup[] {
  if (query.trim() === '') {
    const isRiding = (row: LookUpRow): boolean => row.kind === 'rider' && row.ride !== null
    return [
      { kind: 'riding', rows: riders.filter(isRiding) },
      { kind: 'rode', rows: riders.filter((row) => !isRiding(row)) },
      pages
    ]
  }
  const { bikes, isCertain } = matchBikes(tiles, query)
  const bikeGroup: LookUpGroup = {
    kind: 'bikes',
    rows: bikes.slice(0, mostBikes).map((tile) => ({ kind: 'bike', key: `bike-${tile.bike_key}`, tile }))
  }
  const riderGroup: LookUpGroup = { kind: 'riders', rows: riders }
  return isCertain ? [bikeGroup, riderGroup, pages] : [riderGroup, bikeGroup, pages]
}

/** The row that `step` rows further is the next; round at both ends. `key` null or unknown counts as the first row. */
export function rowAfter(rows: readonly LookUpRow[], key: string | null, step: 1 | -1): LookUpRow | undefined {
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === key)
  )
  return rows.at((at + step) % Math.max(1, rows.length))
}
