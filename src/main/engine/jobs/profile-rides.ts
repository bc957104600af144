import { setImmediate as immediate } from 'node:timers/promises'
import type { Writable } from '../store/open'
import { createProfileSteps } from './profile-steps'
import { runSliced } from './sliced'

export interface RideProfilingOptions {
  readonly data: Writable
  /** Whether a backlog is being read: then nearly all of the thread's time is left to it, and rides wait for their turn. */
  readonly isCatchingUp: () => boolean
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly onFailure: (what: string, error: unknown) => void
}

/** Works out what is kept of each ride that has ended, within seconds, beside the ingestion and never in its way. */
export interface RideProfiling {
  start(): void
  /** What is under way ends after the step it is at; a later life goes on from there. */
  stop(): Promise<void>
}

const sliceMs = 10
const lookEveryMs = 1_000
/** While rides of a former life wait: a fifth of the thread's time is theirs. */
const goOnAfterMs = 40
/** While a backlog is read: a fiftieth. A ride costs about a millisecond, and a backlog ends hundreds a second. */
const goOnBesideBacklogMs = 500
const retryAfterMs = 30_000

export function createRideProfiling({ data, isCatchingUp, monotonic, onFailure }: RideProfilingOptions): RideProfiling {
  const what = 'working out a ride'
  const clock = { monotonic, yield: () => immediate() }
  const oneSlice = (step: () => boolean) => runSliced(step, sliceMs, clock, () => true)
  let isStopping = false
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<void> = Promise.resolve()

  const lookAfter = (ms: number, look: () => Promise<number>): void => {
    timer = setTimeout(() => {
      looking = look()
        .catch((error: unknown) => {
          onFailure(what, error)
          return retryAfterMs
        })
        .then((nextMs) => {
          if (!isStopping) lookAfter(nextMs, look)
        })
    }, ms)
    timer.unref()
  }
  return {
    start() {
      const steps = createProfileSteps(data, (error) => onFailure(what, error))
      let hasOlder = true
      lookAfter(goOnAfterMs, async () => {
        if (isCatchingUp()) {
          await oneSlice(steps.ofChanged)
          return goOnBesideBacklogMs
        }
        await runSliced(steps.ofChanged, sliceMs, clock, () => isStopping || isCatchingUp())
        if (isStopping || !hasOlder) return lookEveryMs
        // One slice: what has ended meanwhile comes first again.
        await oneSlice(() => {
          hasOlder = steps.ofOlder()
          return hasOlder
        })
        return goOnAfterMs
      })
    },
    async stop() {
      isStopping = true
      if (timer !== null) clearTimeout(timer)
      await looking
    }
  }
}
