import { addDays, startOfDay } from '../report/zones'
import type { Span } from './report-queries'

/** The last day that a date can be written for has no day after it. */
const endOfTimeMs = Number.MAX_SAFE_INTEGER

/** From the first moment of a day of the gym's calendar (`YYYY-MM-DD`) to the end of another. Throws RangeError for no zone. */
export function spanOfDays(first: string, last: string, timeZone: string): Span {
  const toMs = startOfDay(addDays(last, 1), timeZone)
  return { fromMs: startOfDay(first, timeZone), toMs: Number.isNaN(toMs) ? endOfTimeMs : toMs }
}
