import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTimeBins } from '../../../../../src/main/engine/columns/time-bins'
import { timeBins } from '../../../../../src/shared/domain/rides-overview'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const london = createTimeBins('Europe/London')
const texts = (startsMs: readonly number[]): string[] => startsMs.map((ms) => new Date(ms).toISOString().slice(0, 16))

describe('How a period is cut', () => {
  const now = Date.UTC(2026, 6, 1, 12)
  it.each([
    [12 * hourMs, 'hour'],
    [48 * hourMs, 'hour'],
    [48 * hourMs + 1, 'day'],
    [60 * dayMs, 'day'],
    [61 * dayMs, 'week'],
    [731 * dayMs, 'week'],
    [732 * dayMs, 'month']
  ])('%d ms are cut by the %s', (lengthMs, bin) => {
    expect(createTimeBins('UTC').binOf(now - lengthMs, now)).toBe(bin)
  })

  it('two days are cut by the hour also where they have 49 of them', () => {
    const from = Date.UTC(2026, 9, 23, 23)
    expect(london.binOf(from, from + 49 * hourMs)).toBe('hour')
    expect(london.binOf(from, from + 49 * hourMs + 1)).toBe('day')
  })
})

describe('Where bins begin', () => {
  it('an hour that comes twice is two, one that is left out is none', () => {
    const autumn = Date.UTC(2026, 9, 25)
    expect(texts(london.startsOf('hour', autumn, autumn + 2 * hourMs))).toEqual([
      '2026-10-25T00:00',
      '2026-10-25T01:00',
      '2026-10-25T02:00'
    ])
    const spring = Date.UTC(2026, 2, 29)
    expect(texts(london.startsOf('hour', spring, spring + hourMs))).toEqual(['2026-03-29T00:00', '2026-03-29T01:00'])
  })

  it('days begin at midnight of the gym, 23 or 25 hours apart where the clock is changed', () => {
    const days = london.startsOf('day', Date.UTC(2026, 9, 24, 12), Date.UTC(2026, 9, 26, 12))
    expect(texts(days)).toEqual(['2026-10-23T23:00', '2026-10-24T23:00', '2026-10-26T00:00'])
    expect(texts(london.startsOf('day', Date.UTC(2026, 2, 29, 12), Date.UTC(2026, 2, 30, 12)))).toEqual([
      '2026-03-29T00:00',
      '2026-03-29T23:00'
    ])
  })

  it('a day that a zone left out has no bin', () => {
    const apia = createTimeBins('Pacific/Apia')
    expect(texts(apia.startsOf('day', Date.UTC(2011, 11, 29, 12), Date.UTC(2011, 11, 31, 11)))).toEqual([
      '2011-12-29T10:00',
      '2011-12-30T10:00',
      '2011-12-31T10:00'
    ])
  })

  it('weeks begin on Monday', () => {
    const utc = createTimeBins('UTC')
    // A Sunday to a Monday.
    expect(texts(utc.startsOf('week', Date.UTC(2026, 10, 22, 23), Date.UTC(2026, 10, 30)))).toEqual([
      '2026-11-16T00:00',
      '2026-11-23T00:00',
      '2026-11-30T00:00'
    ])
  })

  it('months begin on the first, whatever their length, also with a 29 February', () => {
    const utc = createTimeBins('UTC')
    expect(texts(utc.startsOf('month', Date.UTC(2028, 0, 31), Date.UTC(2028, 2, 1)))).toEqual([
      '2028-01-01T00:00',
      '2028-02-01T00:00',
      '2028-03-01T00:00'
    ])
    expect(texts(utc.startsOf('day', Date.UTC(2028, 1, 28), Date.UTC(2028, 2, 1)))).toHaveLength(3)
  })

  it('one bin is one hour, day, week or month of the wall calendar, and the next one is another', () => {
    const zones = ['Europe/London', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...timeBins),
        fc.integer({ min: Date.UTC(2011, 0), max: Date.UTC(2030, 0) }),
        fc.integer({ min: 0, max: 90 * dayMs }),
        (timeZone, bin, firstMs, lengthMs) => {
          const lastMs = firstMs + (bin === 'hour' ? lengthMs / 30 : lengthMs)
          const starts = createTimeBins(timeZone).startsOf(bin, firstMs, Math.floor(lastMs))
          const name = namesIn(timeZone, bin)
          expect(name(starts[0] ?? 0)).toBe(name(firstMs))
          expect(name(starts.at(-1) ?? 0)).toBe(name(Math.floor(lastMs)))
          expect(starts[0]).toBeLessThanOrEqual(firstMs)
          for (const [index, startMs] of starts.entries()) {
            expect(name(startMs - 1)).not.toBe(name(startMs))
            if (index > 0) expect(name(startMs - 1)).toBe(name(starts[index - 1] ?? 0))
          }
        }
      ),
      { numRuns: 60 }
    )
  })
})

/** What people call the hour, day, week or month of a moment; an hour with its distance from UTC, for it may come twice. */
function namesIn(timeZone: string, bin: (typeof timeBins)[number]): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset'
  })
  return (ms) => {
    const part = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const day = `${part.get('year')}-${part.get('month')}-${part.get('day')}`
    if (bin === 'hour') return `${day} ${part.get('hour')} ${part.get('timeZoneName')}`
    if (bin === 'day') return day
    if (bin === 'month') return day.slice(0, 7)
    const midnight = new Date(`${day}T00:00:00Z`)
    return new Date(midnight.getTime() - ((midnight.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10)
  }
}
