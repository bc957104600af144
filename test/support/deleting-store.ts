import { rmSync } from 'node:fs'
import { createDeletions, type Deletions } from '../../src/main/engine/ingest/deletions'
import { createIngest, type Ingest } from '../../src/main/engine/ingest/ingest'
import { createStoreJobs, type StoreJobs } from '../../src/main/engine/jobs/store-jobs'
import { readTombstones } from '../../src/main/engine/store/deleted-rides'
import { dataFile, openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import type { Writable } from '../../src/main/engine/store/open'
import type { ReferenceMessage } from './reference-rides'

/** Partitions of a log, each in log order and without holes. */
export type WholeLog = readonly (readonly ReferenceMessage[])[]

export interface LogToRead {
  readonly messages: WholeLog
  readonly clusterId?: string
  readonly topic?: string
  /** First offset of each partition that the broker still holds. */
  readonly low?: readonly number[]
}

/** Stores of a folder with ingestion and jobs over the same deletions, as the pipeline thread wires them. */
export interface DeletingStore {
  readonly data: Writable
  readonly ops: Writable
  readonly deletions: Deletions
  readonly jobs: StoreJobs
  /** Opens a log beside whatever else is read. */
  open(log: LogToRead, from?: 'earliest' | 'latest', silenceLimitMs?: number): Ingest
  rideIds(): number[]
  close(): Promise<void>
}

/** Old enough for every ride of the tests to be compressed. */
const nowMs = Date.UTC(2027, 0, 1)

export function openDeletingStore(folder: string, keepHistoryDays: number | null = null): DeletingStore {
  const data = openData(folder)
  const ops = openOps(folder)
  const deletions = createDeletions(readTombstones(ops))
  const rideIds = createIdSource(ops, 'ride')
  const jobs = createStoreJobs({
    data,
    ops,
    deletions,
    settings: { compressAfterMs: 3_600_000, compressEveryMs: 3_600_000, keepHistoryDays },
    clock: { now: () => nowMs, monotonic: () => performance.now() },
    onRemoved: () => undefined,
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  jobs.start()
  return {
    data,
    ops,
    deletions,
    jobs,
    open({ messages, clusterId = 'cluster', topic = 'deloton', low }, from = 'earliest', silenceLimitMs = 600_000) {
      const ingest = createIngest(
        { store: createIngestStore(data), rideIds, deletions, silenceLimitMs, from, now: () => nowMs },
        () => undefined
      )
      ingest.openLog({
        clusterId,
        topic,
        partitions: messages.map(({ length }, partition) => ({ partition, low: low?.[partition] ?? 0, high: length }))
      })
      return ingest
    },
    rideIds: () => data.prepare<[], number>('SELECT ride_id FROM ride ORDER BY ride_id').pluck().all(),
    async close() {
      await jobs.stop()
      data.close()
      ops.close()
    }
  }
}

/** Takes what is left of a partition, at most `size` messages of it; answers whether there were any. */
export function takeNext(
  ingest: Ingest,
  messages: WholeLog,
  partition: number,
  size = Number.MAX_SAFE_INTEGER
): boolean {
  const from = ingest.log()?.partitions.find((each) => each.partition === partition)?.nextOffset ?? 0
  const next = (messages[partition] ?? []).slice(from, from + size)
  if (next.length === 0) return false
  ingest.take({ partition, messages: next, holes: [], endsBefore: from + next.length })
  return true
}

/** Reads a log to its end, where all rides end. */
export function readWhole(store: DeletingStore, log: LogToRead): void {
  const ingest = store.open(log)
  for (const partition of log.messages.keys()) takeNext(ingest, log.messages, partition)
  ingest.endRides()
}

/** As a disk that is lost, or a reset: `ops.sqlite` stays. */
export function loseData(folder: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${dataFile(folder)}${end}`, { force: true })
}
