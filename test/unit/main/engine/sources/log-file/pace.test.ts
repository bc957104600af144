import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace, longestGapMs } from '../../../../../../src/main/engine/sources/log-file/pace'

const dueAt = (speed: number, moments: readonly number[]): number[] => moments.map(createPace(speed))

describe('the pace of a replay', () => {
  it('is that of the timestamps, so many times faster', () => {
    expect(dueAt(1, [5_000, 5_500, 6_000])).toEqual([0, 500, 1_000])
    expect(dueAt(10, [5_000, 5_500, 6_000])).toEqual([0, 50, 100])
    expect(dueAt(0.5, [5_000, 5_500])).toEqual([0, 1_000])
  })

  it('gives untimed lines with the line before them', () => {
    expect(dueAt(1, [Number.NaN, 5_000, Number.NaN, 5_500, Number.NaN])).toEqual([0, 0, 0, 500, 500])
  })

  it('shortens gaps above 10 s of the file to 10 s of the file', () => {
    expect(dueAt(1, [0, 10_000, 20_001, 3_600_000])).toEqual([0, 10_000, 20_000, 30_000])
    expect(dueAt(10, [0, 3_600_000])).toEqual([0, 1_000])
  })

  it('waits for nothing where the time goes back, and goes on from there', () => {
    expect(dueAt(1, [60_000, 1_000, 1_500])).toEqual([0, 0, 500])
  })

  it('is that of one bike however many write the file, each a little behind the other', () => {
    const bikes = [0, 300, 150]
    const moments = Array.from({ length: 60 }, (_, second) => bikes.map((behind) => second * 1_000 - behind)).flat()
    expect(dueAt(1, moments).at(-1)).toBe(59_000)
    expect(dueAt(1, [20_000, 10_000, 20_500])).toEqual([0, 0, 500])
    expect(dueAt(1, [20_000, 9_999, 20_500])).toEqual([0, 0, 10_000])
  })

  it('never goes back and never waits longer than the longest gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: -1e12, max: 1e12 }), fc.constant(Number.NaN))),
        fc.double({ min: 0.01, max: 1_000, noNaN: true }),
        (moments, speed) => {
          let before = 0
          for (const due of dueAt(speed, moments)) {
            expect(due).toBeGreaterThanOrEqual(before)
            expect(due - before).toBeLessThanOrEqual((longestGapMs / speed) * (1 + 1e-9) + 1e-6)
            before = due
          }
        }
      )
    )
  })
})
