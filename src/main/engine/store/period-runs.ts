import type { Readable, Writable } from './open'

/** A job that is done once a period. */
export type PeriodJob = 'daily_report'

/** Notes that a job is done for a period; false where it was done before, by whomever. */
export const notePeriodRun = (ops: Writable, job: PeriodJob, period: string, doneMs: number): boolean =>
  ops
    .prepare('INSERT INTO period_run (job, period, done_ms) VALUES (?, ?, ?) ON CONFLICT (job, period) DO NOTHING')
    .run(job, period, doneMs).changes > 0

/** The periods from `first` on for which a job is done. */
export const readPeriodRuns = (ops: Readable, job: PeriodJob, first: string): ReadonlySet<string> =>
  new Set(
    ops
      .prepare<[string, string], { period: string }>('SELECT period FROM period_run WHERE job = ? AND period >= ?')
      .all(job, first)
      .map(({ period }) => period)
  )
