import { describe, expect, it } from 'vitest'
import { isGivenUp, retryAfterMs, slowRetryAfterMs } from '../../../../../src/main/engine/mail/retry-times'

const middle = 0.5
const waits = (kind: 'alert' | 'report', count: number): number[] =>
  Array.from({ length: count }, (_, failure) => retryAfterMs(kind, failure + 1, middle) / 1_000)
const triesUntilGivenUp = (kind: 'alert' | 'report'): number => {
  let failures = 1
  while (!isGivenUp(kind, failures)) failures += 1
  return failures
}
/** From the first try to the last, hours. */
const triedForHours = (kind: 'alert' | 'report'): number =>
  waits(kind, triesUntilGivenUp(kind) - 1).reduce((sum, wait) => sum + wait, 0) / 3_600

describe('The waits between tries', () => {
  it('are 1, 2, 5, 15, 30, 60 minutes for a report, then an hour each', () => {
    expect(waits('report', 8)).toEqual([60, 120, 300, 900, 1_800, 3_600, 3_600, 3_600])
  })

  it('are short for an alert while it is news, then those of all mail', () => {
    expect(waits('alert', 12)).toEqual([5, 15, 30, 60, 120, 240, 480, 900, 1_800, 3_600, 3_600, 3_600])
  })

  it('go on for two days', () => {
    for (const kind of ['alert', 'report'] as const) {
      expect(triedForHours(kind)).toBeGreaterThan(47)
      expect(triedForHours(kind)).toBeLessThan(50)
    }
  })

  it('are moved by chance, by a tenth at most', () => {
    expect(retryAfterMs('report', 1, 0)).toBe(54_000)
    expect(retryAfterMs('report', 1, 0.999999)).toBe(66_000)
  })

  it('are a quarter of an hour where a person must mend something', () => {
    expect(slowRetryAfterMs(middle)).toBe(900_000)
  })
})
