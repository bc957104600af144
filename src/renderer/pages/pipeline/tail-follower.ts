import type { CallOutput } from '../../../shared/contract'
import type { TailLine } from '../../../shared/domain/pipeline'
import type { CallError, Result } from '../../../shared/result'
import { createValueStore, type ValueStore } from '../../live/value-store'
import { askAfter, mergeLines } from './tail-lines'

/** How often the newest lines are asked for. */
export const followEveryMs = 250
/** Periods to wait after a failure. */
const periodsAfterFailure = 8
/** Periods after which an answer is no longer waited for: a line that hangs must not end the asking. */
const periodsForAnswer = 16

/** What is known of the tail. */
export interface TailState {
  /** Newest first; null until they were first answered. */
  readonly lines: readonly TailLine[] | null
  /** Why they were not answered the last time. */
  readonly error: CallError | null
}

export interface TailPorts {
  readonly read: (after: number, signal: AbortSignal) => Promise<Result<CallOutput<'tail.read'>>>
  readonly every: (periodMs: number, run: () => void) => () => void
}

/** Follows the newest lines while it is started, one question at a time; what was read stays when it is stopped. */
export interface TailFollower {
  readonly state: ValueStore<TailState>
  start(): void
  stop(): void
}

/** A refusal ends the asking until the next start; after any other failure it is tried again by itself. */
export function createTailFollower({ read, every }: TailPorts): TailFollower {
  const state = createValueStore<TailState>({ lines: null, error: null })
  let stopTimer: (() => void) | null = null
  let asking: AbortController | null = null
  let periodsToWait = 0
  let periodsAsked = 0

  const ask = async (): Promise<void> => {
    const abort = new AbortController()
    asking = abort
    periodsAsked = 0
    const known = state.get().lines ?? []
    const answer = await read(askAfter(known), abort.signal)
    if (asking !== abort) return
    asking = null
    if (answer.ok) {
      const lines = mergeLines(known, answer.value.lines)
      if (lines !== state.get().lines || state.get().error !== null) state.set({ lines, error: null })
      return
    }
    state.set({ lines: state.get().lines, error: answer.error })
    if (answer.error.code === 'forbidden') stop()
    else periodsToWait = periodsAfterFailure
  }
  const tick = (): void => {
    if (asking !== null) {
      periodsAsked += 1
      if (periodsAsked < periodsForAnswer) return
      asking.abort()
      asking = null
    }
    if (periodsToWait > 0) periodsToWait -= 1
    else void ask()
  }
  const stop = (): void => {
    stopTimer?.()
    stopTimer = null
    asking?.abort()
    asking = null
  }
  return {
    state,
    start() {
      if (stopTimer !== null) return
      periodsToWait = 0
      stopTimer = every(followEveryMs, tick)
      void ask()
    },
    stop
  }
}
