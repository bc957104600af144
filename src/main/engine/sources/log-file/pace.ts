/** As fast as the store takes the messages, or that many times the pace of the file's own timestamps (above 0). */
export type LogFileSpeed = 'max' | number

/** Where nothing happened for longer in the file, the replay goes on after this much of the file's time. */
export const longestGapMs = 10_000

/**
 * When messages are due, in ms after the first. Asked once for each, in order, with its timestamp (NaN: none, then it is
 * due with the one before). A timestamp that lies before another is due at once: a little before, where several bikes write
 * one log, time goes on from the latest; by more than the longest gap a clock was set back, and it goes on from there.
 */
export function createPace(speed: number): (atMs: number) => number {
  let latestMs = Number.NaN
  let dueMs = 0
  return (atMs) => {
    const gapMs = atMs - latestMs
    if (gapMs > 0) dueMs += Math.min(gapMs, longestGapMs) / speed
    const isBetween = gapMs <= 0 && gapMs >= -longestGapMs
    if (!Number.isNaN(atMs) && !isBetween) latestMs = atMs
    return dueMs
  }
}
