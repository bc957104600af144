import { Cron } from 'croner'
import { last24h, periodOfDay, type ReportPeriod } from './period'
import { addDays, dayOf } from './zones'

/** When reports are made, and of what. */
export interface ReportSchedule {
  /** `HH:MM` */
  readonly at: string
  readonly kind: ReportPeriod['kind']
  /** IANA name. */
  readonly timeZone: string
}

/** A moment at which a report is due: one on each day of the gym's calendar, whatever the clock does on it. */
export interface ScheduledRun {
  /** `YYYY-MM-DD`, the day on which it is due. */
  readonly day: string
  readonly atMs: number
  readonly period: ReportPeriod
}

const dayMs = 86_400_000

/**
 * The runs that are due from `fromMs` to `toMs`, oldest first. A time that the clock passes twice is the first of the two; one
 * that it leaps over is the end of the leap.
 */
export function runsBetween(schedule: ReportSchedule, fromMs: number, toMs: number): ScheduledRun[] {
  const runs: ScheduledRun[] = []
  for (const run of runsFrom(schedule, fromMs)) {
    if (run.atMs > toMs) break
    runs.push(run)
  }
  return runs
}

/** When the next report is due after a moment, epoch ms; null where none is. */
export function nextRunMs(schedule: ReportSchedule, afterMs: number): number | null {
  for (const { atMs } of runsFrom(schedule, afterMs + 1)) return atMs
  return null
}

/** What a report is known by: the same for every making of it. */
export const periodKeyOf = ({ kind, date }: Pick<ReportPeriod, 'kind' | 'date'>): string => `${kind}:${date}`

function* runsFrom({ at, kind, timeZone }: ReportSchedule, fromMs: number): Generator<ScheduledRun> {
  const cron = new Cron(`${Number(at.slice(3))} ${Number(at.slice(0, 2))} * * *`, { timezone: timeZone, paused: true })
  // From well before: begun within an hour that comes twice, the second of the two would seem to be the first.
  let before = cron.nextRun(new Date(fromMs - 2 * dayMs))
  let lastDay: string | null = null
  while (before !== null) {
    const atMs = before.getTime()
    const day = dayOf(atMs, timeZone)
    if (day !== lastDay && atMs >= fromMs)
      yield { day, atMs, period: kind === 'day' ? periodOfDay(addDays(day, -1), timeZone) : last24h(atMs, timeZone) }
    lastDay = day
    before = cron.nextRun(before)
  }
}
