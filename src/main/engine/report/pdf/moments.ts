import type { ReportFigures } from '../report-figures'

const dayMs = 24 * 60 * 60 * 1000
/** An abbreviation that people of the zone know is only in the words of their own English. */
const englishes = ['en-GB', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN']

/** `14:02` by the wall clock. */
export const clock = (ms: number, timeZone: string): string =>
  format(ms, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** `14:02:05` by the wall clock. */
export const clockWithSeconds = (ms: number, timeZone: string): string =>
  format(ms, timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

/** `Mon 23 Nov`. */
export const shortDay = (ms: number, timeZone: string): string =>
  format(ms, timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')

/** `23 Nov 2026`. */
export const dayAndYear = (ms: number, timeZone: string): string =>
  format(ms, timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).replace('Sept', 'Sep')

/** What the zone's time is called at a moment: `GMT`, `EST`, else `UTC+05:45`. */
export function zoneName(ms: number, timeZone: string): string {
  const names = englishes.map((locale) => zonePart(ms, timeZone, locale, 'short'))
  const known = names.find((name) => /^[A-Z]{3,5}$/.test(name))
  if (known !== undefined) return known
  const offset = zonePart(ms, timeZone, 'en-US', 'longOffset')
  return offset === 'GMT' ? 'UTC' : offset.replace('GMT', 'UTC')
}

/** A calendar day, `YYYY-MM-DD`, in words; `daysLater` counts from it. */
export function calendarDay(date: string, daysLater = 0) {
  const ms = Date.parse(`${date}T00:00:00Z`) + daysLater * dayMs
  const words = (options: Intl.DateTimeFormatOptions): string => format(ms, 'UTC', options).replace('Sept', 'Sep')
  return {
    /** `Monday`. */
    weekday: words({ weekday: 'long' }),
    /** `Mon`. */
    weekdayShort: words({ weekday: 'short' }),
    /** `22 Nov`. */
    short: words({ day: 'numeric', month: 'short' }),
    /** `Monday 23 November 2026`. */
    long: words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')
  }
}

/** The wall clock at the end of the period; midnight at the end of a day is `24:00`. */
export function endClock({ period, timeZone }: Pick<ReportFigures, 'period' | 'timeZone'>): string {
  const at = clock(period.toMs, timeZone)
  return period.kind === 'day' && at === '00:00' ? '24:00' : at
}

/** `00:00 to 24:00 GMT`; where the clock was changed both zones and how long it was; of 24 hours both days. */
export function periodWords({ period, timeZone }: Pick<ReportFigures, 'period' | 'timeZone'>): string {
  const { kind, fromMs, toMs } = period
  // A change of the clock at the very end belongs to the next day.
  const [zoneAtStart, zoneAtEnd] = [zoneName(fromMs, timeZone), zoneName(toMs - 1, timeZone)]
  const start = clock(fromMs, timeZone)
  const end = `${endClock({ period, timeZone })} ${zoneAtEnd}`
  const startZone = zoneAtStart === zoneAtEnd ? '' : ` ${zoneAtStart}`
  if (kind === 'last_24_h') {
    return `${shortDay(fromMs, timeZone)}, ${start}${startZone} to ${shortDay(toMs, timeZone)}, ${end}`
  }
  const hours = (toMs - fromMs) / 3_600_000
  return `${start}${startZone} to ${end}${hours === 24 ? '' : `, ${hours} hours`}`
}

function format(ms: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(ms)
}

function zonePart(ms: number, timeZone: string, locale: string, style: 'short' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style }).formatToParts(ms)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
}
