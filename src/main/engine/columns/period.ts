import type { RideFilter } from '../../../shared/domain/ride-filter'
import { addDays, dayOf, startOfDay } from '../report/zones'

/** Rides that began from `fromMs` on (null: from the first) and before `beforeMs`. UTC epoch ms. */
export interface Period {
  readonly fromMs: number | null
  /** Where it ends as people are told: now, or the end of its last day. */
  readonly toMs: number
  /** Later than all for a period that ends now: a bike's clock may be ahead of the console's. */
  readonly beforeMs: number
}

const hourMs = 3_600_000
const hours = { '12h': 12, '24h': 24 } as const
const days = { '7d': 7, '30d': 30 } as const

/** The period of a filter at a moment. Throws RangeError for no zone. */
export function periodOf(filter: Pick<RideFilter, 'period' | 'from' | 'to'>, nowMs: number, timeZone: string): Period {
  const { period, from, to } = filter
  const upToNow = (fromMs: number | null): Period => ({ fromMs, toMs: nowMs, beforeMs: Number.POSITIVE_INFINITY })
  if (period === 'all') return upToNow(null)
  if (period === '12h' || period === '24h') return upToNow(nowMs - hours[period] * hourMs)
  if (period === '7d' || period === '30d') {
    return upToNow(startOfDay(addDays(dayOf(nowMs, timeZone), 1 - days[period]), timeZone))
  }
  const fromMs = from === undefined ? null : startOfDay(from, timeZone)
  if (to === undefined) return upToNow(fromMs)
  const endMs = startOfDay(addDays(to, 1), timeZone)
  return { fromMs, toMs: endMs, beforeMs: endMs }
}
