import { describe, expect, it } from 'vitest'
import { rideFigures } from '../../../../../src/renderer/pages/ride/ride-figures'
import { takeAnswer } from '../../../../../src/renderer/pages/ride/ride-store'
import { answerOf, type Second, usual } from './ride-fixture'

const figuresOf = (seconds: readonly Second[], weightKg: number | null = 64) => {
  const ride = takeAnswer(null, 0, answerOf(seconds))
  if (ride === null) throw new Error('The first answer is always taken')
  return rideFigures(ride, weightKg)
}

describe('figures of a ride', () => {
  it('are those of the last reading', () => {
    const figures = figuresOf([{}, { hr: 161, rpm: 91, r: 45 }])
    expect(figures).toMatchObject({ heartRateBpm: 161, cadenceRpm: 91, resistance: 45 })
  })

  it('have the power of the last three seconds', () => {
    expect(figuresOf([{ w: 900 }, { w: 100 }, { w: 200 }, { w: 300 }]).powerWatts).toBe(200)
  })

  it('do not average power over a missing second', () => {
    expect(
      figuresOf([
        { t: 1, w: 100 },
        { t: 5, w: 300 }
      ]).powerWatts
    ).toBe(300)
  })

  it('have no heart rate while the sensor is off, whatever was before', () => {
    expect(figuresOf([{ hr: 150 }, { hr: null }]).heartRateBpm).toBeNull()
  })

  it('have normalized power from 30 seconds on', () => {
    expect(figuresOf(usual(29)).normalizedPowerWatts).toBeNull()
    expect(figuresOf(usual(30)).normalizedPowerWatts).toBeCloseTo(160, 9)
  })

  it('have power for each kilogram of a rider whose weight is known', () => {
    expect(figuresOf(usual(5)).averageWattsPerKg).toBe(2.5)
    expect(figuresOf(usual(5), null).averageWattsPerKg).toBeNull()
  })
})
