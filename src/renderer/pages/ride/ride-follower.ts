import type { Unsubscribe } from '../../../shared/bridge'
import type { RideFollow } from '../../../shared/domain/ride-follow'
import type { CallError, Result } from '../../../shared/result'
import { createValueStore, type ValueStore } from '../../live/value-store'
import { type FollowedRide, takeAnswer } from './ride-store'

/** How often it is looked whether to ask. */
export const lookEveryMs = 250
/** Never asked more often than this, however often the bike's tile changes. */
const leastBetweenMs = 500
/** Asked at the latest after this while the ride runs. */
const mostBetweenMs = 2_000
const afterFailureMs = 10_000
/** An ended ride is asked for once more: its last reading may come with its end. */
const answersAfterEnd = 2

/** What is known of a ride, and why not more. */
export interface FollowState {
  /** Null until first answered. */
  readonly ride: FollowedRide | null
  /** Why the last question was not answered; null when it was. */
  readonly error: CallError | null
  /** When the last answer came, ms by the clock handed in; null before the first. */
  readonly heardAtMs: number | null
}

export const nothingYet: FollowState = { ride: null, error: null, heardAtMs: null }

export interface FollowPorts {
  readonly ask: (after: number, signal: AbortSignal) => Promise<Result<RideFollow>>
  /** Calls back whenever the tile of the ride's bike has changed. */
  readonly onTileChange: (run: () => void) => Unsubscribe
  readonly every: (periodMs: number, run: () => void) => () => void
  /** Ms since whenever. */
  readonly nowMs: () => number
}

/**
 * Follows a ride while it is started: asks for it from its beginning, then for what came since, one question at a time.
 * What is known stays when it is stopped. Once the ride has ended, or is none, it is not asked for again until the next
 * start.
 */
export interface RideFollower {
  readonly state: ValueStore<FollowState>
  start(): void
  stop(): void
}

/** What will not be otherwise when asked again. */
const isFinal = ({ code }: CallError): boolean => ['not-found', 'bad-input', 'forbidden', 'unknown-call'].includes(code)

export function createRideFollower({ ask, onTileChange, every, nowMs }: FollowPorts): RideFollower {
  const state = createValueStore<FollowState>(nothingYet)
  let subscriptions: (() => void)[] = []
  let asking: AbortController | null = null
  let askedAtMs = 0
  let isTileChanged = false
  let endedAnswers = 0

  const question = async (): Promise<void> => {
    const abort = new AbortController()
    const after = state.get().ride?.lastReading ?? 0
    asking = abort
    askedAtMs = nowMs()
    isTileChanged = false
    const answer = await ask(after, abort.signal)
    if (asking !== abort) return
    asking = null
    if (!answer.ok) {
      state.set({ ...state.get(), error: answer.error })
      if (isFinal(answer.error)) stop()
      return
    }
    const ride = takeAnswer(state.get().ride, after, answer.value)
    state.set({ ride, error: null, heardAtMs: nowMs() })
    if (ride === null || !answer.value.is_complete) return void question()
    endedAnswers = answer.value.ride.end_time === null ? 0 : endedAnswers + 1
    if (endedAnswers >= answersAfterEnd) stop()
  }
  const look = (): void => {
    if (asking !== null) return
    const hasFailed = state.get().error !== null
    // A tile that changes shows that the console is there again.
    const earlyMs = hasFailed ? mostBetweenMs : leastBetweenMs
    const lateMs = hasFailed ? afterFailureMs : mostBetweenMs
    if (nowMs() - askedAtMs >= (isTileChanged ? earlyMs : lateMs)) void question()
  }
  const stop = (): void => {
    for (const unsubscribe of subscriptions) unsubscribe()
    subscriptions = []
    asking?.abort()
    asking = null
  }
  return {
    state,
    start() {
      if (subscriptions.length > 0) return
      endedAnswers = 0
      subscriptions = [
        onTileChange(() => {
          isTileChanged = true
          look()
        }),
        every(lookEveryMs, look)
      ]
      void question()
    },
    stop
  }
}
