import type { ReportFigures } from './report-figures'
import { addDays, dayOf, startOfDay, weeksBefore } from './zones'

export type ReportPeriod = ReportFigures['period']

const dayMs = 86_400_000
const weeksCompared = [1, 2, 3, 4] as const

/** A whole day of the gym's calendar: 24 hours, 23 or 25 where the clock is changed. Throws RangeError for no zone. */
export const periodOfDay = (date: string, timeZone: string): ReportPeriod => ({
  kind: 'day',
  date,
  fromMs: startOfDay(date, timeZone),
  toMs: startOfDay(addDays(date, 1), timeZone)
})

/** The 24 hours before a moment, epoch ms, whatever the clock does in them. */
export const last24h = (endMs: number, timeZone: string): ReportPeriod => ({
  kind: 'last_24_h',
  date: dayOf(endMs, timeZone),
  fromMs: endMs - dayMs,
  toMs: endMs
})

/** The period just before: the calendar day before, or 24 hours. */
export const periodBefore = ({ kind, date, fromMs }: ReportPeriod, timeZone: string): ReportPeriod =>
  kind === 'day' ? periodOfDay(addDays(date, -1), timeZone) : last24h(fromMs, timeZone)

/** The same weekday one to four weeks before, newest first; of the last 24 hours those that ended at the same wall clock time. */
export const sameWeekdaysBefore = ({ kind, date, toMs }: ReportPeriod, timeZone: string): ReportPeriod[] =>
  weeksCompared.map((weeks) =>
    kind === 'day'
      ? periodOfDay(addDays(date, -7 * weeks), timeZone)
      : last24h(weeksBefore(toMs, weeks, timeZone), timeZone)
  )
