export interface LogClockOptions {
  readonly bikes: number
  /** Log time at which the log begins, UTC epoch ms. */
  readonly anchorMs: number
  /** Log time from a bike's line to its next, ms. */
  readonly tickMs: number
}

/**
 * When each bike sends its line of a tick. The bikes follow each other evenly within a tick, in the order of their
 * numbers, each a little early or late: so log time rises through the whole log and no two bikes share a moment.
 */
export interface LogClock {
  /** Log time of a bike's line in a tick, UTC epoch µs, a whole number. */
  microsOf(bike: number, tick: number): number
  /** How many ticks' lines of the bike are due at that moment (epoch ms, and to its last µs): those of ticks 0.. */
  ticksDue(bike: number, atMs: number): number
}

const largestJitterMicros = 1_000

export function createLogClock({ bikes, anchorMs, tickMs }: LogClockOptions): LogClock {
  const anchorMicros = Math.floor(anchorMs) * 1_000
  const tickMicros = tickMs * 1_000
  const slotMicros = tickMicros / bikes
  const jitterMicros = Math.min(largestJitterMicros, slotMicros)

  const microsOf = (bike: number, tick: number): number => {
    const jitter = (((tick * 379 + bike * 131) % 997) / 997) * jitterMicros
    return anchorMicros + Math.floor(tick * tickMicros + bike * slotMicros + jitter)
  }
  return {
    microsOf,
    ticksDue(bike, atMs) {
      const endMicros = (Math.floor(atMs) + 1) * 1_000
      if (microsOf(bike, 0) >= endMicros) return 0
      let ticks = Math.floor((endMicros - microsOf(bike, 0)) / tickMicros) + 1
      while (microsOf(bike, ticks - 1) >= endMicros) ticks -= 1
      while (microsOf(bike, ticks) < endMicros) ticks += 1
      return ticks
    }
  }
}
