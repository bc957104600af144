import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { t } from '../../i18n/translate'
import { useBikeOrder } from '../../live/live-context'
import { fitReadable } from './fit'
import { BikeTile } from './tile'
import { moveTileFocus } from './tile-focus'
import { tileSize } from './tile-scale'
import { useRoom } from './use-room'
import { wallStyle } from './wall-style'

/** All bikes, each the same size, as large as there is room for without scrolling. */
export function Wall({ isPictureLive }: { readonly isPictureLive: boolean }) {
  const order = useBikeOrder()
  const [wallRef, room] = useRoom()
  const listRef = useRef<HTMLUListElement>(null)
  const [focusedKey, setFocusedKey] = useState<string | null>(null)
  const fitted = fitReadable(order.length, room.width, room.height)
  const size = tileSize(fitted.width, fitted.height)
  const tabStop = focusedKey !== null && order.includes(focusedKey) ? focusedKey : order[0]

  const focusTile = (index: number): void => {
    const tile = listRef.current?.children[index]?.querySelector<HTMLElement>('.tile')
    tile?.focus()
  }
  const move = (from: number, key: string): boolean => {
    const next = moveTileFocus(from, key, order.length, fitted.columns)
    if (next === null) return false
    focusTile(next)
    return true
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const from = order.indexOf(focusedKey ?? '')
    if (from >= 0 && move(from, event.key)) event.preventDefault()
  }

  // With the focus nowhere, an arrow key enters the wall where it was left.
  const enterIndex = tabStop === undefined ? -1 : order.indexOf(tabStop)
  useEffect(() => {
    const onPageKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.target !== document.body || !event.key.startsWith('Arrow') || enterIndex < 0) return
      if (event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      listRef.current?.children[enterIndex]?.querySelector<HTMLElement>('.tile')?.focus()
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
          {order.map((bikeKey) => (
            <BikeTile
              key={bikeKey}
              bikeKey={bikeKey}
              size={size}
              isPictureLive={isPictureLive}
              isTabStop={bikeKey === tabStop}
            />
          ))}
        </ul>
      )}
      {order.length === 1 && <p className="wall-note quiet">{t('floor.oneBike')}</p>}
    </div>
  )
}
