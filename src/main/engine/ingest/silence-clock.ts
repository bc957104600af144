/** The moment by which it is judged how long a bike has been silent. */
export interface SilenceClock {
  /** Takes the wall clock as it stands: when a log is opened, as after a sleep, in which the other clock stood. */
  trustWallClock(): void
  /**
   * UTC epoch ms: the wall clock, except that a jump of it is followed only when it leads nearer to `newestMs`, the log time
   * of the newest message (null: none). So a clock that is set by hours ends no ride of bikes that send, and one that was
   * wrong and is put right is believed.
   */
  now(newestMs: number | null): number
}

/** `clock.now` is the wall clock (UTC epoch ms), `clock.monotonic` one that never jumps (ms). */
export function createSilenceClock(clock: {
  readonly now: () => number
  readonly monotonic: () => number
}): SilenceClock {
  let wallAheadMs = clock.now() - clock.monotonic()
  const trustWallClock = (): void => {
    wallAheadMs = clock.now() - clock.monotonic()
  }
  return {
    trustWallClock,
    now(newestMs) {
      const steadyMs = clock.monotonic() + wallAheadMs
      const isWallNearer = newestMs === null || Math.abs(clock.now() - newestMs) <= Math.abs(steadyMs - newestMs)
      if (!isWallNearer) return steadyMs
      trustWallClock()
      return clock.now()
    }
  }
}
