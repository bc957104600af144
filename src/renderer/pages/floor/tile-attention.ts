import type { Tile } from '../../../shared/domain/floor'
import { tileMood } from './tile-mood'

/** Why someone should look at a bike now. */
export type Attention = 'above-limit' | 'no-heart-rate' | 'stale'

/** Whether the heart rate last read is above the rider's limit. Says nothing of how old it is. */
export const isAboveLimit = (tile: Tile): boolean => tile.heart_rate !== null && tile.heart_rate > tile.heart_rate_limit

/** What calls for a look, the gravest only; null where nothing does. `nowMs` is the console's time, epoch ms. */
export function tileAttention(tile: Tile, nowMs: number, isPictureLive: boolean): Attention | null {
  const mood = tileMood(tile, nowMs, isPictureLive)
  if (mood === 'stale' || mood === 'no-heart-rate') return mood
  return mood === 'riding' && isAboveLimit(tile) ? 'above-limit' : null
}
