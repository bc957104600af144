import { describe, expect, it } from 'vitest'
import { normalizedPowerWatts, rollingPowerWatts, wattsPerKilogram } from '../../../../src/shared/figures/power'

const unbroken = (length: number): boolean[] => Array.from({ length }, (_, index) => index === 0)
const steady = (watts: number, seconds: number): number[] => Array.from({ length: seconds }, () => watts)

describe('rolling power', () => {
  it('is the mean of the last three seconds, of fewer at the start', () => {
    expect(rollingPowerWatts([100, 200, 300, 400, 100], unbroken(5), 3)).toEqual([100, 150, 200, 300, 800 / 3])
  })

  it('begins anew after a second without power', () => {
    expect(rollingPowerWatts([90, 120, null, 300, 400], unbroken(5), 3)).toEqual([90, 105, null, 300, 350])
  })

  it('begins anew after a missing second', () => {
    expect(rollingPowerWatts([90, 120, 300, 400], [true, false, true, false], 3)).toEqual([90, 105, 300, 350])
  })
})

describe('normalized power', () => {
  it('is the power of a steady ride', () => {
    expect(normalizedPowerWatts(steady(200, 60), unbroken(60))).toBeCloseTo(200, 9)
  })

  it('is null below 30 seconds', () => {
    expect(normalizedPowerWatts(steady(200, 29), unbroken(29))).toBeNull()
    expect(normalizedPowerWatts(steady(200, 30), unbroken(30))).toBeCloseTo(200, 9)
  })

  it('takes the fourth root of the mean fourth power of 30 s averages', () => {
    // 30 s at 100 W, then one second at 400 W: averages of 100 W and of (29 x 100 + 400) / 30 = 110 W.
    // (100^4 + 110^4) / 2 = 123,205,000; its fourth root is 105.3555
    expect(normalizedPowerWatts([...steady(100, 30), 400], unbroken(31))).toBeCloseTo(105.3555, 4)
  })

  it('is more than the average of an uneven ride', () => {
    const uneven = [...steady(100, 300), ...steady(300, 300)]
    expect(normalizedPowerWatts(uneven, unbroken(600))).toBeGreaterThan(200)
  })

  it('averages over no break', () => {
    const powers = [...steady(100, 30), null, ...steady(900, 29), ...steady(900, 29)]
    const breaks = powers.map((_, index) => index === 0 || index === 60)
    expect(normalizedPowerWatts(powers, breaks)).toBeCloseTo(100, 9)
  })
})

describe('power for each kilogram', () => {
  it('is power over weight', () => {
    expect(wattsPerKilogram(160, 64)).toBe(2.5)
  })

  it('is unknown where either is, and for no weight', () => {
    expect([wattsPerKilogram(null, 64), wattsPerKilogram(160, null), wattsPerKilogram(160, 0)]).toEqual([
      null,
      null,
      null
    ])
  })
})
