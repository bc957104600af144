import { setImmediate as immediate } from 'node:timers/promises'
import type { CompressResult, JobName, JobRun, RetentionPreview, RetentionResult } from '../../../shared/domain/jobs'
import { fail, type Result, succeed } from '../../../shared/result'
import type { Deletions } from '../ingest/deletions'
import type { HistorySettings } from '../ports'
import { noteDeletedRide, noteOtherId } from '../store/deleted-rides'
import { previewRetention } from '../store/history/retention-preview'
import { createRideMover } from '../store/history/ride-mover'
import { createRideRemover } from '../store/history/ride-remover'
import { beginJobRun, closeInterruptedRuns, endJobRun, listJobRuns } from '../store/job-runs'
import type { Writable } from '../store/open'
import { usedBytes } from '../store/used-bytes'
import type { RideDeletion } from '../threads/thread-data'
import { compress } from './compress'
import { isDue } from './due'
import { removeOldRides } from './retention'

export interface StoreJobsOptions {
  readonly data: Writable
  readonly ops: Writable
  /** The same that ingestion goes by. */
  readonly deletions: Deletions
  readonly settings: HistorySettings
  readonly clock: { readonly now: () => number; readonly monotonic: () => number }
  /** Told after rides were removed, with all that hangs on them. */
  readonly onRemoved: () => void
  readonly onFailure: (what: string, error: unknown) => void
}

/** What is done to the stores by schedule or by hand, beside the ingestion and never in its way. */
export interface StoreJobs {
  /** Finishes what a former life left undone and begins the schedule. */
  start(): void
  /** Ends the schedule; what is under way ends after the ride it is at. */
  stop(): Promise<void>
  compress(cause: JobRun['cause']): Promise<Result<CompressResult>>
  retain(cause: JobRun['cause']): Promise<Result<RetentionResult>>
  runs(job: JobName, limit: number): JobRun[]
  /** When a job runs by schedule next (epoch ms); null where it does not. */
  nextRunMs(job: JobName): number | null
  /** What a limit of `days` would remove now. */
  preview(days: number): RetentionPreview
  /** Deletes an ended ride for good: it comes back by no way of reading it again. Who asked is kept. */
  deleteRide(deletion: RideDeletion): Result<{ ride_id: number }>
}

const lookEveryMs = 30_000
const retentionEveryMs = 86_400_000
const dayMs = 86_400_000

export function createStoreJobs(options: StoreJobsOptions): StoreJobs {
  const { data, ops, deletions, settings, clock } = options
  const mover = createRideMover(data)
  const remover = createRideRemover(data)
  const sliceClock = { monotonic: clock.monotonic, yield: () => immediate() }
  let isStopping = false
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  let runningJob: JobName | null = null

  /** Runs a job and keeps its record. One job at a time; while one runs another is refused. */
  const run = async <Value extends CompressResult | RetentionResult>(
    job: JobName,
    cause: JobRun['cause'],
    work: () => Promise<Value>
  ): Promise<Result<Value>> => {
    if (runningJob !== null) return fail('busy', 'The stores are being worked on already; try again when that is done.')
    if (isStopping) return fail('unavailable', 'The console is stopping.')
    runningJob = job
    const record = async (): Promise<Result<Value>> => {
      const jobRunId = beginJobRun(ops, job, cause, clock.now())
      try {
        const value = await work()
        // Stopped half-way it is closed as interrupted by the next start.
        if (!isStopping) endJobRun(ops, jobRunId, clock.now(), 'done', value)
        return succeed(value)
      } catch (error) {
        options.onFailure(job, error)
        const message = 'The store could not be written; the log says why. Nothing was lost.'
        endJobRun(ops, jobRunId, clock.now(), 'failed', { message })
        return fail('unavailable', message)
      }
    }
    const result = record()
    running = result.catch(() => undefined)
    try {
      return await result
    } finally {
      runningJob = null
    }
  }
  const compressNow = (cause: JobRun['cause']): Promise<Result<CompressResult>> =>
    run('compress', cause, () =>
      compress(clock.now() - settings.compressAfterMs, {
        mover,
        usedBytes: () => usedBytes(data),
        clock: sliceClock,
        isStopping: () => isStopping
      })
    )
  const retainNow = (cause: JobRun['cause']): Promise<Result<RetentionResult>> =>
    run('retention', cause, () =>
      settings.keepHistoryDays === null
        ? Promise.resolve({ rides: 0 })
        : removeOldRides(clock.now() - settings.keepHistoryDays * dayMs, remover, sliceClock, () => isStopping).finally(
            options.onRemoved
          )
    )

  const lastRunMs = (job: JobName): number | null => {
    const last = listJobRuns(ops, job, 1)[0]
    return last === undefined ? null : Date.parse(last.began_at)
  }
  const isJobDue = (job: JobName, everyMs: number): boolean => isDue(lastRunMs(job), everyMs, clock.now())
  const look = async (): Promise<void> => {
    if (isJobDue('compress', settings.compressEveryMs)) await compressNow('schedule')
    if (settings.keepHistoryDays !== null && isJobDue('retention', retentionEveryMs)) await retainNow('schedule')
  }
  const lookAgain = (): void => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => options.onFailure('the schedule', error))
        .finally(() => isStopping || lookAgain())
    }, lookEveryMs)
    timer.unref()
  }

  /** Rides whose deletion was cut off by a kill, and those that a data file of before it, put back, holds again. */
  const removeDeleted = (): void => {
    let isRemoved = false
    for (const deleted of [...deletions.all()]) {
      for (const rideId of remover.idsOf(deleted)) {
        if (rideId !== deleted.rideId) {
          noteOtherId(ops, deleted, rideId)
          deletions.add({ ...deleted, rideId })
        }
        isRemoved = remover.remove(rideId) || isRemoved
      }
    }
    if (isRemoved) options.onRemoved()
  }

  return {
    start() {
      closeInterruptedRuns(ops)
      removeDeleted()
      lookAgain()
    },
    async stop() {
      isStopping = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
    compress: compressNow,
    retain: retainNow,
    runs: (job, limit) => listJobRuns(ops, job, limit),
    nextRunMs(job) {
      if (timer === null || isStopping || (job === 'retention' && settings.keepHistoryDays === null)) return null
      const everyMs = job === 'compress' ? settings.compressEveryMs : retentionEveryMs
      const lastMs = lastRunMs(job)
      const nowMs = clock.now()
      return lastMs === null || isDue(lastMs, everyMs, nowMs) ? nowMs : lastMs + everyMs
    },
    preview: (days) => previewRetention(data, clock.now() - days * dayMs),
    deleteRide({ ride_id: rideId, by }) {
      const tombstone = remover.tombstoneOf(rideId)
      if (tombstone === null) return fail('not-found', 'There is no such ride.')
      if (tombstone === 'running')
        return fail('conflict', 'The ride is still under way; it can be deleted when it has ended.')
      try {
        noteDeletedRide(ops, tombstone, by, clock.now())
        deletions.add(tombstone)
        remover.remove(rideId)
      } catch (error) {
        options.onFailure('deleting a ride', error)
        return fail('unavailable', 'The store could not be written; the log says why. Try again.')
      }
      options.onRemoved()
      return succeed({ ride_id: rideId })
    }
  }
}
