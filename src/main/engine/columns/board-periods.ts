import { type LeaderboardPeriod, leaderboardPeriodDays } from '../../../shared/domain/leaderboard'
import { addDays, startOfDay } from '../report/zones'
import type { Period } from './period'

/**
 * A board's period on a day (`YYYY-MM-DD`) of the gym's calendar, and as many days before it to compare with; null for all
 * there is. Throws RangeError for no zone.
 */
export function boardPeriods(
  period: LeaderboardPeriod,
  { today, nowMs, timeZone }: { readonly today: string; readonly nowMs: number; readonly timeZone: string }
): { readonly period: Period; readonly before: Period | null } {
  if (period === 'all')
    return { period: { fromMs: null, toMs: nowMs, beforeMs: Number.POSITIVE_INFINITY }, before: null }
  const days = leaderboardPeriodDays[period]
  const startOf = (day: number): number => startOfDay(addDays(today, day), timeZone)
  const fromMs = startOf(1 - days)
  return {
    period: { fromMs, toMs: nowMs, beforeMs: startOf(1) },
    before: { fromMs: startOf(1 - 2 * days), toMs: fromMs, beforeMs: fromMs }
  }
}
