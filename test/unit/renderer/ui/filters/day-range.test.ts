import { expect, it } from 'vitest'
import { neighbourDays, oneDay, rangeWords } from '../../../../../src/renderer/ui/filters/day-range'

const today = '2026-11-24'

it('goes from a period that ends now to yesterday, and from there back to today', () => {
  expect(neighbourDays({}, -1, today)).toEqual(oneDay('2026-11-23'))
  expect(neighbourDays({ period: 'days', from: '2026-11-23', to: '2026-11-23' }, 1, today)).toEqual(oneDay(today))
})

it('does not go past today', () => {
  expect(neighbourDays({}, 1, today)).toBeNull()
  expect(neighbourDays({ period: 'days', from: today, to: today }, 1, today)).toBeNull()
})

it('moves a range by its own length', () => {
  expect(neighbourDays({ period: 'days', from: '2026-11-08', to: '2026-11-14' }, -1, today)).toEqual({
    period: 'days',
    from: '2026-11-01',
    to: '2026-11-07'
  })
})

it('names a day whole and a range by its ends', () => {
  expect(rangeWords({ period: 'days', from: '2026-11-23', to: '2026-11-23' })).toBe('Mon 23 Nov 2026')
  expect(rangeWords({ period: 'days', from: '2026-11-16', to: '2026-11-22' })).toBe('16 Nov – 22 Nov')
  expect(rangeWords({ period: 'days', from: '2026-11-16' })).toBe('16 Nov – …')
  expect(rangeWords({ period: '7d' })).toBeNull()
})
