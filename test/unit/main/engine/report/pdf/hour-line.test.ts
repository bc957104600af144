import { describe, expect, it } from 'vitest'
import { hourPoints, hourTicks } from '../../../../../../src/main/engine/report/pdf/hour-line'
import { cases, fullDay, hoursOf } from './sample-figures'

describe('the hours of a line', () => {
  it('have their points in the middle, and say where riders are few', () => {
    const points = hourPoints(fullDay, (hour) => hour.averagePowerWatts, false)
    expect(points).toHaveLength(24)
    expect(points[18]).toMatchObject({ atMs: Date.UTC(2026, 10, 23, 18, 30), few: null })
    expect(points[22]).toMatchObject({ few: 2 })
    expect(points[22]?.value).not.toBeNull()
    expect(points[3]?.value).toBeNull()
  })

  it('have no value where riders are few and the gym wants it so', () => {
    const points = hourPoints(fullDay, (hour) => hour.averagePowerWatts, true)
    expect(points[22]?.value).toBeNull()
    expect(points[18]?.value).not.toBeNull()
  })

  it('are marked by the wall clock, an hour that comes twice once', () => {
    const autumn = cases['a day of 25 hours'] ?? fullDay
    expect(hourTicks(autumn, 6).map(({ label }) => label)).toEqual(['00:00', '06:00', '12:00', '18:00', '24:00'])
    expect(hourTicks(autumn, 1).filter(({ label }) => label === '01:00')).toHaveLength(1)
  })

  it('are not marked where the period begins within one', () => {
    const fromMs = Date.UTC(2026, 10, 22, 6, 20)
    const [first, ...others] = hoursOf(
      Array.from({ length: 25 }, () => 1),
      fromMs - 20 * 60_000,
      6
    )
    const figures = {
      ...fullDay,
      period: { ...fullDay.period, kind: 'last_24_h', fromMs, toMs: fromMs + 24 * 3_600_000 } as const,
      hours: first === undefined ? [] : [{ ...first, fromMs }, ...others]
    }
    expect(hourTicks(figures, 6).map(({ label }) => label)).toEqual(['12:00', '18:00', '00:00', '06:20'])
  })
})
