import { DateTime, IANAZone } from 'luxon'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A stretch of an hour as wall clocks show it: shorter where the clock is changed in it or the period ends. */
export interface WallHour {
  readonly fromMs: number
  readonly toMs: number
  /** `HH:00` */
  readonly label: string
  /** `YYYY-MM-DD` */
  readonly date: string
}

/** The day of a zone's calendar on which a moment (epoch ms) lies, `YYYY-MM-DD`. Throws RangeError for no zone. */
export const dayOf = (ms: number, timeZone: string): string => textOf(ms + wallOffsets(timeZone)(ms)).date

/**
 * The first moment of a calendar day (`YYYY-MM-DD`), epoch ms. Where the clock leaps over midnight that is the end of the leap;
 * where midnight comes twice, the first. A day that a zone left out begins with the next. Throws RangeError for no zone.
 */
export function startOfDay(date: string, timeZone: string): number {
  const offsetMs = wallOffsets(timeZone)
  const midnightMs = Date.parse(`${date}T00:00:00Z`)
  // No wall clock is a day from UTC: here it has not come to midnight yet, there it is past it.
  return firstWhere(midnightMs - 36 * hourMs, midnightMs + 36 * hourMs, (ms) => ms + offsetMs(ms) >= midnightMs)
}

/** The hours of a period by the wall clock, in order and without a hole. One that comes twice is two. */
export function hoursOf(fromMs: number, toMs: number, timeZone: string): WallHour[] {
  const offsetMs = wallOffsets(timeZone)
  const hours: WallHour[] = []
  for (let ms = fromMs; ms < toMs; ) {
    const offset = offsetMs(ms)
    const { date, hour } = textOf(ms + offset)
    const fullMs = (Math.floor((ms + offset) / hourMs) + 1) * hourMs - offset
    const endMs = offsetMs(fullMs - 1) === offset ? fullMs : firstWhere(ms, fullMs, (at) => offsetMs(at) !== offset)
    hours.push({ fromMs: ms, toMs: Math.min(endMs, toMs), label: `${hour}:00`, date })
    ms = endMs
  }
  return hours
}

/** The moment whole weeks earlier at which the wall clock shows the same. */
export const weeksBefore = (ms: number, weeks: number, timeZone: string): number =>
  DateTime.fromMillis(ms, { zone: timeZone }).minus({ weeks }).toMillis()

/** The calendar day so many days later, `YYYY-MM-DD`. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** What wall clocks are ahead of UTC, ms, by moment. */
export function wallOffsets(timeZone: string): (ms: number) => number {
  const zone = IANAZone.create(timeZone)
  if (!zone.isValid) throw new RangeError(`${timeZone} is no time zone`)
  return (ms) => Math.round(zone.offset(ms) * minuteMs)
}

function textOf(wallMs: number): { date: string; hour: string } {
  const text = new Date(wallMs).toISOString()
  return { date: text.slice(0, 10), hour: text.slice(11, 13) }
}

/** The first whole ms in (`lowMs`, `highMs`] that satisfies, given that from some ms on all do. */
function firstWhere(lowMs: number, highMs: number, satisfies: (ms: number) => boolean): number {
  let [low, high] = [lowMs, highMs]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (satisfies(middle)) high = middle
    else low = middle
  }
  return high
}
