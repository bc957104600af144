import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { powerWatts } from '../../../../../../src/main/engine/sources/simulator/power'

/** Resistance, cadence and power of captured readings. */
const captured = [
  [0, 42, 6.175722712000001],
  [30, 16, 2.078752853],
  [30, 49, 13.448875699999999],
  [30, 100, 39.31111171],
  [30, 158, 76.97608736],
  [90, 60, 65.77723109],
  [99, 95, 160.20736589999999],
  [101, 47, 53.77863388],
  [154, 40, 94.42265268],
  [154, 100, 406.88595719999995],
  [155, 128, 577.0476081],
  [169, 34, 86.54110779999999],
  [170, 66, 267.329801],
  [170, 115, 600.0519253],
  [170, 162, 918.1901542000002]
] as const

const resistances = fc.integer({ min: 0, max: 170 })
const cadences = fc.integer({ min: 1, max: 207 })

describe('the power a simulated bike reports', () => {
  it.each(captured)('comes near the captured one at resistance %i and %i rev/min', (resistance, cadence, watts) => {
    expect(Math.abs(powerWatts(resistance, cadence) / watts - 1)).toBeLessThan(0.1)
  })

  it('is zero exactly when nobody pedals', () => {
    fc.assert(
      fc.property(resistances, cadences, (resistance, cadence) => {
        expect(powerWatts(resistance, 0)).toBe(0)
        expect(powerWatts(resistance, cadence)).toBeGreaterThan(0)
      })
    )
  })

  it('rises with the cadence and with the resistance, up to what captures hold', () => {
    fc.assert(
      fc.property(resistances, cadences, (resistance, cadence) => {
        const watts = powerWatts(resistance, cadence)
        expect(powerWatts(resistance, cadence + 1)).toBeGreaterThan(watts)
        expect(powerWatts(resistance + 1, cadence)).toBeGreaterThan(watts)
        expect(watts).toBeLessThan(1_485)
      })
    )
  })

  it('has ten digits and at times the noise of a double, as captured texts do', () => {
    const digits = Array.from({ length: 200 }, (_, cadence) =>
      String(powerWatts(30, cadence + 1))
        .replace('.', '')
        .replace(/^0+/, '')
    ).map(({ length }) => length)
    expect(digits.filter((length) => length <= 10).length).toBeGreaterThan(60)
    expect(digits.filter((length) => length >= 16).length).toBeGreaterThan(10)
    expect(digits.every((length) => length <= 10 || length >= 15)).toBe(true)
  })
})
