import { type KeyboardEvent, type MouseEvent, memo } from 'react'
import type { Tile } from '../../../shared/domain/floor'
import { useConsoleTime, useFormats, useLive, useTile } from '../../live/live-context'
import { FreeFace } from './free-face'
import { RidingFace } from './riding-face'
import { tileAgeMs, tileMood } from './tile-mood'
import type { TileSize } from './tile-scale'
import { buttonSentence, tileSentence } from './tile-sentence'

/** What pressing a tile with a ride does. */
export interface TileActions {
  open(tile: Tile, rideId: number): void
  compare(rideId: number): void
}

interface TileProps {
  readonly bikeKey: string
  readonly size: TileSize
  readonly isPictureLive: boolean
  /** Null on the wall, where tiles are only looked at, by all the room. */
  readonly actions: TileActions | null
  readonly isTabStop?: boolean
  /** The ride whose drawer is open. */
  readonly openRideId?: number | null
}

/** One bike. It draws anew when its bike changed, and each second while it shows an age. */
export const BikeTile = memo(function BikeTile(props: TileProps) {
  const { bikeKey, size, isPictureLive, actions } = props
  const tile = useTile(bikeKey)
  const { ticker } = useLive()
  const formats = useFormats()
  // Told apart to the second where an age is shown, else only by mood.
  useConsoleTime((nowMs) => {
    if (tile === undefined) return ''
    const mood = tileMood(tile, nowMs, isPictureLive)
    return mood === 'stale' ? `${mood} ${Math.floor((tileAgeMs(tile, nowMs) ?? 0) / 1_000)}` : mood
  })
  if (tile === undefined) return null
  const nowMs = ticker.nowMs()
  const mood = tileMood(tile, nowMs, isPictureLive)
  const Face = mood === 'free' ? FreeFace : RidingFace
  const shown = {
    className: `tile is-${mood} is-${size}`,
    'data-bike': tile.bike_label,
    'data-mood': mood,
    'data-key': bikeKey,
    'data-event-at': tile.last_event_at
  }
  const face = (
    <span className="tile-face" aria-hidden="true">
      <Face
        tile={tile}
        mood={mood}
        size={size}
        nowMs={nowMs}
        isPictureLive={isPictureLive}
        isPublic={actions === null}
      />
    </span>
  )
  if (actions === null) {
    return (
      <li>
        <article {...shown} aria-label={tileSentence(tile, mood, nowMs, formats)}>
          {face}
        </article>
      </li>
    )
  }
  const rideId = tile.ride_id
  const press = (isForCompare: boolean): void => {
    if (rideId === null) return
    if (isForCompare) actions.compare(rideId)
    else actions.open(tile, rideId)
  }
  return (
    <li>
      <button
        type="button"
        {...shown}
        tabIndex={props.isTabStop === true ? 0 : -1}
        aria-disabled={rideId === null}
        aria-current={rideId !== null && rideId === props.openRideId}
        onClick={(event: MouseEvent) => press(event.shiftKey)}
        onKeyDown={(event: KeyboardEvent) => {
          // Not every browser tells a click made by a key which other keys were down.
          if (event.key !== 'Enter' || !event.shiftKey) return
          event.preventDefault()
          press(true)
        }}
      >
        <span className="said">{buttonSentence(tile, mood, nowMs, formats)}</span>
        {face}
      </button>
    </li>
  )
})
