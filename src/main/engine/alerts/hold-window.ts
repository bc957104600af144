/** Samples a second apart, of which each counts to a hold. Times are ms of the ride. */
export interface HoldRun {
  startMs: number
  count: number
  /** bpm: see `Gravest`. */
  peakBpm: number
}

/**
 * The samples that count to a hold, oldest first. Runs, not samples: a hold of minutes is stored with the stream at every
 * commit. So a sample's time is known to a tenth of a second, and a run's peak may be of a second that has left the window.
 */
export type HoldWindow = HoldRun[]

/** Which of two values is the graver. */
export type Gravest = 'highest' | 'lowest'

const sampleMs = 1_000
const toleranceMs = 100

export const graver = (gravest: Gravest, a: number, b: number): number =>
  gravest === 'highest' ? Math.max(a, b) : Math.min(a, b)

/** How long a hold of so many seconds may take, ms: a third of it may be missing, or not outside the range. */
export const windowMsOf = (holdS: number): number => (holdS * 4_000) / 3

export function addToHold(window: HoldWindow, atMs: number, bpm: number, gravest: Gravest): void {
  const last = window.at(-1)
  if (last !== undefined && Math.abs(atMs - last.startMs - last.count * sampleMs) <= toleranceMs) {
    last.count += 1
    last.peakBpm = graver(gravest, last.peakBpm, bpm)
  } else {
    window.push({ startMs: atMs, count: 1, peakBpm: bpm })
  }
}

/** Forgets the samples at or before a moment. */
export function forgetUntil(window: HoldWindow, untilMs: number): void {
  let oldest = window[0]
  while (oldest !== undefined && oldest.startMs <= untilMs) {
    const forgotten = Math.floor((untilMs - oldest.startMs) / sampleMs) + 1
    if (forgotten < oldest.count) {
      oldest.startMs += forgotten * sampleMs
      oldest.count -= forgotten
      return
    }
    window.shift()
    oldest = window[0]
  }
}

export const countOf = (window: HoldWindow): number => window.reduce((sum, { count }) => sum + count, 0)

/** The gravest value of a window that is not empty, bpm. */
export const peakOf = (window: HoldWindow, gravest: Gravest): number =>
  window.map(({ peakBpm }) => peakBpm).reduce((peak, bpm) => graver(gravest, peak, bpm))
