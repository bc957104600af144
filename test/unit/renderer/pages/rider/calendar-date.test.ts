import { expect, it } from 'vitest'
import { calendarDate } from '../../../../../src/renderer/pages/rider/calendar-date'

it('writes a date as it is, whatever zone the gym is in', () => {
  expect(calendarDate('1956-01-12')).toBe('12 Jan 1956')
  expect(calendarDate('2000-02-29')).toBe('29 Feb 2000')
})

it('is none for what is no date', () => {
  expect(calendarDate('yesterday')).toBeNull()
})
