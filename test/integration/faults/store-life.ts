import { createDeletions } from '../../../src/main/engine/ingest/deletions'
import { createIngest } from '../../../src/main/engine/ingest/ingest'
import { createProfileSteps } from '../../../src/main/engine/jobs/profile-steps'
import { createStoreJobs } from '../../../src/main/engine/jobs/store-jobs'
import type { Hole, LogMessage } from '../../../src/main/engine/sources/telemetry-source'
import { readTombstones } from '../../../src/main/engine/store/deleted-rides'
import { openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import type { Writable } from '../../../src/main/engine/store/open'
import { rideMessages } from '../../support/ride-messages'

const startMs = Date.UTC(2026, 10, 1, 6)
const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A partition's log: messages in order, and the offsets that are not among them. */
interface PartitionLog {
  readonly messages: readonly LogMessage[]
  readonly holes: readonly Hole[]
}

/**
 * Two partitions with all that a log can hold: rides of known and unknown riders, a producer's retry, garbage, no value,
 * transaction markers, messages that are gone, silence. `seconds` is the length of each ride.
 */
function logOf(seconds: number): PartitionLog[] {
  const ride = (bike: string | null, riderId: number, atMs: number): { key: Buffer | null; value: Buffer | null }[] =>
    rideMessages({ bike, riderId, startMs: atMs, seconds }).map(({ key, value }) => ({
      key: typeof key === 'string' ? Buffer.from(key) : null,
      value: Buffer.from(value)
    }))
  const one = ride('SN0001', 7, startMs)
  const two = ride('SN0001', 8, startMs + hourMs)
  const garbage = { key: Buffer.from('SN0001'), value: Buffer.from([0xff, 0, 0x7b]) }
  const first = [...one, ...one.slice(-1), garbage, ...two.slice(0, 8), 'gone' as const, ...two.slice(8)]
  const three = ride(null, 9, startMs + 2 * hourMs)
  const second = [
    // Begins in mid-ride, and goes on after more than the silence limit.
    ...three.slice(-4),
    ...three.slice(0, 6),
    'marker' as const,
    ...three.slice(6),
    { key: null, value: null },
    ...ride(null, 7, startMs + 2 * hourMs + dayMs)
  ]
  return [first, second].map(placed)
}

function placed(items: readonly ({ key: Buffer | null; value: Buffer | null } | 'gone' | 'marker')[]): PartitionLog {
  const messages: LogMessage[] = []
  const holes: Hole[] = []
  items.forEach((item, offset) => {
    if (typeof item !== 'string') messages.push({ offset, ...item })
    else holes.push({ from: offset, to: offset, reason: item === 'gone' ? 'compaction' : 'transaction' })
  })
  return { messages, holes }
}

export interface StoreLife {
  /** Seconds of each ride of the log. */
  readonly seconds: number
  /** Messages in a batch. */
  readonly batchSize: number
}

/**
 * A console's life with its stores, from wherever they stand: takes the rest of the log, ends rides that are silent,
 * works out their profiles and moves them into the historical store between the batches, deletes one, removes old ones.
 * However often it was cut off before, the stores mean the same in the end.
 */
export async function liveToTheEnd(
  folder: string,
  life: StoreLife,
  watch: (database: Writable) => Writable
): Promise<void> {
  const data = watch(openData(folder))
  const ops = watch(openOps(folder))
  const deletions = createDeletions(readTombstones(ops))
  const nowMs = startMs + 3 * dayMs
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(ops, 'ride'),
      deletions,
      silenceLimitMs: 600_000,
      from: 'earliest',
      now: () => nowMs
    },
    () => undefined
  )
  const jobs = createStoreJobs({
    data,
    ops,
    deletions,
    // The limit lies between the rides of the first day and that of the second.
    settings: { compressAfterMs: 12 * hourMs, compressEveryMs: hourMs, keepHistoryDays: 2 },
    clock: { now: () => nowMs, monotonic: () => performance.now() },
    onRemoved: () => undefined,
    onFailure: (what, error) => {
      throw new Error(`${what} failed`, { cause: error })
    }
  })
  jobs.start()
  const profiles = createProfileSteps(data, (error) => {
    throw error
  })
  while (profiles.ofOlder());
  const partitions = logOf(life.seconds)
  const ends = partitions.map(({ messages, holes }) => messages.length + holes.length)
  ingest.recall('deloton')
  const positions = ingest.openLog({
    clusterId: 'cluster',
    topic: 'deloton',
    partitions: ends.map((high, partition) => ({ partition, low: 0, high }))
  })
  const next = new Map(positions.map(({ partition, nextOffset }) => [partition, nextOffset]))
  for (let isMore = true; isMore; ) {
    isMore = false
    for (const [partition, { messages, holes }] of partitions.entries()) {
      const from = next.get(partition) ?? 0
      const endsBefore = Math.min(from + life.batchSize, ends[partition] ?? 0)
      if (from >= endsBefore) continue
      isMore = true
      const lies = (offset: number): boolean => offset >= from && offset < endsBefore
      ingest.take({
        partition,
        messages: messages.filter(({ offset }) => lies(offset)),
        holes: holes.filter((hole) => lies(hole.from)),
        endsBefore
      })
      next.set(partition, endsBefore)
    }
    // Some rides have their profile when they are moved, to the others the mover gives it.
    if (next.get(0) !== ends[0]) while (profiles.ofChanged());
    await done(jobs.compress('hand'))
  }
  for (const partition of partitions.keys()) ingest.endSilentRides(partition, nowMs, () => true)
  while (profiles.ofChanged());
  await done(jobs.compress('schedule'))
  const deleted = data
    .prepare<[], number>('SELECT ride_id FROM ride WHERE partition = 0 AND first_offset = 0')
    .pluck()
    .get()
  if (deleted !== undefined) jobs.deleteRide({ ride_id: deleted, by: 'token test' })
  await done(jobs.retain('hand'))
  await jobs.stop()
  data.close()
  ops.close()
}

async function done(job: Promise<{ readonly ok: boolean }>): Promise<void> {
  if (!(await job).ok) throw new Error('a job failed')
}
