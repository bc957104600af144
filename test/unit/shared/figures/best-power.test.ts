import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPowerWatts, powerBySecond } from '../../../../src/shared/figures/best-power'

type Reading = readonly [second: number | null, watts: number | null]

function bestOf(readings: readonly Reading[], windowSeconds: number): number | null {
  const seconds = readings.map(([second]) => second)
  const watts = readings.map(([, each]) => each)
  return bestPowerWatts(powerBySecond(seconds, watts), windowSeconds)
}

/** The same told plainly: every window, every second of it. */
function plainBest(readings: readonly Reading[], windowSeconds: number): number | null {
  const timed = readings.flatMap(([second, watts]) => (second === null ? [] : [{ second: Math.round(second), watts }]))
  const wattsAt = new Map(timed.flatMap(({ second, watts }) => (watts === null ? [] : [[second, watts] as const])))
  const seconds = timed.map(({ second }) => second)
  const [first, last] = [Math.min(...seconds), Math.max(...seconds)]
  if (wattsAt.size === 0 || last - first + 1 < windowSeconds) return null
  let best = 0
  for (let begin = first; begin + windowSeconds - 1 <= last; begin += 1) {
    let sum = 0
    for (let second = begin; second < begin + windowSeconds; second += 1) sum += wattsAt.get(second) ?? 0
    best = Math.max(best, sum / windowSeconds)
  }
  return best
}

const steady = (watts: number, seconds: number, from = 1): Reading[] =>
  Array.from({ length: seconds }, (_, index) => [from + index, watts])

describe('the best power', () => {
  it('is that of a steady ride, to the last digit', () => {
    expect(bestOf(steady(24.1, 90), 60)).toBe(24.1)
    expect(bestOf(steady(187.3, 3_600), 1_200)).toBe(187.3)
  })

  it('is found wherever it is, and not cut by where the ride begins', () => {
    const ride = [...steady(100, 37), ...steady(300, 60, 38), ...steady(100, 200, 98)]
    expect(bestOf(ride, 60)).toBe(300)
    expect(bestOf([...steady(300, 60), ...steady(100, 200, 61)], 60)).toBe(300)
    expect(bestOf([...steady(100, 200), ...steady(300, 60, 201)], 60)).toBe(300)
  })

  it('is null for a ride that is shorter by a second', () => {
    expect(bestOf(steady(200, 59), 60)).toBeNull()
    expect(bestOf(steady(200, 60), 60)).toBe(200)
    expect(bestOf([], 60)).toBeNull()
  })

  it('counts seconds without a reading or without a power as 0 W', () => {
    const half = steady(200, 60).filter(([second]) => (second ?? 0) % 2 === 1)
    expect(bestOf([...half, [60, null]], 60)).toBe(100)
    expect(
      bestOf(
        [
          [1, 600],
          [601, null]
        ],
        60
      )
    ).toBe(10)
  })

  it('is null where no reading had a power', () => {
    expect(
      bestOf(
        [
          [1, null],
          [100, null]
        ],
        60
      )
    ).toBeNull()
  })

  it('leaves out readings without a ride clock, and takes the last power of a second that comes twice', () => {
    expect(bestOf([...steady(200, 60), [null, 9_000]], 60)).toBe(200)
    expect(bestOf([...steady(9_000, 60), ...steady(200, 60), [60, null]], 60)).toBe(200)
  })

  it('reads a clock that jitters about whole seconds', () => {
    const jittering = steady(200, 60).map(
      ([second, watts]): Reading => [(second ?? 0) + ((second ?? 0) % 3) * 0.2 - 0.2, watts]
    )
    expect(bestOf(jittering, 60)).toBe(200)
  })

  it('costs nothing more where the clock jumps far ahead', () => {
    expect(bestOf([...steady(200, 60), [10_000_000, 100]], 1_200)).toBe(10)
  })

  it('is what every window told plainly gives, whatever the readings', () => {
    const second = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0, max: 60, noNaN: true }))
    const watts = fc.oneof(fc.integer({ min: 0, max: 1_500 }), fc.double({ min: 0, max: 99_999, noNaN: true }))
    const reading: fc.Arbitrary<Reading> = fc.tuple(
      fc.option(second, { freq: 8, nil: null }),
      fc.option(watts, { freq: 5, nil: null })
    )
    const inOrder = fc
      .array(reading, { maxLength: 80 })
      .map((list) => list.toSorted(([one], [other]) => (one ?? 0) - (other ?? 0)))
    fc.assert(
      fc.property(
        fc.oneof(inOrder, fc.array(reading, { maxLength: 80 })),
        fc.integer({ min: 1, max: 25 }),
        (ride, window) => {
          const best = bestOf(ride, window)
          const plain = plainBest(ride, window)
          expect(best === null).toBe(plain === null)
          expect(Math.abs((best ?? 0) - (plain ?? 0))).toBeLessThan(0.000_002)
        }
      ),
      { numRuns: 500 }
    )
  })
})
