import { isDay } from '../alerts/gym-day'
import { isMonth } from './month'

/** What the address says of the page. */
export interface ReportsSearch {
  /** The day whose report is shown, by the gym's calendar: "2026-11-23". */
  readonly day?: string
  /** The month of the calendar, where it is not the day's: "2026-10". */
  readonly month?: string
}

/** Reads an address; what it does not know it leaves out. */
export function parseReportsSearch(search: Readonly<Record<string, unknown>>): ReportsSearch {
  const { day, month } = search
  return {
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
    ...(typeof month === 'string' && isMonth(month) ? { month } : {})
  }
}
