/** Stands between a number and its unit: the line never breaks there. */
const unitGap = '\u00a0'

/** How the page writes numbers and times: one locale, the gym's zone. Moments are UTC epoch ms. */
export interface Formats {
  /** "108,734,163" */
  integer(value: number): string
  /** "8.1" */
  oneDecimal(value: number): string
  /** "14:03:22" */
  time(ms: number): string
  /** "14:03:22.417" */
  timeWithMs(ms: number): string
  /** "14:03" */
  hourMinute(ms: number): string
  /** "14:03:22", with the day before it when that is not the gym's day of `nowMs`: "23 Nov, 14:03:22". */
  moment(ms: number, nowMs: number): string
  /** `moment` to the minute. */
  shortMoment(ms: number, nowMs: number): string
  /** "24 Nov", with the year where it is not the gym's year of `nowMs`: "4 Mar 2024". */
  day(ms: number, nowMs: number): string
  /** "Nov", with the year where it is not the gym's year of `nowMs`: "Mar 2024". */
  month(ms: number, nowMs: number): string
  /** "4 Mar 2024" */
  date(ms: number): string
  /** "GMT", "CET": the zone's name at that moment. */
  zone(ms: number): string
}

/** `timeZone` is an IANA name; one that the browser does not know is taken as UTC. */
export function createFormats(timeZone: string, locale = 'en-GB'): Formats {
  const zone = isKnownZone(timeZone) ? timeZone : 'UTC'
  const dateTime = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, hourCycle: 'h23', ...options })
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const time = dateTime({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const timeWithMs = dateTime({ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 })
  const hourMinute = dateTime({ hour: '2-digit', minute: '2-digit' })
  const day = dateTime({ day: 'numeric', month: 'short' })
  const fullDay = dateTime({ day: 'numeric', month: 'numeric', year: 'numeric' })
  const date = dateTime({ day: 'numeric', month: 'short', year: 'numeric' })
  const month = dateTime({ month: 'short' })
  const fullMonth = dateTime({ month: 'short', year: 'numeric' })
  const year = dateTime({ year: 'numeric' })
  const zoneName = dateTime({ timeZoneName: 'short' })
  const dayBefore = (ms: number, nowMs: number): string =>
    fullDay.format(ms) === fullDay.format(nowMs) ? '' : `${day.format(ms)}, `

  return {
    integer: (value) => integer.format(value),
    oneDecimal: (value) => oneDecimal.format(value),
    time: (ms) => time.format(ms),
    timeWithMs: (ms) => timeWithMs.format(ms),
    hourMinute: (ms) => hourMinute.format(ms),
    moment: (ms, nowMs) => dayBefore(ms, nowMs) + time.format(ms),
    shortMoment: (ms, nowMs) => dayBefore(ms, nowMs) + hourMinute.format(ms),
    day: (ms, nowMs) => (year.format(ms) === year.format(nowMs) ? day : date).format(ms),
    month: (ms, nowMs) => (year.format(ms) === year.format(nowMs) ? month : fullMonth).format(ms),
    date: (ms) => date.format(ms),
    zone: (ms) => zoneName.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? zone
  }
}

function isKnownZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** How old something is: "0.4 s" below ten seconds, "38 s" below 100, then "3 min", "2 h", "3 d". Never negative. */
export function formatAge(ageMs: number): string {
  const ms = Math.max(0, ageMs)
  if (ms < 9_950) return `${(Math.round(ms / 100) / 10).toFixed(1)}${unitGap}s`
  if (ms < 100_000) return `${Math.floor(ms / 1_000)}${unitGap}s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)}${unitGap}min`
  if (ms < 48 * 3_600_000) return `${Math.floor(ms / 3_600_000)}${unitGap}h`
  return `${Math.floor(ms / 86_400_000)}${unitGap}d`
}

/** The ride clock: "7:44", "41:27", "1:02:09". */
export function formatElapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor(whole / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** "412 B", "1.2 kB", "3.0 MB", "8.4 GB", "1.2 TB" (powers of 1,000). */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes}${unitGap}B`
  // What would round to 1000.0 is written in the next larger unit.
  const unit = byteUnits.find(({ size }) => bytes < 999.95 * size) ?? largestByteUnit
  return `${(bytes / unit.size).toFixed(1)}${unitGap}${unit.name}`
}

const largestByteUnit = { name: 'TB', size: 1e12 }
const byteUnits = [{ name: 'kB', size: 1e3 }, { name: 'MB', size: 1e6 }, { name: 'GB', size: 1e9 }, largestByteUnit]

/**
 * A percentage as the tile shows it: rounded down, so that the figure never stands in a higher zone than the zone shown
 * beside it (89.6 % is Z4 and reads 89).
 */
export const wholePercent = (percent: number): number => Math.floor(percent)

/** Epoch ms of a moment on the wire; null for null and for what is not a moment. */
export function momentMs(moment: string | null): number | null {
  if (moment === null) return null
  const ms = Date.parse(moment)
  return Number.isNaN(ms) ? null : ms
}
