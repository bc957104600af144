/** How many moments the offset is estimated from. */
const keptSamples = 20

/**
 * The console's clock as a page can tell it. Page and console may run on machines whose clocks differ; ages are told by
 * the console's.
 */
export interface ConsoleClock {
  /** Notes a moment (epoch ms) that the console wrote just before it sent the answer that has now arrived. */
  note(consoleMs: number): void
  /** The console's time, epoch ms; the page's own until a moment was noted. */
  nowMs(): number
}

/** `pageNowMs` is the page's clock, epoch ms. */
export function createConsoleClock(pageNowMs: () => number): ConsoleClock {
  let samples: number[] = []
  let offsetMs = 0
  return {
    note(consoleMs) {
      samples = [...samples, consoleMs - pageNowMs()].slice(-keptSamples)
      offsetMs = offsetOf(samples)
    },
    nowMs: () => pageNowMs() + offsetMs
  }
}

/**
 * The offset (console minus page, ms) from what was seen. Each sample is the true offset less the time the answer was
 * under way, so the largest is the best. 0 for none.
 */
export const offsetOf = (samples: readonly number[]): number => (samples.length === 0 ? 0 : Math.max(...samples))
