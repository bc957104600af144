import { describe, expect, it } from 'vitest'
import { dayStartMs, isDay, nextDay } from '../../../../../src/renderer/pages/alerts/gym-day'

const startIn = (day: string, zone: string): string => new Date(dayStartMs(day, zone)).toISOString()

describe('a day at the gym', () => {
  it('begins at the midnight of the gym’s zone', () => {
    expect(startIn('2026-11-24', 'UTC')).toBe('2026-11-24T00:00:00.000Z')
    expect(startIn('2026-11-24', 'Europe/Berlin')).toBe('2026-11-23T23:00:00.000Z')
    expect(startIn('2026-11-24', 'America/New_York')).toBe('2026-11-24T05:00:00.000Z')
    expect(startIn('2026-11-24', 'Asia/Kolkata')).toBe('2026-11-23T18:30:00.000Z')
  })

  it('is 23 or 25 hours long where clocks change', () => {
    const lengthH = (day: string): number =>
      (dayStartMs(nextDay(day), 'Europe/London') - dayStartMs(day, 'Europe/London')) / 3_600_000
    expect([lengthH('2026-03-29'), lengthH('2026-10-25'), lengthH('2026-11-24')]).toEqual([23, 25, 24])
  })

  it('begins with its first moment where clocks jump over midnight', () => {
    expect(startIn('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
  })

  it('begins with the first of two midnights where clocks are set back over it', () => {
    expect(startIn('2018-11-04', 'America/Havana')).toBe('2018-11-04T04:00:00.000Z')
  })

  it('is taken as one of UTC in a zone nobody knows', () => {
    expect(startIn('2026-11-24', 'Mars/Olympus')).toBe('2026-11-24T00:00:00.000Z')
  })

  it('is told from what is none', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '24.11.2026', '', '2026-1-1'].some(isDay)).toBe(false)
  })

  it('is followed by the next, over the end of a month and a year', () => {
    expect([nextDay('2026-11-30'), nextDay('2026-12-31'), nextDay('9999-12-31')]).toEqual([
      '2026-12-01',
      '2027-01-01',
      '9999-12-31'
    ])
  })
})
