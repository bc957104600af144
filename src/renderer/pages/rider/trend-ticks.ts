import type { Tick } from '../../charts/line-layout'
import type { Formats } from '../../i18n/format'
import { dayStartMs } from '../alerts/gym-day'
import { dayAt, monthOf, shiftMonth } from '../reports/month'

const dayMs = 86_400_000
const mostTicks = 6
/** A span of months, not of days. */
const monthsFromMs = 75 * dayMs

export interface TickOptions {
  readonly timeZone: string
  readonly formats: Pick<Formats, 'day' | 'hourMinute' | 'month'>
  readonly nowMs: number
}

/** Names of some moments between two (epoch ms): months, days or, within two days, times of day; by the gym's clock. */
export function trendTicks(fromMs: number, toMs: number, { timeZone, formats, nowMs }: TickOptions): readonly Tick[] {
  if (!(toMs > fromMs)) return [{ at: fromMs, text: formats.day(fromMs, nowMs) }]
  if (toMs - fromMs < 2 * dayMs) return evenly(fromMs, toMs, 4, (ms) => formats.hourMinute(ms))
  if (toMs - fromMs < monthsFromMs) return evenly(fromMs, toMs, 5, (ms) => formats.day(ms, nowMs))
  const starts: number[] = []
  for (let month = shiftMonth(monthOf(dayAt(fromMs, timeZone)), 1); ; month = shiftMonth(month, 1)) {
    const startMs = dayStartMs(`${month}-01`, timeZone)
    if (startMs > toMs || startMs === starts.at(-1)) break
    starts.push(startMs)
  }
  const step = Math.ceil(starts.length / mostTicks)
  return starts.filter((_, index) => index % step === 0).map((at) => ({ at, text: formats.month(at, nowMs) }))
}

const evenly = (fromMs: number, toMs: number, count: number, write: (ms: number) => string): readonly Tick[] =>
  Array.from({ length: count }, (_, index) => {
    const at = fromMs + ((toMs - fromMs) * (index + 0.5)) / count
    return { at, text: write(at) }
  })
