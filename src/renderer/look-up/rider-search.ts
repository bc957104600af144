import type { RiderHit } from '../../shared/domain/rider'
import type { CallError, Result } from '../../shared/result'
import { createValueStore, type ValueStore } from '../live/value-store'

/** Keys come faster than this while someone types. */
export const askAfterMs = 120
/** An answer that takes longer is waited for in sight. */
export const slowAfterMs = 200

/** What is known of the riders that a query means. */
export type RiderSearchState =
  /** `hits` are those of the query before; `isSlow`: do not show them any longer. */
  | { readonly kind: 'searching'; readonly query: string; readonly hits: readonly RiderHit[]; readonly isSlow: boolean }
  | { readonly kind: 'found'; readonly query: string; readonly hits: readonly RiderHit[] }
  | { readonly kind: 'failed'; readonly query: string; readonly hits: readonly RiderHit[]; readonly error: CallError }

export interface RiderSearch {
  readonly state: ValueStore<RiderSearchState>
  /** Looks for riders, when nothing else is looked for within `askAfterMs`; an empty query is asked at once. */
  lookFor(query: string): void
  /** Asks the last query again, at once. */
  retry(): void
  stop(): void
}

/**
 * Looks for riders while someone types. The answer shown is always that of the newest query: one that arrives late is
 * dropped. `later` runs something after so many ms and returns how to call it off.
 */
export function createRiderSearch(
  ask: (query: string, signal: AbortSignal) => Promise<Result<{ readonly items: readonly RiderHit[] }>>,
  later: (delayMs: number, run: () => void) => () => void
): RiderSearch {
  const state = createValueStore<RiderSearchState>({ kind: 'searching', query: '', hits: [], isSlow: false })
  let wanted: string | null = null
  let callOff: (() => void)[] = []
  let asking: AbortController | null = null

  const stop = (): void => {
    wanted = null
    for (const call of callOff) call()
    callOff = []
    asking?.abort()
    asking = null
  }
  const askNow = async (query: string): Promise<void> => {
    const abort = new AbortController()
    asking = abort
    callOff = [later(slowAfterMs, () => state.set({ kind: 'searching', query, hits: state.get().hits, isSlow: true }))]
    const answer = await ask(query, abort.signal)
    if (asking !== abort) return
    for (const call of callOff) call()
    asking = null
    state.set(
      answer.ok
        ? { kind: 'found', query, hits: answer.value.items }
        : { kind: 'failed', query, hits: [], error: answer.error }
    )
  }
  const begin = (query: string, delayMs: number): void => {
    stop()
    wanted = query
    const before = state.get()
    const isSlow = before.kind === 'searching' && before.isSlow
    state.set({ kind: 'searching', query, hits: before.hits, isSlow })
    if (delayMs === 0) void askNow(query)
    else callOff = [later(delayMs, () => void askNow(query))]
  }
  return {
    state,
    lookFor(query) {
      const trimmed = query.trim()
      if (trimmed !== wanted) begin(trimmed, trimmed === '' ? 0 : askAfterMs)
    },
    retry: () => begin(state.get().query, 0),
    stop
  }
}
