import { dayWords, shortDayWords } from '../../pages/reports/day-words'
import { shiftDay } from '../../pages/reports/month'
import type { RideFilterChange, RideFilterSearch } from './ride-filter-search'

const dayMs = 86_400_000

/** How many days a range has; 1 where an end is open. */
const lengthOf = ({ from, to }: RideFilterSearch): number =>
  from === undefined || to === undefined ? 1 : Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1)

/** One day. */
export const oneDay = (day: string): RideFilterChange => ({ period: 'days', from: day, to: day })

/**
 * The same many days before (-1) or after (1) those shown; from a period that ends now the day before today. Null where that
 * would be after today. `today` is the gym's.
 */
export function neighbourDays(search: RideFilterSearch, direction: -1 | 1, today: string): RideFilterChange | null {
  if (search.period !== 'days') return direction === 1 ? null : oneDay(shiftDay(today, -1))
  const last = search.to ?? today
  const first = search.from ?? last
  if (direction === 1 && last >= today) return null
  const shift = direction * lengthOf(search)
  return { period: 'days', from: shiftDay(first, shift), to: shiftDay(last, shift) }
}

/** A range as the button has it: "Mon 23 Nov 2026", "16 Nov – 22 Nov"; null where no day is chosen. */
export function rangeWords({ period, from, to }: RideFilterSearch): string | null {
  if (period !== 'days' || (from === undefined && to === undefined)) return null
  if (from === to && from !== undefined) return dayWords(from)
  const first = from === undefined ? '…' : shortDayWords(from)
  return `${first} – ${to === undefined ? '…' : shortDayWords(to)}`
}
