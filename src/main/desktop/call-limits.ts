const mostPerSecond = 200
const mostInFlight = 32

/** Bounds what one page may ask: 200 calls a second, 32 at once. */
export interface CallLimits {
  /** False when the call has to be refused; otherwise `end` must follow. */
  begin(): boolean
  end(): void
}

export function createCallLimits(now: () => number): CallLimits {
  let inFlight = 0
  let secondBeganMs = Number.NEGATIVE_INFINITY
  let inSecond = 0
  return {
    begin() {
      const at = now()
      if (at - secondBeganMs >= 1_000 || at < secondBeganMs) {
        secondBeganMs = at
        inSecond = 0
      }
      if (inFlight >= mostInFlight || inSecond >= mostPerSecond) return false
      inSecond += 1
      inFlight += 1
      return true
    },
    end() {
      inFlight -= 1
    }
  }
}
