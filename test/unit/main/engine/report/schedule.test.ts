import { describe, expect, it } from 'vitest'
import { nextRunMs, type ReportSchedule, runsBetween } from '../../../../../src/main/engine/report/schedule'
import { addDays } from '../../../../../src/main/engine/report/zones'

const schedule = (more: Partial<ReportSchedule> = {}): ReportSchedule => ({
  at: '08:00',
  kind: 'day',
  timeZone: 'Europe/London',
  ...more
})
const ms = (moment: string): number => Date.parse(moment)
const momentsOf = (of: ReportSchedule, from: string, to: string): string[] =>
  runsBetween(of, ms(from), ms(to)).map(({ atMs }) => new Date(atMs).toISOString())

describe('The schedule of the report', () => {
  it.each(['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'has one run on each day of two years in %s, whatever the clock does',
    (timeZone) => {
      for (const at of ['08:00', '00:00', '01:30', '02:15', '02:30', '23:59']) {
        const runs = runsBetween(schedule({ at, timeZone }), ms('2026-01-01T12:00:00Z'), ms('2028-01-01T12:00:00Z'))
        const [first] = runs
        expect(runs.length, at).toBe(730)
        expect(runs.map(({ day }) => day)).toEqual(runs.map((_, days) => addDays(first?.day ?? '', days)))
        // Without a hole and without a second that is about the same.
        for (const [index, { period }] of runs.entries()) {
          expect(period.toMs).toBe(runs[index + 1]?.period.fromMs ?? period.toMs)
        }
      }
    }
  )

  it('comes once where its time comes twice, and at the end of a leap over it', () => {
    const berlin = schedule({ at: '02:30', timeZone: 'Europe/Berlin' })
    expect(momentsOf(berlin, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual(['2026-10-25T00:30:00.000Z'])
    expect(momentsOf(berlin, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual(['2026-03-29T01:00:00.000Z'])
    // Asked between the two: it was already.
    expect(nextRunMs(berlin, ms('2026-10-25T01:10:00Z'))).toBe(ms('2026-10-26T01:30:00Z'))
  })

  it('is about the calendar day before, of 23, 24 or 25 hours, or about the 24 hours before', () => {
    const hours = (at: string, kind: ReportSchedule['kind']): [string | undefined, number | undefined] => {
      const [run] = runsBetween(schedule({ kind }), ms(`${at}T00:00:00Z`), ms(`${at}T12:00:00Z`))
      return [run?.period.date, run && (run.period.toMs - run.period.fromMs) / 3_600_000]
    }
    expect(hours('2026-11-24', 'day')).toEqual(['2026-11-23', 24])
    expect(hours('2026-10-26', 'day')).toEqual(['2026-10-25', 25])
    expect(hours('2026-03-30', 'day')).toEqual(['2026-03-29', 23])
    expect(hours('2026-10-25', 'last_24_h')).toEqual(['2026-10-25', 24])
  })

  it('tells the next run after a moment, not the one at it', () => {
    expect(nextRunMs(schedule(), ms('2026-11-24T07:59:59Z'))).toBe(ms('2026-11-24T08:00:00Z'))
    expect(nextRunMs(schedule(), ms('2026-11-24T08:00:00Z'))).toBe(ms('2026-11-25T08:00:00Z'))
  })
})
