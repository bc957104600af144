import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { dayLabel } from '../../../../../src/renderer/pages/reports/day-label'
import { report } from './report-fixture'

const formats = createFormats('UTC')
const label = (given: Parameters<typeof dayLabel>[1], isToday = false): string =>
  dayLabel('2026-11-23', given, isToday, formats)

describe('A day read out', () => {
  it('says what became of its report, how much was missing, and its figures', () => {
    expect(label(report({ completeness_percent: 93.44, rides: 1_204, riders: 1 }))).toBe(
      'Monday 23 November 2026, partial data, data 93.4 %, 1,204 rides, 1 rider'
    )
  })

  it('says that there is none, and that it is today', () => {
    expect(label(null)).toBe('Monday 23 November 2026, no report')
    expect(label(null, true)).toBe('Monday 23 November 2026, today, no report')
  })

  it('tells no figures of a report that was not made', () => {
    expect(label(report({ state: 'failed' }))).toBe('Monday 23 November 2026, not made')
  })
})
