import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useLive } from '../../live/live-context'
import type { FloorChoice } from './floor-choice'
import { floorView } from './floor-view'
import { createHeldView } from './held-view'

/** Keys of the bikes to show, in their order. In the bikes' own order nothing ever moves; else every 2 s at most. */
export function useFloorView({ order, show }: FloorChoice, isPictureLive: boolean): readonly string[] {
  const { alarm, console, ticker } = useLive()
  const { floor } = console
  const read = useMemo(() => {
    if (order === 'bike' && show === 'all') return floor.order
    // Once the picture is not live every bike grows stale: that must not shuffle what was seen last.
    const lostAtMs = isPictureLive ? null : ticker.nowMs()
    return createHeldView(
      () => floorView(floor.tiles(), alarm.byBike(), { order, show }, lostAtMs ?? ticker.nowMs(), isPictureLive),
      floor.order,
      ticker.nowMs
    )
  }, [alarm, floor, ticker, order, show, isPictureLive])
  const subscribe = useCallback(
    (onChange: () => void) => {
      const stops = [floor.subscribe(onChange), ticker.subscribe(onChange)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    [floor, ticker]
  )
  return useSyncExternalStore(subscribe, read)
}
