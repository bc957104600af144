import type { JobName, JobRun } from '../../../shared/domain/jobs'
import type { Readable, Writable } from './open'

interface JobRunRow {
  job_run_id: number
  job: JobName
  cause: JobRun['cause']
  began_ms: number
  ended_ms: number | null
  outcome: JobRun['outcome']
  result: string | null
}

/** Notes that a job begins; answers the run's number. */
export function beginJobRun(ops: Writable, job: JobName, cause: JobRun['cause'], beganMs: number): number {
  return Number(
    ops.prepare('INSERT INTO job_run (job, cause, began_ms) VALUES (?, ?, ?)').run(job, cause, beganMs).lastInsertRowid
  )
}

/** Notes how a run ended; `result` is told as it is. */
export function endJobRun(
  ops: Writable,
  jobRunId: number,
  endedMs: number,
  outcome: 'done' | 'failed',
  result: JobRun['result']
): void {
  ops
    .prepare('UPDATE job_run SET ended_ms = ?, outcome = ?, result = ? WHERE job_run_id = ? AND outcome IS NULL')
    .run(endedMs, outcome, JSON.stringify(result), jobRunId)
}

/** Runs that a former life of the console did not finish. Nothing of theirs is lost: a job takes up where it was left. */
export function closeInterruptedRuns(ops: Writable): void {
  ops.prepare("UPDATE job_run SET outcome = 'interrupted' WHERE outcome IS NULL").run()
}

/** The newest runs of a job, newest first. */
export function listJobRuns(ops: Readable, job: JobName, limit: number): JobRun[] {
  return ops
    .prepare<[string, number], JobRunRow>('SELECT * FROM job_run WHERE job = ? ORDER BY job_run_id DESC LIMIT ?')
    .all(job, limit)
    .map((row) => ({
      job_run_id: row.job_run_id,
      job: row.job,
      cause: row.cause,
      began_at: new Date(row.began_ms).toISOString(),
      ended_at: row.ended_ms === null ? null : new Date(row.ended_ms).toISOString(),
      outcome: row.outcome,
      result: row.result === null ? null : (JSON.parse(row.result) as JobRun['result'])
    }))
}
