import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Report } from '../../../shared/domain/report'
import { t } from '../../i18n/translate'
import { CalendarDay } from './calendar-day'
import { monthWords, weekdayWords } from './day-words'
import { dayByKey, monthOf, weeksOf } from './month'

/** A month of days. Arrows move, Page Up and Page Down go to another month, Enter chooses. */
export function CalendarGrid({
  month,
  day,
  today,
  reports,
  isKnown,
  onChoose,
  onMonth
}: {
  readonly month: string
  readonly day: string
  readonly today: string
  readonly reports: readonly Report[]
  /** Whether the reports of the month are known. */
  readonly isKnown: boolean
  readonly onChoose: (day: string) => void
  readonly onMonth: (month: string) => void
}) {
  const gridRef = useRef<HTMLTableElement>(null)
  const [mark, setMark] = useState(day)
  const [seenDay, setSeenDay] = useState(day)
  // The mark follows the day that is chosen elsewhere.
  if (seenDay !== day) {
    setSeenDay(day)
    setMark(day)
  }
  const takesFocus = useRef(false)
  const byDay = useMemo(() => new Map(reports.map((report) => [report.date, report])), [reports])
  const stop = monthOf(mark) === month ? mark : monthOf(day) === month ? day : `${month}-01`

  useEffect(() => {
    if (!takesFocus.current) return
    takesFocus.current = false
    const cell = gridRef.current?.querySelector(`[data-day="${stop}"]`)
    if (cell instanceof HTMLElement) cell.focus()
  }, [stop])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = dayByKey(stop, event.key)
    if (next === null) return
    event.preventDefault()
    takesFocus.current = true
    setMark(next)
    if (monthOf(next) !== month) onMonth(monthOf(next))
  }
  return (
    <table
      className="calendar"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move from day to day
      role="grid"
      aria-label={t('reports.calendar', { month: monthWords(month) })}
      aria-busy={!isKnown}
      ref={gridRef}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weekdayWords.map(({ short, long }) => (
            <th key={short} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((each) => each !== null) ?? month}>
            {week.map((each, place) =>
              each === null ? (
                <td key={weekdayWords[place]?.short} className="calendar-blank" />
              ) : (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid it is a cell of the grid
                <td key={each} aria-selected={each === day}>
                  <CalendarDay
                    day={each}
                    today={today}
                    report={byDay.get(each) ?? null}
                    isKnown={isKnown}
                    isTabStop={each === stop}
                    onChoose={onChoose}
                  />
                </td>
              )
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
