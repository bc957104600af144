import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import { suspectOf, tileAlarm } from './tile-alarm'
import { tileMood } from './tile-mood'

/** Why someone should look at a bike now. */
export type Attention = 'alert' | 'no-heart-rate' | 'stale'

/**
 * What calls for a look, the gravest only; null where nothing does. `alerts` are those of the tile's ride. A heart rate that is not
 * to be believed is none. `nowMs` is the console's time, epoch ms.
 */
export function tileAttention(
  tile: Tile,
  alerts: readonly Alert[],
  nowMs: number,
  isPictureLive: boolean
): Attention | null {
  if (tileAlarm(alerts, nowMs) !== null) return 'alert'
  const mood = tileMood(tile, nowMs, isPictureLive)
  if (mood === 'stale' || mood === 'no-heart-rate') return mood
  return mood === 'riding' && suspectOf(alerts) !== null ? 'no-heart-rate' : null
}
