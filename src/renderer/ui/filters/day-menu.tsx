import { Popover } from '@mantine/core'
import { IconCalendar, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../i18n/translate'
import { monthWords } from '../../pages/reports/day-words'
import { monthOf, shiftMonth } from '../../pages/reports/month'
import { DayGrid } from './day-grid'
import { oneDay, rangeWords } from './day-range'
import type { RideFilterChange, RideFilterSearch } from './ride-filter-search'

/** A day, or from one to another, out of a calendar. */
export function DayMenu({
  search,
  today,
  change
}: {
  readonly search: RideFilterSearch
  /** The gym's day now. */
  readonly today: string
  readonly change: (change: RideFilterChange) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const words = rangeWords(search)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      trapFocus
      returnFocus
      classNames={popoverClasses}
    >
      <Popover.Target>
        <button
          type="button"
          className="button choice-button day-button"
          title={t('rides.day.choose')}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={16} stroke={1.75} aria-hidden="true" />
          {words ?? <span className="quiet">{t('rides.day.any')}</span>}
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('rides.day.choose')}
        onKeyDown={(event) => {
          // Taken by the calendar: nothing else closes with it.
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        <Calendar search={search} today={today} change={change} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

const popoverClasses = { dropdown: 'day-menu' }

function Calendar({
  search,
  today,
  change,
  onDone
}: {
  readonly search: RideFilterSearch
  readonly today: string
  readonly change: (change: RideFilterChange) => void
  readonly onDone: () => void
}) {
  const isDays = search.period === 'days'
  const day = (isDays ? (search.to ?? search.from) : undefined) ?? today
  const [month, setMonth] = useState(monthOf(day))
  const setEnd = (end: 'from' | 'to', value: string): void => {
    const ends = {
      from: isDays ? search.from : undefined,
      to: isDays ? search.to : undefined,
      [end]: value || undefined
    }
    const isTurned = ends.from !== undefined && ends.to !== undefined && ends.from > ends.to
    change({ period: 'days', ...(isTurned ? { from: value, to: value } : ends) })
  }
  return (
    <>
      <div className="day-menu-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t('rides.day.monthBefore')}
          onClick={() => setMonth(shiftMonth(month, -1))}
        >
          <IconChevronLeft size={16} stroke={1.75} aria-hidden="true" />
        </button>
        <b>{monthWords(month)}</b>
        <button
          type="button"
          className="icon-button"
          aria-label={t('rides.day.monthAfter')}
          disabled={month >= monthOf(today)}
          onClick={() => setMonth(shiftMonth(month, 1))}
        >
          <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </div>
      <DayGrid
        month={month}
        day={day}
        from={isDays ? (search.from ?? null) : null}
        today={today}
        onMonth={setMonth}
        onChoose={(chosen) => {
          change(oneDay(chosen))
          onDone()
        }}
      />
      <div className="day-menu-ends">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            <span className="quiet">{t(`rides.day.${end}`)}</span>
            <input
              type="date"
              value={(isDays ? search[end] : undefined) ?? ''}
              max={today}
              onChange={(event) => setEnd(end, event.target.value)}
            />
          </label>
        ))}
      </div>
    </>
  )
}
