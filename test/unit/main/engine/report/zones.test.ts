import { describe, expect, it } from 'vitest'
import { addDays, dayOf, hoursOf, startOfDay, weeksBefore } from '../../../../../src/main/engine/report/zones'

const hourMs = 3_600_000
const at = (text: string): number => Date.parse(text)

/** What a wall clock of the zone shows, asked of the system and not of the code under test. */
function wallClock(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (ms) => format.format(ms)
}

const days = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index))

describe('The days of a calendar', () => {
  it.each([
    'Europe/London',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Asia/Beirut',
    'America/Havana'
  ])('tile two years without a gap, each from the first moment of its date to the last (%s)', (timeZone) => {
    const wall = wallClock(timeZone)
    const lengths = new Map<number, number>()
    for (const date of days('2025-01-01', 730)) {
      const [fromMs, toMs] = [startOfDay(date, timeZone), startOfDay(addDays(date, 1), timeZone)]
      expect([fromMs - 1, fromMs, toMs - 1, toMs].map((ms) => wall(ms).slice(0, 10))).toEqual([
        addDays(date, -1),
        date,
        date,
        addDays(date, 1)
      ])
      expect([dayOf(fromMs - 1, timeZone), dayOf(fromMs, timeZone)]).toEqual([addDays(date, -1), date])
      const hours = (toMs - fromMs) / hourMs
      lengths.set(hours, (lengths.get(hours) ?? 0) + 1)
    }
    const changed = { 'Asia/Kathmandu': [], 'Australia/Lord_Howe': [23.5, 24.5] }[timeZone] ?? [23, 25]
    expect(Object.fromEntries(lengths)).toEqual(
      Object.fromEntries([[24, 730 - 2 * changed.length], ...changed.map((length) => [length, 2])])
    )
  })

  it('begin at the end of the leap where the clock leaps over midnight', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(at('2018-11-04T01:00-02:00'))
    expect(startOfDay('2024-03-31', 'Asia/Beirut')).toBe(at('2024-03-31T01:00+03:00'))
  })

  it('begin with the first of two midnights', () => {
    expect(startOfDay('2025-11-02', 'America/Havana')).toBe(at('2025-11-02T00:00-04:00'))
  })

  it('begin with the next day where a zone left one out', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'))
  })

  it('belong to a zone that exists', () => {
    expect(() => startOfDay('2026-11-23', 'Europe/Atlantis')).toThrow(RangeError)
  })
})

describe('The hours of a period', () => {
  const labels = (date: string, timeZone: string): string[] =>
    hoursOf(startOfDay(date, timeZone), startOfDay(addDays(date, 1), timeZone), timeZone).map(({ label }) => label)

  it.each(['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'tile every day of a year, each within one hour of the wall clock (%s)',
    (timeZone) => {
      const wall = wallClock(timeZone)
      for (const date of days('2026-01-01', 365)) {
        const [fromMs, toMs] = [startOfDay(date, timeZone), startOfDay(addDays(date, 1), timeZone)]
        const hours = hoursOf(fromMs, toMs, timeZone)
        expect([fromMs, ...hours.map((hour) => hour.toMs)]).toEqual([...hours.map((hour) => hour.fromMs), toMs])
        for (const hour of hours) {
          const shown = `${date} ${hour.label.slice(0, 2)}`
          expect([hour.fromMs, hour.toMs - 1].map((ms) => wall(ms).slice(0, 13))).toEqual([shown, shown])
          expect(hour.date).toBe(date)
        }
      }
    },
    30_000
  )

  it('are 23 in spring and 25 in autumn, where one comes twice', () => {
    expect(labels('2026-03-29', 'Europe/London').slice(0, 3)).toEqual(['00:00', '02:00', '03:00'])
    expect(labels('2026-03-29', 'Europe/London')).toHaveLength(23)
    expect(labels('2026-10-25', 'Europe/London').slice(0, 4)).toEqual(['00:00', '01:00', '01:00', '02:00'])
    expect(labels('2026-10-25', 'Europe/London')).toHaveLength(25)
    expect(labels('2026-11-23', 'Europe/London')).toHaveLength(24)
  })

  it('have a half one that comes again where the clock is set back by half an hour', () => {
    const hours = hoursOf(
      startOfDay('2026-04-05', 'Australia/Lord_Howe'),
      startOfDay('2026-04-06', 'Australia/Lord_Howe'),
      'Australia/Lord_Howe'
    )
    expect(hours.slice(1, 4).map(({ label, fromMs, toMs }) => [label, (toMs - fromMs) / hourMs])).toEqual([
      ['01:00', 1],
      ['01:00', 0.5],
      ['02:00', 1]
    ])
  })

  it('are cut short at both ends of a period that does not begin on the hour', () => {
    const hours = hoursOf(at('2026-11-22T08:30Z'), at('2026-11-23T08:30Z'), 'Europe/London')
    expect([hours.length, hours[0], hours[24]]).toEqual([
      25,
      { fromMs: at('2026-11-22T08:30Z'), toMs: at('2026-11-22T09:00Z'), label: '08:00', date: '2026-11-22' },
      { fromMs: at('2026-11-23T08:00Z'), toMs: at('2026-11-23T08:30Z'), label: '08:00', date: '2026-11-23' }
    ])
  })

  it('are none of an empty period', () => {
    expect(hoursOf(5, 5, 'Europe/London')).toEqual([])
  })
})

describe('Weeks before a moment', () => {
  it('show the same on the wall clock', () => {
    expect(weeksBefore(at('2026-03-30T08:00+01:00'), 1, 'Europe/London')).toBe(at('2026-03-23T08:00Z'))
  })
})
