import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { trendAxis, trendOf } from '../../../../../src/renderer/pages/rider/trend'
import { trendTicks } from '../../../../../src/renderer/pages/rider/trend-ticks'
import type { RiderHistory } from '../../../../../src/shared/domain/rider-history'

const trend = (watts: readonly (number | null)[]): RiderHistory['trend'] =>
  watts.map((avg_power, index) => ({
    ride_id: index + 1,
    at: new Date(Date.UTC(2026, 10, 1) + index * 86_400_000).toISOString(),
    duration_s: 100,
    avg_power,
    avg_heart_rate: null
  }))

describe('a rider’s trend', () => {
  it('has for each ride the mean of it and the six before it', () => {
    const points = trendOf(trend([10, 20, 30, 40, 50, 60, 70, 80]), 'avg_power')
    expect(points.map(({ mean }) => mean)).toEqual([10, 15, 20, 25, 30, 35, 40, 50])
  })

  it('leaves out rides without the measure, from the mean too', () => {
    const points = trendOf(trend([100, null, 200]), 'avg_power')
    expect(points.map(({ rideId, value, mean }) => [rideId, value, mean])).toEqual([
      [1, 100, 100],
      [3, 200, 150]
    ])
    expect(trendOf(trend([100, 200]), 'avg_heart_rate')).toEqual([])
  })

  it('is drawn on an axis that holds all values, in at most five steps, never below 0', () => {
    for (const watts of [[100], [1, 2], [61, 173], [0, 3_000], [143.2, 143.4]]) {
      const { range, step } = trendAxis(trendOf(trend(watts), 'avg_power'))
      expect(range[0]).toBeGreaterThanOrEqual(0)
      expect(range[0]).toBeLessThanOrEqual(Math.min(...watts))
      expect(range[1]).toBeGreaterThan(Math.max(...watts))
      expect((range[1] - range[0]) / step).toBeLessThanOrEqual(5)
      expect(range[0] % step).toBe(0)
    }
  })
})

describe('the ticks of a trend', () => {
  const options = {
    timeZone: 'Europe/London',
    formats: createFormats('Europe/London'),
    nowMs: Date.UTC(2026, 10, 24)
  }
  const ticks = (from: string, to: string) => trendTicks(Date.parse(from), Date.parse(to), options)

  it('are the beginnings of months by the gym’s calendar, summer time included', () => {
    const shown = ticks('2026-06-20T12:00:00Z', '2026-11-20T12:00:00Z')
    expect(shown.map(({ text }) => text)).toEqual(['Jul', 'Aug', 'Sept', 'Oct', 'Nov'])
    expect(shown.map(({ at }) => new Date(at).toISOString().slice(5, 13))).toEqual([
      '06-30T23',
      '07-31T23',
      '08-31T23',
      '09-30T23',
      '11-01T00'
    ])
  })

  it('are no more than six over years, with the year where it is not this one', () => {
    const shown = ticks('2023-01-15T00:00:00Z', '2026-11-20T00:00:00Z')
    expect(shown.length).toBeLessThanOrEqual(6)
    expect(shown[0]?.text).toBe('Feb 2023')
  })

  it('are days over weeks, times of day within a day, and the day of a single ride', () => {
    expect(ticks('2026-11-01T00:00:00Z', '2026-11-21T00:00:00Z')[0]?.text).toBe('3 Nov')
    expect(ticks('2026-11-01T08:00:00Z', '2026-11-01T16:00:00Z')[0]?.text).toBe('09:00')
    expect(ticks('2026-11-01T08:00:00Z', '2026-11-01T08:00:00Z').map(({ text }) => text)).toEqual(['1 Nov'])
  })
})
