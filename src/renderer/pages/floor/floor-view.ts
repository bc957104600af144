import type { Tile } from '../../../shared/domain/floor'
import { compareBikes } from '../../live/bike-order'
import type { FloorChoice } from './floor-choice'
import type { FloorFilter, FloorOrder } from './floor-search'
import { type Attention, tileAttention } from './tile-attention'
import { tileMood } from './tile-mood'

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * Keys of the bikes to show, in the order to show them. Equal ones stand in the order of their numbers. Free bikes are
 * last in every order but the bikes' own; a stale one is behind the fresh where values are compared. `nowMs` is the
 * console's time, epoch ms.
 */
export function floorView(
  tiles: readonly Tile[],
  { order, show }: Pick<FloorChoice, 'order' | 'show'>,
  nowMs: number,
  isPictureLive: boolean
): readonly string[] {
  return tiles
    .filter((tile) => isShown(tile, show, nowMs, isPictureLive))
    .map((tile) => ({ tile, rank: rankOf(tile, order, nowMs), value: comparedValue(tile, order) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
        (order === 'name' ? byName.compare(a.tile.rider_alias ?? '', b.tile.rider_alias ?? '') : 0) ||
        compareBikes(a.tile, b.tile)
    )
    .map(({ tile }) => tile.bike_key)
}

function isShown(tile: Tile, show: FloorFilter, nowMs: number, isPictureLive: boolean): boolean {
  if (show === 'all') return true
  if (show === 'riding') return tile.state === 'riding'
  if (show === 'attention') return tileAttention(tile, nowMs, isPictureLive) !== null
  // A zone is one of the present: what is stale is in none.
  return tileMood(tile, nowMs, isPictureLive) === 'riding' && show === `z${tile.heart_rate_zone}`
}

const attentionRank: Readonly<Record<Attention, number>> = { 'above-limit': 0, 'no-heart-rate': 1, stale: 2 }

/**
 * Lower stands first. Here a bike is stale by its own age only: a lost line makes every tile stale at once, and must not
 * shuffle them.
 */
function rankOf(tile: Tile, order: FloorOrder, nowMs: number): number {
  if (order === 'bike') return 0
  if (tile.state === 'free') return 4
  if (order === 'attention') {
    const attention = tileAttention(tile, nowMs, true)
    return attention === null ? 3 : attentionRank[attention]
  }
  if (order === 'name') return tile.rider_alias === null ? 1 : 0
  if (tileMood(tile, nowMs, true) === 'stale') return 2
  return comparedValue(tile, order) === null ? 1 : 0
}

/** What is compared, larger first; null where the order compares none, or there is none. */
function comparedValue(tile: Tile, order: FloorOrder): number | null {
  if (order === 'heart-rate') return tile.heart_rate_percent
  if (order === 'power') return tile.power
  return order === 'elapsed' ? tile.elapsed_s : null
}
