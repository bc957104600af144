/** What the pipeline knows of how live it is. */
export interface Liveness {
  /** Null while the source is being reached. */
  readonly isConnected: boolean | null
  /**
   * Age of the newest event that was processed where messages are behind it, or come and are as old; else 0. ms; null where
   * nobody knows.
   */
  readonly lagMs: number | null
  /** Whether the log was ever read: a console that is being set up is not blind. */
  readonly hasLog: boolean
}

/** How long which condition has held. Moments are of a clock that never jumps, ms. */
export interface BlindState {
  readonly isFiring: boolean
  /** Since when what is (not firing: blind, firing: live again) has been so; null for not so. */
  readonly sinceMs: number | null
}

export type BlindEvent =
  | { readonly kind: 'fired' | 'ended' /** Since when the condition was so. */; readonly sinceMs: number }
  | { readonly kind: 'clearing' | 'fired_again' }

export const newBlindState = (): BlindState => ({ isFiring: false, sinceMs: null })

const blindLagMs = 30_000
const blindAfterMs = 15_000
const liveLagMs = 5_000
const liveAfterMs = 30_000

/** Whether alerts are not live; null where it can not be told. */
const isBlind = ({ isConnected, lagMs, hasLog }: Liveness, isFiring: boolean): boolean | null => {
  if (!hasLog) return false
  if (isConnected === null || (isConnected && lagMs === null)) return null
  if (!isConnected || (lagMs ?? 0) > blindLagMs) return true
  return isFiring && (lagMs ?? 0) >= liveLagMs
}

/**
 * P1, "alerts are not live": fires when the source has been disconnected or more than 30 s behind for 15 s, and is over
 * when it has been less than 5 s behind for 30 s. A pure function of the state, the facts and a clock that never jumps.
 */
export function takeLiveness(
  state: BlindState,
  facts: Liveness,
  nowMs: number
): { readonly state: BlindState; readonly event: BlindEvent | null } {
  const blind = isBlind(facts, state.isFiring)
  if (blind === null) return { state, event: null }
  if (blind !== state.isFiring) {
    const sinceMs = state.sinceMs ?? nowMs
    if (nowMs - sinceMs >= (state.isFiring ? liveAfterMs : blindAfterMs)) {
      const event = { kind: state.isFiring ? 'ended' : 'fired', sinceMs } as const
      return { state: { isFiring: !state.isFiring, sinceMs: null }, event }
    }
    const begins = state.isFiring && state.sinceMs === null
    return { state: { ...state, sinceMs }, event: begins ? { kind: 'clearing' } : null }
  }
  const event = state.isFiring && state.sinceMs !== null ? ({ kind: 'fired_again' } as const) : null
  return { state: { ...state, sinceMs: null }, event }
}
