import { type AlertPriority, type AlertStats, alertPriorities } from '../../../shared/domain/alert'
import type { Readable } from './open'

const dayMs = 86_400_000

/** Seconds of riding by the rides' own clocks, of rides that began at or after a moment; as `rideDurationS` counts. */
const riddenOf = (table: string): string => `SELECT total(max(0, last_duration_s - first_duration_s + 1)) AS seconds
  FROM ${table} WHERE start_ms >= @fromMs AND first_duration_s IS NOT NULL AND last_duration_s IS NOT NULL`

/** How alerts went over the last `days`. Null for no store: nobody rode, nothing fired. */
export function readAlertStats(database: Readable | null, days: number, nowMs: number): AlertStats {
  const fromMs = nowMs - days * dayMs
  const count = { high: 0, medium: 0, low: 0, technical: 0 }
  for (const [priority, fired] of database === null ? [] : countFired(database, fromMs)) count[priority] = fired
  const waits = database === null ? [] : readWaitsMs(database, fromMs)
  const rideHours = database === null ? 0 : readRiddenS(database, fromMs) / 3_600
  const median = medianOf(waits)
  const perHours = (fired: number): number | null => (rideHours > 0 ? (fired / rideHours) * 100 : null)
  return {
    from: new Date(fromMs).toISOString(),
    ride_hours: rideHours,
    count,
    per_100_ride_hours: {
      high: perHours(count.high),
      medium: perHours(count.medium),
      low: perHours(count.low),
      technical: perHours(count.technical)
    },
    median_acknowledge_s: median === null ? null : median / 1_000,
    acknowledged: waits.length
  }
}

const countFired = (database: Readable, fromMs: number): [AlertPriority, number][] =>
  database
    .prepare<[number], { priority: AlertPriority; fired: number }>(
      'SELECT priority, count(*) AS fired FROM alert WHERE started_ms >= ? AND late = 0 GROUP BY priority'
    )
    .all(fromMs)
    .flatMap(({ priority, fired }) => (alertPriorities.includes(priority) ? [[priority, fired]] : []))

/** From being told to acknowledging, ms, shortest first. A clock set back in between makes no negative wait. */
const readWaitsMs = (database: Readable, fromMs: number): number[] =>
  database
    .prepare<[number], number>(
      `SELECT max(0, acknowledged_ms - notified_ms) AS wait FROM alert
       WHERE started_ms >= ? AND late = 0 AND priority IN ('high', 'medium')
         AND acknowledged_ms IS NOT NULL AND notified_ms IS NOT NULL
       ORDER BY wait`
    )
    .pluck()
    .all(fromMs)

const readRiddenS = (database: Readable, fromMs: number): number =>
  database
    .prepare<[{ fromMs: number }], number>(
      `SELECT total(seconds) FROM (${riddenOf('daily_ride')} UNION ALL ${riddenOf('historical_ride')})`
    )
    .pluck()
    .get({ fromMs }) ?? 0

function medianOf(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
