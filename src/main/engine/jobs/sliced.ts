export interface SliceClock {
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** Lets everything else that waits have its turn. */
  readonly yield: () => Promise<void>
}

/**
 * Does `step` again and again until it answers false or `isStopping`, in slices of at most `sliceMs` (and one step): between
 * two slices, whatever else the thread has to do is done. Answers the longest slice, ms.
 */
export async function runSliced(
  step: () => boolean,
  sliceMs: number,
  clock: SliceClock,
  isStopping: () => boolean
): Promise<number> {
  let longestMs = 0
  for (;;) {
    const beganMs = clock.monotonic()
    let isMore = true
    while (isMore && clock.monotonic() - beganMs < sliceMs) isMore = step()
    longestMs = Math.max(longestMs, clock.monotonic() - beganMs)
    if (!isMore || isStopping()) return longestMs
    await clock.yield()
  }
}
