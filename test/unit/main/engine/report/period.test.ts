import { describe, expect, it } from 'vitest'
import { last24h, periodBefore, periodOfDay, sameWeekdaysBefore } from '../../../../../src/main/engine/report/period'

const london = 'Europe/London'
const at = (text: string): number => Date.parse(text)

describe('The period of a report', () => {
  it('is a whole day of the calendar', () => {
    expect(periodOfDay('2026-10-25', london)).toEqual({
      kind: 'day',
      date: '2026-10-25',
      fromMs: at('2026-10-25T00:00+01:00'),
      toMs: at('2026-10-26T00:00Z')
    })
  })

  it('is 24 hours that bear the date on which they end', () => {
    expect(last24h(at('2026-10-25T08:00Z'), london)).toEqual({
      kind: 'last_24_h',
      date: '2026-10-25',
      fromMs: at('2026-10-24T08:00Z'),
      toMs: at('2026-10-25T08:00Z')
    })
  })

  it('is compared with the one that ends where it begins', () => {
    const days = periodOfDay('2026-03-01', london)
    expect(periodBefore(days, london)).toEqual(periodOfDay('2026-02-28', london))
    const hours = last24h(at('2026-10-25T08:00Z'), london)
    expect(periodBefore(hours, london)).toEqual(last24h(at('2026-10-24T08:00Z'), london))
  })

  it('is compared with the same weekday of four weeks by the wall clock, over a change of it', () => {
    const [first, second, third, fourth] = sameWeekdaysBefore(periodOfDay('2026-11-02', london), london)
    expect([first?.date, second?.date, third?.date, fourth?.date]).toEqual([
      '2026-10-26',
      '2026-10-19',
      '2026-10-12',
      '2026-10-05'
    ])
    expect(second?.fromMs).toBe(at('2026-10-19T00:00+01:00'))
    const ends = sameWeekdaysBefore(last24h(at('2026-11-02T08:00Z'), london), london).map(({ toMs }) => toMs)
    expect(ends.slice(0, 2)).toEqual([at('2026-10-26T08:00Z'), at('2026-10-19T08:00+01:00')])
  })
})
