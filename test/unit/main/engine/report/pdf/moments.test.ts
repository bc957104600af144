import { describe, expect, it } from 'vitest'
import { periodWords, zoneName } from '../../../../../../src/main/engine/report/pdf/moments'

const dayOf = (timeZone: string, date: string, fromIso: string, toIso: string) => ({
  timeZone,
  period: { kind: 'day', date, fromMs: Date.parse(fromIso), toMs: Date.parse(toIso) } as const
})

describe('the words of a period', () => {
  it('name the zone as its people do, else by its distance', () => {
    const winter = Date.UTC(2026, 0, 10)
    expect(zoneName(winter, 'Europe/London')).toBe('GMT')
    expect(zoneName(winter, 'America/New_York')).toBe('EST')
    expect(zoneName(winter, 'Asia/Kathmandu')).toBe('UTC+05:45')
    expect(zoneName(winter, 'UTC')).toBe('UTC')
  })

  it('give both zones and the length of a day on which the clock is changed', () => {
    const autumn = dayOf('Europe/London', '2026-10-25', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z')
    const spring = dayOf('Europe/London', '2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z')
    expect(periodWords(autumn)).toBe('00:00 BST to 24:00 GMT, 25 hours')
    expect(periodWords(spring)).toBe('00:00 GMT to 24:00 BST, 23 hours')
  })

  it('give both days of 24 hours', () => {
    const { period } = dayOf('America/New_York', '2026-11-23', '2026-11-22T13:00:00Z', '2026-11-23T13:00:00Z')
    expect(periodWords({ timeZone: 'America/New_York', period: { ...period, kind: 'last_24_h' } })).toBe(
      'Sun 22 Nov, 08:00 to Mon 23 Nov, 08:00 EST'
    )
  })
})
