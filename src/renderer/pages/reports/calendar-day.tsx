import { IconUsers } from '@tabler/icons-react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { useFormats } from '../../live/live-context'
import { dayLabel } from './day-label'
import { longDayWords } from './day-words'
import { MoodIcon } from './mood-icon'
import { moodOf, type ReportMood } from './report-mood'

/** A day of the calendar: what became of its report, and its rides and riders. */
export function CalendarDay({
  day,
  today,
  report,
  isKnown,
  isTabStop,
  onChoose
}: {
  readonly day: string
  readonly today: string
  readonly report: Report | null
  /** Whether it is known what there is of the month. */
  readonly isKnown: boolean
  readonly isTabStop: boolean
  readonly onChoose: (day: string) => void
}) {
  const formats = useFormats()
  const isFuture = day > today
  const isToday = day === today
  const mood = moodOf(report)
  const label = isKnown ? dayLabel(day, report, isToday, formats) : longDayWords(day)
  const className = ['calendar-day', isFuture ? 'is-future' : '', isToday ? 'is-today' : ''].join(' ').trim()
  return (
    <button
      type="button"
      className={className}
      data-day={day}
      tabIndex={isTabStop ? 0 : -1}
      aria-disabled={isFuture}
      aria-current={isToday ? 'date' : undefined}
      title={isFuture ? undefined : label}
      onClick={() => {
        if (!isFuture) onChoose(day)
      }}
    >
      <span className="said">{isFuture ? `${label}, ${t('reports.future')}` : label}</span>
      <span className="calendar-day-head" aria-hidden="true">
        <span>{Number(day.slice(8))}</span>
        <MoodIcon mood={mood} />
      </span>
      {report !== null && report.state === 'made' && report.rides !== null ? (
        <>
          <b className="figure calendar-rides" aria-hidden="true">
            {formats.integer(report.rides)}
          </b>
          {report.riders !== null && (
            <small className="calendar-riders" aria-hidden="true">
              <IconUsers size={12} stroke={1.75} aria-hidden="true" />
              <span>{t('reports.riders', { quantity: report.riders, count: formats.integer(report.riders) })}</span>
              <span>{formats.integer(report.riders)}</span>
            </small>
          )}
        </>
      ) : (
        <small className="calendar-word ellipsis" aria-hidden="true">
          {wordOf(mood, isKnown, isToday, isFuture)}
        </small>
      )}
    </button>
  )
}

/** What stands in place of figures. Nothing where nothing is known yet, and of what has not come. */
function wordOf(mood: ReportMood, isKnown: boolean, isToday: boolean, isFuture: boolean): string {
  if (mood !== 'none') return t(`reports.mood.${mood}.short`)
  if (isToday) return t('reports.today')
  return isFuture || !isKnown ? '' : t('reports.mood.none.short')
}
