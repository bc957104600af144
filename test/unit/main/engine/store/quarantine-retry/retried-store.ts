import { createIngest, type Ingest } from '../../../../../../src/main/engine/ingest/ingest'
import { createQuarantineJobs, type QuarantineJobs } from '../../../../../../src/main/engine/jobs/quarantine-jobs'
import { createReadingReader } from '../../../../../../src/main/engine/store/history/readings'
import { createRideMover } from '../../../../../../src/main/engine/store/history/ride-mover'
import { createIdSource } from '../../../../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../../../../src/main/engine/store/ingest-store'
import { addsUp, readPartitions } from '../../../../../../src/main/engine/store/ledger'
import { migrate } from '../../../../../../src/main/engine/store/migrate'
import { dataMigrations } from '../../../../../../src/main/engine/store/migrations/data'
import { opsMigrations } from '../../../../../../src/main/engine/store/migrations/ops'
import { openWriter, type Writable } from '../../../../../../src/main/engine/store/open'
import type { DecodeMessage } from '../../../../../../src/main/engine/store/quarantine-retry/retry-messages'
import { repairingDecoder } from './damaged-log'

export const silenceLimitMs = 600_000

export interface StoreUnderTest {
  readonly data: Writable
  readonly ingest: Ingest
  readonly jobs: QuarantineJobs
  /** Whether the sum held, and memory and store agreed, each time that counters changed. */
  readonly sums: boolean[]
  /** Reads messages on, in batches. */
  read(messages: readonly { key: Buffer | null; value: Buffer | null }[], batchSize?: number): void
  /** Moves all rides that have ended into the historical store. */
  compress(): void
  quarantineIds(): number[]
}

/** Hundreds of stores are made: on a disk that takes minutes. */
function inMemory(migrations: typeof dataMigrations): Writable {
  const database = openWriter(':memory:', 'NORMAL')
  migrate(database, migrations)
  return database
}

export function storeUnderTest(decode: DecodeMessage = repairingDecoder): StoreUnderTest {
  const data = inMemory(dataMigrations)
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(inMemory(opsMigrations), 'ride'),
      silenceLimitMs,
      from: 'earliest',
      now: () => 0
    },
    () => undefined
  )
  ingest.openLog({ clusterId: 'c', topic: 'deloton', partitions: [{ partition: 0, low: 0, high: 0 }] })
  const sums: boolean[] = []
  const jobs = createQuarantineJobs({
    data,
    decode,
    silenceLimitMs,
    clock: { now: () => 7, monotonic: () => performance.now() },
    onRecounted(logId) {
      ingest.recount(logId)
      const stored = readPartitions(data, logId)
      const told = ingest.log()?.partitions
      sums.push(stored.every(addsUp) && JSON.stringify(told) === JSON.stringify(stored))
    },
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  let next = 0
  return {
    data,
    ingest,
    jobs,
    sums,
    read(messages, batchSize = 50) {
      for (let at = 0; at < messages.length; at += batchSize) {
        const batch = messages.slice(at, at + batchSize).map((message, index) => ({ ...message, offset: next + index }))
        next += batch.length
        ingest.take({ partition: 0, messages: batch, holes: [], endsBefore: next })
      }
    },
    compress() {
      const mover = createRideMover(data)
      for (const rideId of mover.due(Number.MAX_SAFE_INTEGER, 1_000)) mover.move(rideId)
    },
    quarantineIds: () =>
      data.prepare<[], number>('SELECT quarantine_id FROM quarantine ORDER BY quarantine_id').pluck().all()
  }
}

/**
 * All that a store says of its log, rides and riders, but for the rides' ids, which store they are in and when the last
 * message came. The time of a Telemetry line alone is left out, too: beside a Ride line's it is not kept; so are the ends
 * of rides without `hasEnds`.
 */
export function whatIsKnown(data: Writable, hasEnds = true): unknown {
  const readingsOf = createReadingReader(data)
  const rides = data
    .prepare<[], { ride_id: number; store: string }>('SELECT * FROM ride ORDER BY partition, first_offset, stream_key')
    .all()
    .map(({ ride_id, store: _, ...ride }) => {
      const { columns } = readingsOf(ride_id, 0, 1_000_000)
      return {
        ...ride,
        ...(hasEnds ? {} : { end_ms: null }),
        ...columns,
        atMs: columns.atMs.map((atMs, index) => (columns.durationS[index] === null ? null : atMs))
      }
    })
  return {
    rides,
    riders: data.prepare('SELECT * FROM rider ORDER BY rider_id').all(),
    partitions: data
      .prepare<[], object>('SELECT * FROM log_partition ORDER BY log_id, partition')
      .all()
      .map((partition) => ({ ...partition, last_event_ms: null })),
    quarantine: data
      .prepare(
        'SELECT log_id, partition, "offset", reason, message_key, message_value FROM quarantine ORDER BY "offset"'
      )
      .all()
  }
}
