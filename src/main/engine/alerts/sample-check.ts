const lowestBpm = 30
const highestBpm = 240
const largestStepBpmPerS = 25

/** The last heart rate that was believed: bpm, and when, in ms of the ride. */
export interface BelievedHeartRate {
  bpm: number
  atMs: number
}

/**
 * Whether a heart rate above 0 is believed: 30 to 240 bpm, and no further from the last believed one than 25 bpm for each
 * second since. The first of a ride is believed. A sample stands for a second, so less than a second counts as one: a
 * clock that trembles makes no sensor suspect.
 */
export function isBelieved(bpm: number, atMs: number, last: Readonly<BelievedHeartRate> | null): boolean {
  if (bpm < lowestBpm || bpm > highestBpm) return false
  if (last === null) return true
  const step = bpm > last.bpm ? bpm - last.bpm : last.bpm - bpm
  return step <= largestStepBpmPerS || step * 1_000 <= largestStepBpmPerS * (atMs - last.atMs)
}
