import { createFormats } from '../../i18n/format'

const utc = createFormats('UTC')

/** A calendar date ("1990-11-02") as people read it: "2 Nov 1990". It has no time and is shifted by no zone. Null for none. */
export function calendarDate(date: string): string | null {
  const ms = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(ms) ? null : utc.date(ms)
}
