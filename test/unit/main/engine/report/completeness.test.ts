import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completenessOf, spanOfLoss } from '../../../../../src/main/engine/report/completeness'
import type { LostOffsets } from '../../../../../src/main/engine/store/report-queries'

const lost = (more: Partial<LostOffsets> = {}): LostOffsets => ({
  offsets: 1_000_000,
  lastBeforeMs: 10_000,
  hasCutRide: true,
  firstAfterMs: 30_000,
  ...more
})
const period = { fromMs: 0, toMs: 100_000 }

describe('When lost messages were sent', () => {
  it('is between the ride that was cut off and the next', () => {
    expect(spanOfLoss(lost())).toEqual({ fromMs: 10_000, toMs: 30_000 })
  })

  it('is no longer than half a second for each', () => {
    expect(spanOfLoss(lost({ offsets: 4 }))).toEqual({ fromMs: 10_000, toMs: 12_000 })
  })

  it('ends with the next ride where nobody rode when it began', () => {
    expect(spanOfLoss(lost({ hasCutRide: false, offsets: 4 }))).toEqual({ fromMs: 28_000, toMs: 30_000 })
    expect(spanOfLoss(lost({ lastBeforeMs: null, offsets: 4 }))).toEqual({ fromMs: 28_000, toMs: 30_000 })
  })

  it('begins with the last ride where there is none after it', () => {
    expect(spanOfLoss(lost({ hasCutRide: false, firstAfterMs: null, offsets: 4 }))).toEqual({
      fromMs: 10_000,
      toMs: 12_000
    })
  })

  it('is not told where no ride tells', () => {
    expect(spanOfLoss(lost({ lastBeforeMs: null, firstAfterMs: null }))).toBeNull()
  })
})

describe('The completeness of a period', () => {
  it('is 100 % where nothing was lost and all is read', () => {
    expect(completenessOf(period, [], null)).toEqual({ percent: 100, missing: [] })
    expect(completenessOf(period, [], 100_000)).toEqual({ percent: 100, missing: [] })
  })

  it('lacks the end that is not read yet, and all of a period that has not begun', () => {
    expect(completenessOf(period, [], 75_000)).toEqual({ percent: 75, missing: [{ fromMs: 75_000, toMs: 100_000 }] })
    expect(completenessOf(period, [], -5)).toEqual({ percent: 0, missing: [period] })
  })

  it('counts what is missing twice once, and joins what touches', () => {
    const losses = [
      lost(),
      lost({ lastBeforeMs: 20_000, firstAfterMs: 40_000 }),
      lost({ lastBeforeMs: 40_000, firstAfterMs: 50_000 })
    ]
    expect(completenessOf(period, losses, 90_000)).toEqual({
      percent: 50,
      missing: [
        { fromMs: 10_000, toMs: 50_000 },
        { fromMs: 90_000, toMs: 100_000 }
      ]
    })
  })

  it('leaves out what was lost before and after, and what a clock set back turned around', () => {
    const losses = [
      lost({ lastBeforeMs: -9_000, firstAfterMs: 0 }),
      lost({ lastBeforeMs: 100_000, firstAfterMs: 200_000 }),
      lost({ lastBeforeMs: 30_000, firstAfterMs: 10_000 })
    ]
    expect(completenessOf(period, losses, null).percent).toBe(100)
  })

  it('is what counting second by second gives, whatever is lost', () => {
    const loss = fc.record({
      offsets: fc.integer({ min: 1, max: 100 }).map((count) => count * 2),
      lastBeforeMs: fc.option(fc.integer({ min: -50, max: 150 }).map((s) => s * 1_000)),
      hasCutRide: fc.boolean(),
      firstAfterMs: fc.option(fc.integer({ min: -50, max: 150 }).map((s) => s * 1_000))
    })
    fc.assert(
      fc.property(
        fc.array(loss, { maxLength: 6 }),
        fc.option(fc.integer({ min: -10, max: 110 })),
        (losses, readUpToS) => {
          const readUpToMs = readUpToS === null ? null : readUpToS * 1_000
          const { percent, missing } = completenessOf(period, losses, readUpToMs)
          const spans = losses.map(spanOfLoss)
          const isGone = (ms: number): boolean =>
            (readUpToMs !== null && ms >= readUpToMs) ||
            spans.some((span) => span !== null && ms >= span.fromMs && ms < span.toMs)
          const there = Array.from({ length: 100 }, (_, second) => second * 1_000).filter((ms) => !isGone(ms))
          expect(percent).toBeCloseTo(there.length, 9)
          expect(missing.every(({ fromMs, toMs }) => fromMs < toMs && fromMs >= 0 && toMs <= 100_000)).toBe(true)
          expect(missing.every(({ fromMs }, index) => index === 0 || fromMs > (missing[index - 1]?.toMs ?? 0))).toBe(
            true
          )
        }
      )
    )
  })
})
