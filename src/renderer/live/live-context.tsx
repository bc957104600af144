import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { Bridge } from '../../shared/bridge'
import type { Tile } from '../../shared/domain/floor'
import { zoneStartsPercent } from '../../shared/figures/heart-rate'
import { createFormats, type Formats } from '../i18n/format'
import type { AlarmStore } from './alarm-store'
import type { LiveConsole } from './live-console'
import type { Liveness } from './liveness'
import type { Ticker } from './ticker'
import type { ValueStore } from './value-store'

/** What every part of the page may use. */
export interface Live {
  readonly bridge: Bridge
  readonly console: LiveConsole
  /** What must be seen and heard, also while the page is hidden. */
  readonly alarm: AlarmStore
  /** Ticks of the console's clock. */
  readonly ticker: Ticker
}

const LiveContext = createContext<Live | null>(null)

export function LiveProvider({ live, children }: { readonly live: Live; readonly children: ReactNode }) {
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>
}

export function useLive(): Live {
  const live = useContext(LiveContext)
  if (live === null) throw new Error('useLive is used outside LiveProvider')
  return live
}

export const useStored = <Value,>(store: ValueStore<Value>): Value => useSyncExternalStore(store.subscribe, store.get)

/**
 * Something told from the console's time (epoch ms); draws anew only when it differs. `select` answers a string, number,
 * boolean or null.
 */
export function useConsoleTime<Value extends string | number | boolean | null>(
  select: (nowMs: number) => Value
): Value {
  const { ticker } = useLive()
  return useSyncExternalStore(ticker.subscribe, () => select(ticker.nowMs()))
}

/** How live the picture is, told four times a second. */
export function useLiveness(): Liveness {
  const live = useLive()
  useStored(live.console.link)
  useStored(live.console.status)
  const nowMs = useConsoleTime((ms) => ms)
  return live.console.livenessAt(nowMs)
}

/** Whether the picture may be shown as one of the present. */
export function useIsPictureLive(): boolean {
  const live = useLive()
  useStored(live.console.link)
  useStored(live.console.status)
  return useConsoleTime((nowMs) => live.console.livenessAt(nowMs).kind !== 'not-live')
}

export function useTile(bikeKey: string): Tile | undefined {
  const { floor } = useLive().console
  const subscribe = useCallback((onChange: () => void) => floor.subscribeTile(bikeKey, onChange), [floor, bikeKey])
  return useSyncExternalStore(subscribe, () => floor.tile(bikeKey))
}

/** Keys of all bikes in the floor's order. */
export function useBikeOrder(): readonly string[] {
  const { floor } = useLive().console
  return useSyncExternalStore(floor.subscribeOrder, floor.order)
}

/** Percent of the maximum heart rate at which Z1 to Z5 begin; until the gym's are known, the usual ones. */
export const useZoneStarts = (): readonly number[] =>
  useStored(useLive().console.info)?.zone_starts_percent ?? zoneStartsPercent

/** Formats in the gym's zone; until it is known, in the browser's. */
export function useFormats(): Formats {
  const zone = useStored(useLive().console.info)?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  return useMemo(() => createFormats(zone), [zone])
}
