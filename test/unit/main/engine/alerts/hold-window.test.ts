import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addToHold,
  countOf,
  forgetUntil,
  type HoldWindow,
  peakOf,
  windowMsOf
} from '../../../../../src/main/engine/alerts/hold-window'

const windowOf = (...timesMs: readonly number[]): HoldWindow => {
  const window: HoldWindow = []
  for (const atMs of timesMs) addToHold(window, atMs, 190, 'highest')
  return window
}

describe('a hold window', () => {
  it('is one run while samples come each second, a little early or late', () => {
    expect(windowOf(0, 1_003, 1_998, 3_050)).toEqual([{ startMs: 0, count: 4, peakBpm: 190 }])
  })
  it('begins a run after a pause', () => {
    expect(windowOf(0, 1_000, 4_000)).toHaveLength(2)
  })
  it('forgets single samples of a run, and whole runs', () => {
    const window = windowOf(0, 1_000, 2_000, 10_000)
    forgetUntil(window, 1_000)
    expect(window.map(({ startMs, count }) => [startMs, count])).toEqual([
      [2_000, 1],
      [10_000, 1]
    ])
    forgetUntil(window, 10_000)
    expect(window).toEqual([])
  })
  it('keeps the gravest value of each run', () => {
    const window: HoldWindow = []
    addToHold(window, 0, 36, 'lowest')
    addToHold(window, 1_000, 38, 'lowest')
    addToHold(window, 9_000, 35, 'lowest')
    expect(peakOf(window, 'lowest')).toBe(35)
  })
  it('is a third longer than the hold', () => {
    expect(windowMsOf(15)).toBe(20_000)
  })

  it('counts what a list of the times counts, to a tenth of a second', () => {
    const gapMs = fc.oneof(fc.constant(1_000), fc.integer({ min: 980, max: 1_020 }), fc.integer({ min: 1, max: 9_000 }))
    fc.assert(
      fc.property(fc.array(gapMs, { maxLength: 80 }), fc.integer({ min: 1_000, max: 30_000 }), (gaps, spanMs) => {
        const window: HoldWindow = []
        const times: number[] = []
        let nowMs = 0
        for (const gap of gaps) {
          nowMs += gap
          times.push(nowMs)
          forgetUntil(window, nowMs - spanMs)
          addToHold(window, nowMs, 190, 'highest')
          const counted = countOf(window)
          expect(counted).toBeGreaterThanOrEqual(times.filter((at) => at > nowMs - spanMs + 100).length)
          expect(counted).toBeLessThanOrEqual(times.filter((at) => at > nowMs - spanMs - 100).length)
        }
      }),
      { numRuns: 2_000 }
    )
  })
})
