import { type KeyboardEvent, type MouseEvent, memo } from 'react'
import type { Alert } from '../../../shared/domain/alert'
import type { Tile } from '../../../shared/domain/floor'
import { ruleName } from '../../alerts/alert-words'
import { t } from '../../i18n/translate'
import { useConsoleTime, useFormats, useLive, useTile } from '../../live/live-context'
import { useAlertsOf } from '../../live/use-alarm'
import { FreeFace } from './free-face'
import { RidingFace } from './riding-face'
import { lowOf, ofRide, suspectOf, tileAlarm } from './tile-alarm'
import { type TileMood, tileMood } from './tile-mood'
import type { TileSize } from './tile-scale'
import { alarmSentence, buttonSentence, tileSentence } from './tile-sentence'

/** What pressing a tile with a ride does, and what asking for its menu does. */
export interface TileActions {
  open(tile: Tile, rideId: number): void
  compare(rideId: number): void
  /** The rider's profile: asked for by a press on their name. */
  profile(riderId: number): void
  /** `place`: px of the window. */
  menu(tile: Tile, place: { readonly x: number; readonly y: number }): void
}

interface TileProps {
  readonly bikeKey: string
  readonly size: TileSize
  readonly isPictureLive: boolean
  /** Null on the wall, where tiles are only looked at. */
  readonly actions: TileActions | null
  /** Before the public: then an alert only says that staff are called. */
  readonly isReasonHidden?: boolean
  readonly isTabStop?: boolean
  /** The ride whose drawer is open. */
  readonly openRideId?: number | null
}

/** What a bike is drawn as: one with an alert stays in sight, however long it has sent nothing. */
function moodOf(tile: Tile, alerts: readonly Alert[], nowMs: number, isPictureLive: boolean): TileMood {
  const mood = tileMood(tile, nowMs, isPictureLive)
  return mood === 'not-in-use' && tileAlarm(alerts, nowMs) !== null ? 'stale' : mood
}

/** One bike. It draws anew when its bike or its alerts changed, and each second while it shows an age. */
export const BikeTile = memo(function BikeTile(props: TileProps) {
  const { bikeKey, size, isPictureLive, actions, isReasonHidden = false } = props
  const tile = useTile(bikeKey)
  const ofBike = useAlertsOf(bikeKey)
  const { ticker } = useLive()
  const formats = useFormats()
  const alerts = tile === undefined ? [] : ofRide(tile, ofBike)
  // Told apart to the second where an age is shown, else only by mood.
  useConsoleTime((nowMs) => {
    if (tile === undefined) return ''
    const mood = moodOf(tile, alerts, nowMs, isPictureLive)
    const alarm = tileAlarm(alerts, nowMs)
    const isAging = mood === 'stale' || mood === 'not-in-use' || alarm !== null || suspectOf(alerts) !== null
    return `${mood} ${alarm?.isPulsing ?? ''} ${isAging ? Math.floor(nowMs / 1_000) : ''}`
  })
  if (tile === undefined) return null
  const nowMs = ticker.nowMs()
  const mood = moodOf(tile, alerts, nowMs, isPictureLive)
  const anyAlarm = tileAlarm(alerts, nowMs)
  // Once somebody is on it, nobody has to be called any more.
  const alarm = isReasonHidden && anyAlarm?.isAcknowledged === true ? null : anyAlarm
  const drawn = mood === 'riding' && suspectOf(alerts) !== null ? 'no-heart-rate' : mood
  const isOutline = mood === 'free' || mood === 'not-in-use'
  const Face = isOutline ? FreeFace : RidingFace
  const frame = alarm === null ? '' : isReasonHidden ? ' has-alarm is-call' : ` has-alarm is-${alarm.priority}-alarm`
  const pulse = alarm?.isPulsing === true && isPictureLive && !isReasonHidden ? ' is-pulsing' : ''
  const shown = {
    className: `tile is-${drawn} is-${size}${isOutline ? ' is-outline' : ''}${frame}${pulse}`,
    'data-bike': tile.bike_label,
    'data-mood': mood,
    'data-key': bikeKey,
    'data-event-at': tile.last_event_at,
    ...(alarm === null || isReasonHidden
      ? {}
      : { 'data-alarm': alarm.isAcknowledged ? 'acknowledged' : alarm.priority })
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
        alerts={alerts}
        alarm={alarm}
        isReasonHidden={isReasonHidden}
      />
    </span>
  )
  if (actions === null) {
    const said = [tileSentence(tile, mood, nowMs, formats)]
    if (alarm !== null) said.push(isReasonHidden ? t('tile.said.staffCall') : alarmSentence(alarm))
    return (
      <li>
        <article {...shown} aria-label={said.join(', ')}>
          {face}
        </article>
      </li>
    )
  }
  const low = alarm === null ? lowOf(alerts) : null
  const saidOfButton = buttonSentence(tile, mood, alarm, nowMs, formats)
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
        aria-haspopup="menu"
        onClick={(event: MouseEvent) => {
          if (!event.shiftKey && tile.rider_id !== null && isOnName(event)) actions.profile(tile.rider_id)
          else press(event.shiftKey)
        }}
        onContextMenu={(event: MouseEvent) => {
          event.preventDefault()
          actions.menu(tile, menuPlace(event))
        }}
        onKeyDown={(event: KeyboardEvent) => {
          // Not every browser tells a click made by a key which other keys were down.
          if (event.key !== 'Enter' || !event.shiftKey) return
          event.preventDefault()
          press(true)
        }}
      >
        <span className="said">{low === null ? saidOfButton : `${saidOfButton}, ${ruleName(low.rule)}`}</span>
        {face}
      </button>
    </li>
  )
})

/** On a large tile the name leads to who it is; on a small one, that is little more, it does as the rest. */
const isOnName = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('.tile.is-full .tile-name:not(.is-unknown)') !== null

/** Where the pointer is; the tile's middle where a key asked, which has no place. */
function menuPlace(event: MouseEvent): { readonly x: number; readonly y: number } {
  const { left, top, right, bottom } = event.currentTarget.getBoundingClientRect()
  const isInside =
    event.clientX >= left &&
    event.clientX <= right &&
    event.clientY >= top &&
    event.clientY <= bottom &&
    event.button === 2
  return isInside ? { x: event.clientX, y: event.clientY } : { x: (left + right) / 2, y: (top + bottom) / 2 }
}
