import type { timeBins } from '../../../shared/domain/rides-overview'
import { addDays, dayOf, hoursOf, startOfDay, wallOffsets } from '../report/zones'
import { weekdayOf } from './zone-clock'

export type TimeBin = (typeof timeBins)[number]

/** Cuts time where the gym's clock and calendar do. */
export interface TimeBins {
  /** How a period is cut: hours up to 48 of them, days up to 60, weeks up to two years, else months. */
  binOf(fromMs: number, toMs: number): TimeBin
  /** When each bin begins, from that of one moment to that of another, without a hole; UTC epoch ms. */
  startsOf(bin: TimeBin, firstMs: number, lastMs: number): number[]
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** No wall clock is so far from UTC; where it shows the same before and after, it was not changed at midnight. */
const aroundMs = 36 * hourMs
const mostHours = 48
const mostDays = 60
/** One of them may be a leap year. */
const mostDaysOfWeeks = 731

/** Remembers when days begin: that takes longer to find than to add up a thousand rides. Throws RangeError for no zone. */
export function createTimeBins(timeZone: string): TimeBins {
  const offsetAt = wallOffsets(timeZone)
  const starts = new Map<string, number>()
  const startOf = (date: string): number => {
    let startMs = starts.get(date)
    if (startMs === undefined) {
      const midnightMs = Date.parse(date)
      const offsetMs = offsetAt(midnightMs - aroundMs)
      const isQuiet = offsetMs === offsetAt(midnightMs + aroundMs)
      startMs = isQuiet ? midnightMs - offsetMs : startOfDay(date, timeZone)
      starts.set(date, startMs)
    }
    return startMs
  }
  const startsFrom = (first: string, next: (date: string) => string, lastMs: number): number[] => {
    const found = [startOf(first)]
    for (let date = next(first), startMs = startOf(date); startMs <= lastMs; startMs = startOf(date)) {
      // A day that a zone left out begins with the next one.
      if (startMs !== found.at(-1)) found.push(startMs)
      date = next(date)
    }
    return found
  }
  return {
    binOf(fromMs, toMs) {
      // By the wall clock: two days are 48 hours, also where the clock is changed in them.
      const wallMs = toMs + offsetAt(toMs) - (fromMs + offsetAt(fromMs))
      if (wallMs <= mostHours * hourMs) return 'hour'
      if (wallMs <= mostDays * dayMs) return 'day'
      return wallMs <= mostDaysOfWeeks * dayMs ? 'week' : 'month'
    },
    startsOf(bin, firstMs, lastMs) {
      const first = dayOf(firstMs, timeZone)
      switch (bin) {
        case 'hour':
          return hoursOf(startOf(first), lastMs + 1, timeZone)
            .filter(({ toMs }) => toMs > firstMs)
            .map(({ fromMs }) => fromMs)
        case 'day':
          return startsFrom(first, (date) => addDays(date, 1), lastMs)
        case 'week': {
          const monday = addDays(first, -weekdayOf(Date.parse(first) / dayMs))
          return startsFrom(monday, (date) => addDays(date, 7), lastMs)
        }
        case 'month':
          return startsFrom(firstOfMonth(first), (date) => firstOfMonth(addDays(date, 31)), lastMs)
      }
    }
  }
}

const firstOfMonth = (date: string): string => `${date.slice(0, 7)}-01`
