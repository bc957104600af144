export interface PaceClock {
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly sleep: (ms: number) => Promise<void>
}

/** Long enough to get on, short enough that whoever waits for the processor does not notice. */
const sliceMs = 10
/** The file was written to within this: a console ingests. */
const freshMs = 3_000

/**
 * Keeps a long work from being in the way. To be asked after every step: answers null while a slice lasts, else what to wait
 * for. While a console ingests (`version` changes when it writes) that is as long as the slice took, otherwise a breath.
 */
export function createPace(clock: PaceClock, version: () => number): () => Promise<void> | null {
  let beganMs = clock.monotonic()
  let seen = version()
  let changedMs = Number.NEGATIVE_INFINITY

  const rest = async (workedMs: number): Promise<void> => {
    await clock.sleep(clock.monotonic() - changedMs < freshMs ? workedMs : 0)
    beganMs = clock.monotonic()
  }
  return () => {
    const nowMs = clock.monotonic()
    const workedMs = nowMs - beganMs
    if (workedMs < sliceMs) return null
    const now = version()
    if (now !== seen) changedMs = nowMs
    seen = now
    return rest(workedMs)
  }
}
