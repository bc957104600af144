import { isDay } from '../alerts/gym-day'

/** Whether a text is a month of the calendar: "2026-11". */
export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)

/** The month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7)

const noonMs = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** A day that many days later, or earlier; the day itself where the calendar has no such. */
export function shiftDay(day: string, days: number): string {
  const shifted = new Date(noonMs(day) + days * 86_400_000).toISOString().slice(0, 10)
  return isDay(shifted) ? shifted : day
}

/** A month that many months later, or earlier; the month itself where the calendar has no such. */
export function shiftMonth(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  const shifted = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  return index >= 0 && isMonth(shifted) ? shifted : month
}

/** First and last day of a month. */
export function monthRange(month: string): { readonly from: string; readonly to: string } {
  const from = `${month}-01`
  const next = shiftMonth(month, 1)
  return { from, to: next === month ? `${month}-31` : shiftDay(`${next}-01`, -1) }
}

/** A month as weeks from Monday to Sunday; null for the places before its first day and after its last. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const { from, to } = monthRange(month)
  const before = mondayBased(from)
  const days = Number(to.slice(8))
  const weeks: (string | null)[][] = []
  for (let place = 0; place < Math.ceil((before + days) / 7) * 7; place += 1) {
    const day = place - before
    const week = place % 7 === 0 ? [] : weeks.pop()
    if (week === undefined) break
    week.push(day < 0 || day >= days ? null : shiftDay(from, day))
    weeks.push(week)
  }
  return weeks
}

/** 0 for Monday to 6 for Sunday. */
export const mondayBased = (day: string): number => (new Date(noonMs(day)).getUTCDay() + 6) % 7

/** The day of the gym's calendar at a moment. `timeZone` is an IANA name; one that the browser does not know is taken as UTC. */
export function dayAt(ms: number, timeZone: string): string {
  const parts = new Map(
    writerOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value])
  )
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

function writerOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

/** Where a key moves to in the calendar; null for a key that moves nowhere. */
export function dayByKey(day: string, key: string): string | null {
  switch (key) {
    case 'ArrowLeft':
      return shiftDay(day, -1)
    case 'ArrowRight':
      return shiftDay(day, 1)
    case 'ArrowUp':
      return shiftDay(day, -7)
    case 'ArrowDown':
      return shiftDay(day, 7)
    case 'Home':
      return shiftDay(day, -mondayBased(day))
    case 'End':
      return shiftDay(day, 6 - mondayBased(day))
    case 'PageUp':
      return sameDayIn(day, shiftMonth(monthOf(day), -1))
    case 'PageDown':
      return sameDayIn(day, shiftMonth(monthOf(day), 1))
    default:
      return null
  }
}

/** The same day of another month, or its last. */
function sameDayIn(day: string, month: string): string {
  const same = `${month}-${day.slice(8)}`
  return isDay(same) ? same : monthRange(month).to
}
