import type { Readable } from '../store/open'
import { readPeriodRuns } from '../store/period-runs'
import { longestBackMs, type ReportStep, reconcile } from './reconcile'
import type { ReportMaker } from './report-maker'
import { nextRunMs, type ReportSchedule } from './schedule'
import { dayOf } from './zones'

export interface ReportSchedulerOptions {
  readonly ops: Readable
  /** Null where no report is made by schedule. */
  readonly schedule: ReportSchedule | null
  readonly maker: Pick<ReportMaker, 'makeDue'>
  /** Begin of the oldest ride, epoch ms; null where there is none. */
  readonly firstDataMs: () => number | null
  /** All that happened before it is stored, epoch ms; null where nobody knows. */
  readonly readUpToMs: () => number | null
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** A report was made: there may be mail. */
  readonly onMade: () => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** Makes what is due, by looking at what is not done: a timer that is missed misses nothing. */
export interface ReportScheduler {
  /** Looks now and each minute. */
  start(): void
  /** Makes what is due now; resolves when that is done. */
  look(): Promise<void>
  /** What is due and not done. */
  due(): readonly ReportStep[]
  /** Why the last try of a day's run failed, one sentence; null for none. */
  problem(day: string): string | null
  nextMs(): number | null
  /** Begins nothing more; resolves when what is under way is done. Safe to call twice. */
  stop(): Promise<void>
}

const lookEveryMs = 60_000
/** A clock that went on for longer between two looks says that the machine slept. */
const sleptMs = 3 * lookEveryMs
const retryAfterMs = [1, 5, 15, 60].map((minutes) => minutes * 60_000)
const failed = 'It could not be made; the log of the console says why. It is tried again.'

export function createReportScheduler(options: ReportSchedulerOptions): ReportScheduler {
  const { ops, schedule, now } = options
  const failures = new Map<string, { readonly count: number; readonly retryMs: number }>()
  let awakeSinceMs = now()
  let lookedMs = awakeSinceMs
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isStarted = false
  let isStopping = false

  const due = (): ReportStep[] => {
    const nowMs = now()
    if (schedule === null) return []
    const firstDay = dayOf(nowMs - longestBackMs, schedule.timeZone)
    return reconcile({
      nowMs,
      schedule,
      doneDays: readPeriodRuns(ops, 'daily_report', firstDay),
      firstDataMs: options.firstDataMs(),
      readUpToMs: options.readUpToMs(),
      awakeSinceMs
    })
  }
  const makeDue = async (): Promise<void> => {
    const nowMs = now()
    if (Math.abs(nowMs - lookedMs) > sleptMs) awakeSinceMs = nowMs
    lookedMs = nowMs
    for (const step of due()) {
      if (isStopping) return
      const { day } = step.run
      const former = failures.get(day)
      if (step.what === 'wait' || (former !== undefined && now() < former.retryMs)) continue
      try {
        if (await options.maker.makeDue(step)) options.onMade()
        failures.delete(day)
      } catch (error) {
        const count = (former?.count ?? 0) + 1
        const waitMs = retryAfterMs[Math.min(count, retryAfterMs.length) - 1] ?? lookEveryMs
        failures.set(day, { count, retryMs: now() + waitMs })
        options.onFailure('making a report', error)
      }
      lookedMs = now()
    }
  }
  const nextMs = (): number | null => (schedule === null ? null : nextRunMs(schedule, now()))
  const look = (): Promise<void> => {
    if (isStopping) return running ?? Promise.resolve()
    running ??= makeDue()
      .catch((error: unknown) => options.onFailure('looking for reports to make', error))
      .finally(() => {
        running = null
        arm()
      })
    return running
  }
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (!isStarted || isStopping) return
    const untilNext = (nextMs() ?? Number.POSITIVE_INFINITY) - now()
    timer = setTimeout(() => void look(), Math.min(Math.max(untilNext, 0), lookEveryMs))
  }

  return {
    start() {
      isStarted = true
      void look()
    },
    look,
    due,
    problem: (day) => (failures.has(day) ? failed : null),
    nextMs,
    async stop() {
      isStopping = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      await running
    }
  }
}
