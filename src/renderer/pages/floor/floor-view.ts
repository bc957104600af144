import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import { compareBikes } from '../../live/bike-order'
import type { FloorChoice } from './floor-choice'
import type { FloorFilter, FloorOrder } from './floor-search'
import { alertsOfTile, type FloorBoard, tileAlarm } from './tile-alarm'
import { type Attention, tileAttention } from './tile-attention'
import { tileMood } from './tile-mood'

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * Keys of the bikes to show, in the order to show them. Equal ones stand in the order of their numbers. Free bikes are
 * last in every order but the bikes' own, after those not in use; a stale one is behind the fresh where values are compared.
 * `board` has the alerts by bike. `nowMs` is the console's time, epoch ms.
 */
export function floorView(
  tiles: readonly Tile[],
  board: FloorBoard,
  { order, show }: Pick<FloorChoice, 'order' | 'show'>,
  nowMs: number,
  isPictureLive: boolean
): readonly string[] {
  return tiles
    .filter((tile) => isShown(tile, board, show, nowMs, isPictureLive))
    .map((tile) => ({ tile, rank: rankOf(tile, board, order, nowMs), value: comparedValue(tile, order) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) ||
        (order === 'name' ? byName.compare(a.tile.rider_alias ?? '', b.tile.rider_alias ?? '') : 0) ||
        compareBikes(a.tile, b.tile)
    )
    .map(({ tile }) => tile.bike_key)
}

function isShown(tile: Tile, board: FloorBoard, show: FloorFilter, nowMs: number, isPictureLive: boolean): boolean {
  if (show === 'all') return true
  const mood = tileMood(tile, nowMs, isPictureLive)
  if (show === 'riding') return mood !== 'free' && mood !== 'not-in-use'
  if (show === 'attention') return tileAttention(tile, alertsOfTile(tile, board), nowMs, isPictureLive) !== null
  // A zone is one of the present: what is stale is in none.
  return mood === 'riding' && show === `z${tile.heart_rate_zone}`
}

const attentionRank: Readonly<Record<Exclude<Attention, 'alert'>, number>> = { 'no-heart-rate': 4, stale: 5 }

/**
 * Lower stands first. Here a bike is stale by its own age only: a lost line makes every tile stale at once, and must not
 * shuffle them.
 */
function rankOf(tile: Tile, board: FloorBoard, order: FloorOrder, nowMs: number): number {
  if (order === 'bike') return 0
  const alerts = alertsOfTile(tile, board)
  const mood = tileMood(tile, nowMs, true)
  if (order === 'attention') {
    const attention = tileAttention(tile, alerts, nowMs, true)
    if (attention === 'alert') return alarmRank(alerts, nowMs)
    if (attention !== null) return attentionRank[attention]
  }
  if (mood === 'free') return 8
  if (mood === 'not-in-use') return 7
  if (order === 'attention') return 6
  if (order === 'name') return tile.rider_alias === null ? 1 : 0
  if (mood === 'stale') return 2
  return comparedValue(tile, order) === null ? 1 : 0
}

/** What nobody is on stands before what somebody has acknowledged, the grave before the less grave. */
function alarmRank(alerts: readonly Alert[], nowMs: number): number {
  const alarm = tileAlarm(alerts, nowMs)
  return (alarm?.isAcknowledged === true ? 2 : 0) + (alarm?.priority === 'high' ? 0 : 1)
}

/** What is compared, larger first; null where the order compares none, or there is none. */
function comparedValue(tile: Tile, order: FloorOrder): number | null {
  if (order === 'heart-rate') return tile.heart_rate_percent
  if (order === 'power') return tile.power
  return order === 'elapsed' ? tile.elapsed_s : null
}
