import { describe, expect, it } from 'vitest'
import { createSilenceClock } from '../../../../../src/main/engine/ingest/silence-clock'

const hourMs = 3_600_000
const beganMs = Date.UTC(2026, 10, 1, 10)

/** `passed` is the time that has passed, `jumpedMs` by how much the wall clock was set. */
function clocks() {
  const time = { passed: 0, jumpedMs: 0 }
  const silence = createSilenceClock({
    now: () => beganMs + time.passed + time.jumpedMs,
    monotonic: () => 5_000 + time.passed
  })
  return { time, silence }
}

describe('The clock of silence', () => {
  it('is the wall clock while nobody sets it', () => {
    const { time, silence } = clocks()
    time.passed = 90_000
    expect(silence.now(beganMs)).toBe(beganMs + 90_000)
    expect(silence.now(null)).toBe(beganMs + 90_000)
  })

  it.each([2 * hourMs, -2 * hourMs, 24 * hourMs, -24 * hourMs])(
    'does not jump by %i ms while messages are new',
    (byMs) => {
      const { time, silence } = clocks()
      time.passed = 60_000
      time.jumpedMs = byMs
      expect(silence.now(beganMs + 59_500)).toBe(beganMs + 60_000)
      time.jumpedMs = 0
      expect(silence.now(beganMs + 59_500)).toBe(beganMs + 60_000)
    }
  )

  it('believes a clock that was wrong at the start and is put right', () => {
    const { time, silence } = clocks()
    const newestMs = beganMs + 10_000 * hourMs
    expect(silence.now(newestMs)).toBe(beganMs)
    time.jumpedMs = 10_000 * hourMs
    expect(silence.now(newestMs)).toBe(newestMs)
    // And goes on from there.
    time.passed = 60_000
    time.jumpedMs += hourMs
    expect(silence.now(newestMs + 59_500)).toBe(newestMs + 60_000)
  })

  it('follows the wall clock where there is no message, and where it is told to trust it', () => {
    const { time, silence } = clocks()
    time.jumpedMs = 8 * hourMs
    expect(silence.now(beganMs)).toBe(beganMs)
    silence.trustWallClock()
    expect(silence.now(beganMs)).toBe(beganMs + 8 * hourMs)
    time.jumpedMs = 9 * hourMs
    expect(silence.now(null)).toBe(beganMs + 9 * hourMs)
  })
})
