import type { Report } from '../../../shared/domain/report'
import type { Formats } from '../../i18n/format'
import { t } from '../../i18n/translate'
import { longDayWords } from './day-words'
import { completenessText, isPartial, moodOf } from './report-mood'

/** A day of the calendar in a sentence: "Monday 23 November 2026, made and mailed, 412 rides, 287 riders". */
export function dayLabel(day: string, report: Report | null, isToday: boolean, formats: Formats): string {
  const parts = [longDayWords(day), t(`reports.mood.${moodOf(report)}`)]
  if (isToday) parts.splice(1, 0, t('reports.today'))
  if (report !== null && report.state === 'made') {
    if (isPartial(report) && report.completeness_percent !== null) {
      parts.push(t('reports.data', { percent: completenessText(report.completeness_percent) }))
    }
    if (report.rides !== null) {
      parts.push(t('reports.rides', { quantity: report.rides, count: formats.integer(report.rides) }))
    }
    if (report.riders !== null) {
      parts.push(t('reports.riders', { quantity: report.riders, count: formats.integer(report.riders) }))
    }
  }
  return parts.join(', ')
}
