import { type ReportSchedule, runsBetween, type ScheduledRun } from './schedule'

/** All that it depends on what is to be done. */
export interface ReconcileFacts {
  /** Wall clock, UTC epoch ms. */
  readonly nowMs: number
  /** Null where no report is made by schedule. */
  readonly schedule: ReportSchedule | null
  /** The days whose run is done. */
  readonly doneDays: ReadonlySet<string>
  /** Begin of the oldest ride, epoch ms; null where the store holds none. */
  readonly firstDataMs: number | null
  /** All that happened before it is stored, epoch ms; null where nobody knows. */
  readonly readUpToMs: number | null
  /** Since when the console has been there to read, without a sleep, epoch ms. */
  readonly awakeSinceMs: number
}

/** A run that is due and not done. `wait`: the feed has not caught up. */
export interface ReportStep {
  readonly run: ScheduledRun
  readonly what: 'make' | 'wait'
  /** Only the newest report is mailed: after days of sleep people get one mail and no stack. */
  readonly isMailed: boolean
}

/** No report is made that was due longer ago. */
export const longestBackMs = 31 * 86_400_000
const longestWaitMs = 2 * 3_600_000

/** What is due and not done, oldest first; nothing from before the first day with data. */
export function reconcile(facts: ReconcileFacts): ReportStep[] {
  const { nowMs, schedule, firstDataMs } = facts
  if (schedule === null || firstDataMs === null) return []
  const runs = runsBetween(schedule, nowMs - longestBackMs, nowMs)
  const newest = runs.at(-1)
  return runs
    .filter(({ day, period }) => !facts.doneDays.has(day) && period.toMs > firstDataMs)
    .map((run) => ({ run, what: isReady(run, facts) ? 'make' : 'wait', isMailed: run === newest }))
}

function isReady({ atMs, period }: ScheduledRun, { nowMs, readUpToMs, awakeSinceMs }: ReconcileFacts): boolean {
  if (readUpToMs !== null && readUpToMs >= period.toMs) return true
  // What was due while the console slept waits as long, from when it woke: it has yet to read all of that.
  return nowMs >= Math.max(atMs, awakeSinceMs) + longestWaitMs
}
