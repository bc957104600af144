import type { Tile } from '../../../shared/domain/floor'
import type { TileMood } from './tile-mood'
import type { TileSize } from './tile-scale'

/** What a face is drawn from. `nowMs` is the console's time. */
export interface FaceProps {
  readonly tile: Tile
  readonly mood: TileMood
  readonly size: TileSize
  readonly nowMs: number
  readonly isPictureLive: boolean
  /** Seen by all the room: nothing of a rider's age, nor that a heart rate is above its limit. */
  readonly isPublic: boolean
}
