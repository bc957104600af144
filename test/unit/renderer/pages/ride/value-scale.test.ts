import { describe, expect, it } from 'vitest'
import { heartRateRange, rangeFromZero, tickStep, zoneStarts } from '../../../../../src/renderer/pages/ride/value-scale'

const usual = { maximum: 183, startsPercent: [50, 60, 70, 80, 90] }

describe('an axis of heart rates', () => {
  it('shows all zones and the limit of someone who has not ridden yet', () => {
    const [lowest, highest] = heartRateRange([], usual, 193)
    expect(lowest).toBeLessThan(91.5)
    expect(highest).toBeGreaterThan(193)
  })

  it('shows a first zone that begins low and a last one that begins above the limit', () => {
    const [lowest, highest] = heartRateRange([], { maximum: 200, startsPercent: [30, 60, 70, 80, 115] }, 210)
    expect(lowest).toBeLessThan(60)
    expect(highest).toBeGreaterThan(230)
  })

  it('shows what was measured below and above them', () => {
    expect(heartRateRange([52, null, 150], usual, 193)[0]).toBeLessThan(52)
    expect(heartRateRange([150, 214], usual, 193)[1]).toBeGreaterThan(214)
  })

  it('stands still while the heart rate moves between them', () => {
    expect(heartRateRange([120, 160], usual, 193)).toEqual(heartRateRange([100, 188], usual, 193))
  })
})

describe('an axis from zero', () => {
  it('goes to a round number above all values', () => {
    const [lowest, highest] = rangeFromZero([[120, null, 402]], 100, 50)
    expect(lowest).toBeLessThan(0)
    expect(lowest).toBeGreaterThan(-10)
    expect(highest).toBeGreaterThan(450)
    expect(highest).toBeLessThan(500)
  })

  it('shows at least so much', () => {
    expect(rangeFromZero([[], [null]], 120, 20)).toEqual(rangeFromZero([[118]], 120, 20))
  })

  it('stands still while values move below its top', () => {
    expect(rangeFromZero([[210]], 100, 50)).toEqual(rangeFromZero([[249]], 100, 50))
  })
})

describe('the words of an axis', () => {
  it('are three to six, at round numbers', () => {
    for (const range of [
      [70, 205],
      [60, 185],
      [0, 105],
      [0, 260],
      [0, 630],
      [0, 1_500],
      [40, 118]
    ] as const) {
      const count = Math.floor(range[1] / tickStep(range)) - Math.ceil(range[0] / tickStep(range)) + 1
      expect(count, `${range}`).toBeGreaterThanOrEqual(3)
      expect(count, `${range}`).toBeLessThanOrEqual(6)
    }
  })
})

describe('zones on an axis', () => {
  it('begin at the gym’s percentages of the maximum', () => {
    expect(zoneStarts({ maximum: 200, startsPercent: [50, 60, 70, 80, 90] })).toEqual([100, 120, 140, 160, 180])
  })
})
