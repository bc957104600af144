/** The work was not done in the time it had. */
export class OutOfTimeError extends Error {
  override readonly name = 'OutOfTimeError'
}

/** Someone stopped the test. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** The time that all steps share. */
export interface TimeBudget {
  /**
   * What the work answers. Rejects with `OutOfTimeError` after `ms`, or earlier when nothing of the budget is left, and
   * with `StoppedError` as soon as the signal aborts. The work itself is not ended by that: whoever began it ends it.
   */
  within<Value>(ms: number, work: Promise<Value>): Promise<Value>
}

/** A budget of `totalMs` from now on; `now` is a clock that never jumps, ms. */
export function createTimeBudget(totalMs: number, now: () => number, signal: AbortSignal): TimeBudget {
  const endMs = now() + totalMs
  return {
    within(ms, work) {
      return new Promise((resolve, reject) => {
        const stop = (): void => finish(() => reject(new StoppedError()))
        const timer = setTimeout(
          () => finish(() => reject(new OutOfTimeError())),
          Math.max(0, Math.min(ms, endMs - now()))
        )
        const finish = (settle: () => void): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', stop)
          settle()
        }
        signal.addEventListener('abort', stop)
        work.then(
          (value) => finish(() => resolve(value)),
          (error) => finish(() => reject(error))
        )
        if (signal.aborted) stop()
      })
    }
  }
}
