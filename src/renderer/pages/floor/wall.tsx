import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useLive } from '../../live/live-context'
import { isAlone } from '../../shell/key-press'
import { singleKeysOn } from '../../shell/single-keys'
import { chosenWidths, fitChosen, fitReadable } from './fit'
import type { FloorSize } from './floor-search'
import { BikeTile, type TileActions } from './tile'
import { moveTileFocus } from './tile-focus'
import { tileSize } from './tile-scale'
import { useRoom } from './use-room'
import { wallStyle } from './wall-style'

/**
 * Bikes, each the same size: as large as there is room for without scrolling, or as large as chosen. Arrow keys move the
 * focus among them.
 */
export function Wall({
  bikeKeys,
  size,
  isPictureLive,
  actions,
  openRideId
}: {
  readonly bikeKeys: readonly string[]
  readonly size: FloorSize
  readonly isPictureLive: boolean
  readonly actions: TileActions
  readonly openRideId: number | null
}) {
  const { floor } = useLive().console
  const [wallRef, room] = useRoom()
  const listRef = useRef<HTMLUListElement>(null)
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const fitted =
    size === 'auto'
      ? fitReadable(bikeKeys.length, room.width, room.height)
      : fitChosen(bikeKeys.length, room.width, chosenWidths[size])
  const drawnSize = tileSize(fitted.width, fitted.height)
  const tabStop = focusedKey !== null && bikeKeys.includes(focusedKey) ? focusedKey : bikeKeys[0]

  const compareFocused = (): boolean => {
    const rideId = floor.tile(focusedKey ?? '')?.ride_id ?? null
    if (rideId === null || !singleKeysOn.get()) return false
    actions.compare(rideId)
    return true
  }
  const lookUpFocused = (): boolean => {
    const riderId = floor.tile(focusedKey ?? '')?.rider_id ?? null
    if (riderId === null || !singleKeysOn.get()) return false
    actions.profile(riderId)
    return true
  }
  const move = (from: number, key: string): boolean => {
    const next = moveTileFocus(from, key, bikeKeys.length, fitted.columns)
    if (next === null) return false
    focusTileAt(listRef.current, next)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isAlone(event)) return
    const from = bikeKeys.indexOf(focusedKey ?? '')
    const letter = event.key.toLowerCase()
    const isTaken =
      letter === 'c' ? compareFocused() : letter === 'p' ? lookUpFocused() : from >= 0 && move(from, event.key)
    if (isTaken) event.preventDefault()
  }

  // With the focus nowhere, an arrow key enters the wall where it was left.
  const enterIndex = tabStop === undefined ? -1 : bikeKeys.indexOf(tabStop)
  useEffect(() => {
    const onPageKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || !event.key.startsWith('Arrow') || enterIndex < 0) return
      if (!isAlone(event)) return
      event.preventDefault()
      focusTileAt(listRef.current, enterIndex)
    }
    document.addEventListener('keydown', onPageKeyDown)
    return () => document.removeEventListener('keydown', onPageKeyDown)
  }, [enterIndex])

  return (
    <div className="wall-room" ref={wallRef}>
      {room.width > 0 && (
        <ul
          className="wall"
          ref={listRef}
          aria-label={t('floor.bikes')}
          style={wallStyle(fitted)}
          onKeyDown={onKeyDown}
          onFocus={(event) => setFocusedKey(event.target.dataset.key ?? null)}
        >
          {bikeKeys.map((bikeKey) => (
            <BikeTile
              key={bikeKey}
              bikeKey={bikeKey}
              size={drawnSize}
              isPictureLive={isPictureLive}
              actions={actions}
              isTabStop={bikeKey === tabStop}
              openRideId={openRideId}
            />
          ))}
        </ul>
      )}
      {bikeKeys.length === 1 && floor.order().length === 1 && <p className="wall-note quiet">{t('floor.oneBike')}</p>}
    </div>
  )
}

function focusTileAt(list: HTMLElement | null, index: number): void {
  list?.children[index]?.querySelector<HTMLElement>('.tile')?.focus()
}
