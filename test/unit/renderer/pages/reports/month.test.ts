import { describe, expect, it } from 'vitest'
import {
  dayAt,
  dayByKey,
  isMonth,
  monthRange,
  shiftDay,
  shiftMonth,
  weeksOf
} from '../../../../../src/renderer/pages/reports/month'

describe('The calendar of reports', () => {
  it('begins its weeks on Monday and leaves places free before and after the month', () => {
    const weeks = weeksOf('2026-11')
    expect(weeks).toHaveLength(6)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
    expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null])
  })

  it.each(['2026-02', '2024-02', '2026-06', '2026-12'])('has every day of %s once, seven places a week', (month) => {
    const weeks = weeksOf(month)
    const days = weeks.flat().filter((day) => day !== null)
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(days[0]).toBe(monthRange(month).from)
    expect(days.at(-1)).toBe(monthRange(month).to)
    expect(new Set(days).size).toBe(Number(monthRange(month).to.slice(8)))
  })

  it('knows the last day of a month in a leap year and at the end of a year', () => {
    expect(monthRange('2024-02').to).toBe('2024-02-29')
    expect(monthRange('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  })

  it('goes over the ends of months and years', () => {
    expect(shiftDay('2026-12-31', 1)).toBe('2027-01-01')
    expect(shiftMonth('2026-01', -1)).toBe('2025-12')
    expect(shiftMonth('2026-11', 14)).toBe('2028-01')
  })

  it('stays where the calendar ends', () => {
    expect(shiftDay('0000-01-01', -1)).toBe('0000-01-01')
    expect(shiftMonth('0000-01', -1)).toBe('0000-01')
    expect(shiftMonth('9999-12', 1)).toBe('9999-12')
    expect(monthRange('9999-12').to).toBe('9999-12-31')
  })

  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['2026-1', false],
    ['2026-11-01', false]
  ])('takes %s as a month: %s', (text, expected) => expect(isMonth(text)).toBe(expected))

  it('tells the day by the gym’s clock, not by UTC', () => {
    const ms = Date.parse('2026-11-23T20:30:00Z')
    expect(dayAt(ms, 'UTC')).toBe('2026-11-23')
    expect(dayAt(ms, 'Asia/Kathmandu')).toBe('2026-11-24')
    expect(dayAt(Date.parse('2026-11-24T03:00:00Z'), 'America/New_York')).toBe('2026-11-23')
    expect(dayAt(ms, 'No/Such')).toBe('2026-11-23')
  })

  it.each([
    ['ArrowLeft', '2026-11-30'],
    ['ArrowRight', '2026-12-02'],
    ['ArrowUp', '2026-11-24'],
    ['ArrowDown', '2026-12-08'],
    ['Home', '2026-11-30'],
    ['End', '2026-12-06'],
    ['PageUp', '2026-11-01'],
    ['PageDown', '2027-01-01'],
    ['Enter', null],
    ['a', null]
  ])('moves with %s from Tuesday 1 December to %s', (key, day) => expect(dayByKey('2026-12-01', key)).toBe(day))

  it('takes the last day of a month that is shorter', () => {
    expect(dayByKey('2026-03-31', 'PageUp')).toBe('2026-02-28')
  })
})
