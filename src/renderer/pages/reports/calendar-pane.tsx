import { IconChevronLeft, IconChevronRight, IconUsers } from '@tabler/icons-react'
import { t } from '../../i18n/translate'
import { CallFailedError } from '../../live/queries'
import { OldNote, PaneFailure } from '../pipeline/pane-answer'
import './calendar.css'
import { CalendarGrid } from './calendar-grid'
import { monthWords } from './day-words'
import { monthOf, shiftMonth } from './month'
import { MonthNotesList } from './month-notes-list'
import { MoodIcon } from './mood-icon'
import type { ReportsSearch } from './reports-search'
import type { ShownReports } from './use-reports'

const legend = ['mailed', 'made', 'mailing', 'partial', 'mail-failed', 'failed', 'waiting'] as const

/** The month: its days, what their signs mean, and what went wrong. */
export function CalendarPane({
  shown,
  onShow
}: {
  readonly shown: ShownReports
  readonly onShow: (search: ReportsSearch) => void
}) {
  const { list, month, day, today } = shown
  const showMonth = (next: string): void => onShow(next === monthOf(day) ? { day } : { day, month: next })
  const reports = list.data?.items ?? []
  return (
    <section className="pane reports-calendar" aria-label={t('reports.days')}>
      <div className="calendar-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t('reports.month.before')}
          title={t('reports.month.before')}
          onClick={() => showMonth(shiftMonth(month, -1))}
        >
          <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t('reports.month.after')}
          title={t('reports.month.after')}
          disabled={month >= monthOf(today)}
          onClick={() => showMonth(shiftMonth(month, 1))}
        >
          <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
        </button>
        <h2 aria-live="polite">{monthWords(month)}</h2>
        <OldNote query={list} />
        <span className="spring" />
        {month !== monthOf(today) && (
          <button type="button" className="button small" onClick={() => showMonth(monthOf(today))}>
            {t('reports.month.now')}
          </button>
        )}
      </div>
      <div className="calendar-scroll">
        <CalendarGrid
          month={month}
          day={day}
          today={today}
          reports={reports}
          isKnown={list.data !== undefined}
          onChoose={(next) => onShow({ day: next })}
          onMonth={showMonth}
        />
        <ul className="calendar-legend" aria-label={t('reports.legend')}>
          <li>
            <b className="figure" aria-hidden="true">
              {t('reports.legend.figure')}
            </b>
            {t('reports.legend.rides')}
          </li>
          <li>
            <IconUsers size={16} stroke={1.75} aria-hidden="true" />
            {t('reports.legend.riders')}
          </li>
          {legend.map((mood) => (
            <li key={mood}>
              <MoodIcon mood={mood} />
              {t(`reports.mood.${mood}`)}
            </li>
          ))}
        </ul>
        {list.data === undefined && list.error !== null && (
          <PaneFailure
            error={
              list.error instanceof CallFailedError
                ? list.error.call
                : { code: 'internal', message: list.error.message }
            }
            failed={t('reports.failed')}
            refusal={{ title: t('reports.forbidden'), why: t('reports.forbidden.why') }}
            onRetry={() => void list.refetch()}
          />
        )}
        <MonthNotesList reports={reports} onChoose={(date) => onShow({ day: date })} />
      </div>
    </section>
  )
}
