import type { Tile } from '../../../shared/domain/floor'
import { momentMs } from '../../i18n/format'

/** A bike that rides and sent nothing for this long is stale. */
export const staleAfterMs = 10_000

/** And for this long is not in use: whoever rode it has left. */
export const notInUseAfterMs = 60_000

/** What a tile is drawn as. `waiting`: the ride began, no reading came yet. */
export type TileMood = 'free' | 'not-in-use' | 'stale' | 'waiting' | 'no-heart-rate' | 'riding'

/** Age of a tile's last event, ms, never negative; null where there was none. */
export function tileAgeMs(tile: Tile, nowMs: number): number | null {
  const lastMs = momentMs(tile.last_event_at)
  return lastMs === null ? null : Math.max(0, nowMs - lastMs)
}

/**
 * `isPictureLive` false makes every ride stale at once: nothing of it is known to be of the present. `nowMs` is the
 * console's time, epoch ms.
 */
export function tileMood(tile: Tile, nowMs: number, isPictureLive: boolean): TileMood {
  if (tile.state === 'free') return 'free'
  const ageMs = tileAgeMs(tile, nowMs)
  if (!isPictureLive) return 'stale'
  if (ageMs !== null && ageMs >= notInUseAfterMs) return 'not-in-use'
  if (ageMs !== null && ageMs >= staleAfterMs) return 'stale'
  if (tile.heart_rate !== null) return 'riding'
  const hasReading = [tile.elapsed_s, tile.cadence, tile.power, tile.resistance].some((value) => value !== null)
  return hasReading ? 'no-heart-rate' : 'waiting'
}
