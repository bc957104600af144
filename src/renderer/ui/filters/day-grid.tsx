import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { longDayWords, monthWords, weekdayWords } from '../../pages/reports/day-words'
import { dayByKey, monthOf, weeksOf } from '../../pages/reports/month'

/** A month of days. Arrows move, Page Up and Page Down go to another month, Enter chooses. */
export function DayGrid({
  month,
  day,
  from,
  today,
  onMonth,
  onChoose
}: {
  readonly month: string
  /** Chosen, or the last chosen. */
  readonly day: string
  /** The first chosen; null where only `day` is. */
  readonly from: string | null
  /** No later one can be chosen. */
  readonly today: string
  readonly onMonth: (month: string) => void
  readonly onChoose: (day: string) => void
}) {
  const gridRef = useRef<HTMLTableElement>(null)
  const [mark, setMark] = useState(day)
  const takesFocus = useRef(false)
  const stop = monthOf(mark) === month ? mark : `${month}-01`
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
    if (next > today) return
    takesFocus.current = true
    setMark(next)
    if (monthOf(next) !== month) onMonth(monthOf(next))
  }
  const isChosen = (shown: string): boolean => shown <= day && shown >= (from ?? day)
  return (
    <table
      className="day-grid"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move from day to day
      role="grid"
      aria-label={monthWords(month)}
      ref={gridRef}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weekdayWords.map(({ short, long }) => (
            <th key={short} scope="col" abbr={long}>
              {short.slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((shown) => shown !== null)}>
            {week.map((shown, place) =>
              shown === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place of the week
                <td key={place} />
              ) : (
                <td key={shown}>
                  <button
                    type="button"
                    data-day={shown}
                    aria-pressed={isChosen(shown)}
                    aria-label={longDayWords(shown)}
                    aria-current={shown === today ? 'date' : undefined}
                    tabIndex={shown === stop ? 0 : -1}
                    disabled={shown > today}
                    {...(shown === stop ? { 'data-autofocus': true } : {})}
                    onClick={() => onChoose(shown)}
                  >
                    {Number(shown.slice(8))}
                  </button>
                </td>
              )
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
