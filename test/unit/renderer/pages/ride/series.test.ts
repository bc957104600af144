import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, thinLine } from '../../../../../src/renderer/pages/ride/series'

const seconds = (count: number): number[] => Array.from({ length: count }, (_, index) => index * 1_000)
const whole = (count: number): boolean[] => Array.from({ length: count }, (_, index) => index === 0)

describe('a line', () => {
  it('joins seconds that follow each other', () => {
    expect(lineOf(seconds(3), [90, 91, 92], whole(3))).toEqual({ x: [0, 1_000, 2_000], y: [90, 91, 92] })
  })

  it('is broken where there is no value', () => {
    expect(lineOf(seconds(5), [90, 91, null, 93, 94], whole(5)).y).toEqual([90, 91, null, 93, 94])
  })

  it('is broken before a value that does not follow by a second', () => {
    const { x, y } = lineOf([0, 1_000, 8_000, 9_000], [90, 91, 92, 93], [true, false, true, false])
    expect(y).toEqual([90, 91, null, 92, 93])
    expect(x).toEqual([0, 1_000, 1_000, 8_000, 9_000])
  })

  it('has one break for any number of seconds without a value', () => {
    expect(
      lineOf(seconds(6), [90, 91, null, null, null, 94], whole(6)).y.filter((value) => value === null)
    ).toHaveLength(1)
  })

  it('begins and ends with a value, not with a break', () => {
    expect(lineOf(seconds(4), [null, 90, 91, 92], whole(4)).y).toEqual([90, 91, 92])
    expect(lineOf(seconds(2), [null, null], whole(2))).toEqual({ x: [], y: [] })
  })

  it('draws a lone value as half a second, which a line of one point would not show', () => {
    const { x, y } = lineOf(seconds(5), [90, 91, null, 93, null], whole(5))
    expect(y).toEqual([90, 91, null, 93, 93, null])
    expect(x.slice(3, 5)).toEqual([3_000, 3_500])
  })

  it('never has a value that was not measured', () => {
    const values = fc.array(fc.option(fc.integer({ min: 1, max: 200 })), { maxLength: 60 })
    fc.assert(
      fc.property(values, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (given, breaks) => {
        const { x, y } = lineOf(seconds(given.length), given, breaks)
        y.forEach((value, index) => {
          if (value !== null) expect(given[Math.floor((x[index] ?? 0) / 1_000)]).toBe(value)
        })
        const measured = new Set(given.flatMap((value, index) => (value === null ? [] : [index])))
        const drawn = new Set(
          y.flatMap((value, index) => (value === null ? [] : [Math.floor((x[index] ?? 0) / 1_000)]))
        )
        expect(drawn).toEqual(measured)
      })
    )
  })
})

describe('a thinned line', () => {
  it('is the same line when it is short', () => {
    const line = { x: seconds(10), y: seconds(10) }
    expect(thinLine(line, 2_000)).toBe(line)
  })

  it('has about as many points as it may', () => {
    const long = { x: seconds(20_000), y: Array.from({ length: 20_000 }, (_, index) => 100 + (index % 37)) }
    const thin = thinLine(long, 2_000)
    expect(thin.x.length).toBeGreaterThan(1_500)
    expect(thin.x.length).toBeLessThanOrEqual(2_002)
  })

  it('keeps the highest and the lowest value, each at its own place', () => {
    const y = Array.from({ length: 9_000 }, () => 150)
    y[4_321] = 212
    y[7_777] = 41
    const thin = thinLine({ x: seconds(9_000), y }, 500)
    expect(thin.y[thin.x.indexOf(4_321_000)]).toBe(212)
    expect(thin.y[thin.x.indexOf(7_777_000)]).toBe(41)
  })

  it('keeps every break, and joins nothing over it', () => {
    const y: (number | null)[] = Array.from({ length: 9_000 }, () => 150)
    y[3_000] = null
    y[6_000] = null
    const thin = thinLine({ x: seconds(9_000), y }, 100)
    expect(thin.y.filter((value) => value === null)).toHaveLength(2)
    expect(thin.x[thin.y.indexOf(null)]).toBe(3_000_000)
  })

  it('goes on from left to right', () => {
    const y = Array.from({ length: 5_000 }, (_, index) => Math.round(100 + 50 * Math.sin(index / 9)))
    const { x } = thinLine({ x: seconds(5_000), y }, 300)
    expect(x.every((place, index) => index === 0 || place > (x[index - 1] ?? 0))).toBe(true)
  })
})
