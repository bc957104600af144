import type { Unsubscribe } from '../../shared/bridge'

/** The passing of time for what shows ages: `nowMs` stands still between ticks, so that one drawing uses one time. */
export interface Ticker {
  nowMs(): number
  subscribe(onTick: () => void): Unsubscribe
}

/** Runs only while someone watches. `every` calls back each `periodMs` and returns how to stop. */
export function createTicker(
  readNowMs: () => number,
  periodMs: number,
  every: (periodMs: number, run: () => void) => () => void
): Ticker {
  const watchers = new Set<() => void>()
  let stop: (() => void) | null = null
  let nowMs = readNowMs()
  const tick = (): void => {
    nowMs = readNowMs()
    for (const watch of [...watchers]) watch()
  }
  return {
    nowMs: () => nowMs,
    subscribe(onTick) {
      watchers.add(onTick)
      if (stop === null) {
        nowMs = readNowMs()
        stop = every(periodMs, tick)
      }
      return () => {
        watchers.delete(onTick)
        if (watchers.size === 0) {
          stop?.()
          stop = null
        }
      }
    }
  }
}
