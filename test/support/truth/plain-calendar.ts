import type { timeBins } from '../../../src/shared/domain/rides-overview'

interface WallTime {
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly hour: number
  readonly minute: number
}

/** The calendar and clock of a zone, looked up moment by moment where the platform has it. */
export interface PlainCalendar {
  wall(ms: number): WallTime
  /** The moment at which a day begins. */
  startOf(day: string): number
  /** The bin of `rides.overview` for a span, and the begins of all bins from one moment to another. */
  binOf(fromMs: number, toMs: number): Bin
  binStarts(bin: Bin, firstMs: number, lastMs: number): number[]
}
type Bin = (typeof timeBins)[number]

const quarterMs = 900_000
const hourMs = 4 * quarterMs
const dayMs = 24 * hourMs

export const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7

/** Who was born on a 29 February has the birthday on 1 March where the year has none. */
export function yearsOn(born: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}

export function createPlainCalendar(timeZone: string): PlainCalendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit'
  })
  const known = new Map<number, WallTime>()
  /** Of the quarter of an hour: zones change at none but its beginning. */
  const wall = (ms: number): WallTime => {
    const quarter = Math.floor(ms / quarterMs)
    let found = known.get(quarter)
    if (found === undefined) {
      const part = new Map(format.formatToParts(quarter * quarterMs).map(({ type, value }) => [type, value]))
      const day = `${part.get('year')}-${part.get('month')}-${part.get('day')}`
      found = { day, hour: Number(part.get('hour')), minute: Number(part.get('minute')) }
      known.set(quarter, found)
    }
    return found
  }
  const wallMs = (ms: number): number => {
    const { day, hour, minute } = wall(ms)
    return Date.parse(day) + hour * hourMs + minute * 60_000 + (ms - Math.floor(ms / quarterMs) * quarterMs)
  }
  const begins = (bin: Bin, ms: number): boolean => {
    const { day, minute } = wall(ms)
    if (bin === 'hour') return minute === 0
    if (wall(ms - 1).day === day) return false
    return bin === 'day' || (bin === 'week' ? weekdayOf(day) === 0 : day.endsWith('-01'))
  }
  return {
    wall,
    startOf(day) {
      let ms = Date.parse(`${day}T00:00:00Z`) - 26 * hourMs
      while (wall(ms).day < day) ms += quarterMs
      return ms
    },
    binOf(fromMs, toMs) {
      const spanMs = wallMs(toMs) - wallMs(fromMs)
      if (spanMs <= 2 * dayMs) return 'hour'
      return spanMs <= 60 * dayMs ? 'day' : spanMs <= 731 * dayMs ? 'week' : 'month'
    },
    binStarts(bin, firstMs, lastMs) {
      let ms = Math.floor(firstMs / quarterMs) * quarterMs
      while (!begins(bin, ms)) ms -= quarterMs
      const starts: number[] = []
      for (; ms <= lastMs; ms += quarterMs) if (begins(bin, ms)) starts.push(ms)
      return starts
    }
  }
}
