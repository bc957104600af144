import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import type { TileAlarm } from './tile-alarm'
import type { TileMood } from './tile-mood'
import type { TileSize } from './tile-scale'

/** What a face is drawn from. `nowMs` is the console's time. */
export interface FaceProps {
  readonly tile: Tile
  readonly mood: TileMood
  readonly size: TileSize
  readonly nowMs: number
  readonly isPictureLive: boolean
  /** Alerts of the tile's ride. */
  readonly alerts: readonly Alert[]
  /** What frames it; null for nothing. */
  readonly alarm: TileAlarm | null
  /** Whether the reason of an alert is kept to the staff's screens: then it is only said that staff are called. */
  readonly isReasonHidden: boolean
  /** Seen by all the room: nothing of a rider's age. */
  readonly isPublic: boolean
}
