import { describe, expect, it } from 'vitest'
import { periodOfDay } from '../../../../../src/main/engine/report/period'
import { writeReportMail } from '../../../../../src/main/engine/report/report-mail'
import { figuresOf } from '../../../../support/report-figures'

const day = periodOfDay('2026-11-23', 'Europe/London')

describe('The mail of a report', () => {
  it('tells the key figures, and how many rides more in its subject', () => {
    const { subject, text } = writeReportMail(figuresOf(day))
    expect(subject).toBe('Deloton daily report: Mon 23 Nov 2026, 412 rides (+8 %)')
    for (const line of [
      'Harbour Gym',
      'Mon 23 Nov 2026 00:00 to Tue 24 Nov 2026 00:00 (Europe/London)',
      'complete data',
      'Riders:                287 (+3 % on the day before, n/a on the same weekday)',
      'Average power:         148 W (-1 % on the day before, n/a on the same weekday)',
      'High-priority alerts:  3, 2 acknowledged (n/a on the day before, n/a on the same weekday)'
    ]) {
      expect(text.split('\n')).toContain(line)
    }
  })

  it('compares with nothing where nothing is known, and counts one ride as one', () => {
    const { key } = figuresOf(day)
    const figures = figuresOf(day, { before: null, key: { ...key, rides: 1, averagePowerWatts: null } })
    const { subject, text } = writeReportMail(figures)
    expect(subject).toBe('Deloton daily report: Mon 23 Nov 2026, 1 ride')
    expect(text).toContain('Average power:         none (n/a')
  })

  it('says what is missing, and never that 100 % are there where they are not', () => {
    const completeness = { percent: 99.97, missing: [{ fromMs: day.fromMs, toMs: day.fromMs + 20_000 }] }
    expect(writeReportMail(figuresOf(day, { completeness })).text).toContain('data 99.9 %')
  })

  it('says first that the riders are simulated', () => {
    const { subject, text, html } = writeReportMail(figuresOf(day, { isSample: true }))
    expect(subject).toMatch(/^SAMPLE DATA: /)
    expect(text).toMatch(/^SAMPLE DATA: /)
    expect(html).toContain('SAMPLE DATA: ')
  })

  it('shows a hostile name of a gym as text on one line', () => {
    const { text, html } = writeReportMail(figuresOf(day, { gym: '<script>\u202eGym\u2028x' }))
    expect(text.split('\n')).toContain('<script>Gym x')
    expect(html).not.toContain('<script>')
    expect(html).toContain('<bdi>&lt;script&gt;Gym x</bdi>')
  })
})
