import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { createDeletions } from '../../../src/main/engine/ingest/deletions'
import { createIngest, type Ingest } from '../../../src/main/engine/ingest/ingest'
import { createStoreJobs } from '../../../src/main/engine/jobs/store-jobs'
import type { LogMessage } from '../../../src/main/engine/sources/telemetry-source'
import { dataFile, openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import { sized, takeSeed, tellFigures } from '../../support/fault-run'
import { type FuzzedLog, fuzzedLog } from '../../support/fuzzed-log'
import { logicalHash } from '../../support/logical-dump'
import { type SeededRandom, seededRandom } from '../../support/seeded-random'
import { checkIntegrity, dumpPartitions } from '../../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'

const messageCount = sized(1_000_000, 20_000)
const hugeEvery = sized(50_000, 10_000)
const partitions = 3
const mb = (bytes: number): number => Math.round(bytes / 1_000_000)

interface Batch {
  readonly partition: number
  readonly messages: readonly LogMessage[]
}

/** Batches of at most 500 messages from partitions in no order, each with its offsets. */
function* batchesOf(random: SeededRandom, log: FuzzedLog, count: number): Generator<Batch> {
  const next = Array.from({ length: partitions }, () => 0)
  for (let left = count; left > 0; ) {
    const partition = random.whole(0, partitions - 1)
    const size = Math.min(left, random.whole(1, 500))
    const from = next[partition] ?? 0
    yield {
      partition,
      messages: Array.from({ length: size }, (_, index) => ({ offset: from + index, ...log.next(partition) }))
    }
    next[partition] = from + size
    left -= size
  }
}

function openIngest(folder: string): { ingest: Ingest; compress(): Promise<number>; close(): void } {
  const data = openData(folder)
  const ops = openOps(folder)
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(ops, 'ride'),
      silenceLimitMs: 600_000,
      from: 'earliest',
      now: () => 0
    },
    () => undefined
  )
  ingest.openLog({
    clusterId: 'cluster',
    topic: 'deloton',
    partitions: Array.from({ length: partitions }, (_, partition) => ({ partition, low: 0, high: messageCount }))
  })
  return {
    ingest,
    async compress() {
      const jobs = createStoreJobs({
        data,
        ops,
        deletions: createDeletions([]),
        settings: { compressAfterMs: 0, compressEveryMs: 1, keepHistoryDays: null },
        // After the last moment that a line can tell.
        clock: { now: () => Date.UTC(9999, 11, 31, 23, 59, 59, 999), monotonic: () => performance.now() },
        onRemoved: () => undefined,
        onFailure: (what, error) => {
          throw new Error(what, { cause: error })
        }
      })
      const done = await jobs.compress('hand')
      return done.ok ? done.value.rides : -1
    },
    close() {
      data.close()
      ops.close()
    }
  }
}

const take = (ingest: Ingest, { partition, messages }: Batch): void =>
  ingest.take({ partition, messages, holes: [], endsBefore: (messages.at(-1)?.offset ?? 0) + 1 })

describe('messages of any kind', () => {
  const folders: TemporaryFolder[] = []
  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove()
  })

  it(`are all accounted for, ${messageCount} of them, and what is not understood is kept byte for byte`, async () => {
    const seed = takeSeed('fuzz')
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const folder = newFolder()
    const open = openIngest(folder)
    const random = seededRandom(seed)
    const log = fuzzedLog(random, 0.5, hugeEvery)
    const heapAfterCollection: number[] = []
    let peakHeap = 0
    let peakRss = 0
    let taken = 0
    let tenths = 0
    const began = performance.now()
    for (const batch of batchesOf(random, log, messageCount)) {
      take(open.ingest, batch)
      taken += batch.messages.length
      const { heapUsed, rss } = process.memoryUsage()
      peakHeap = Math.max(peakHeap, heapUsed)
      peakRss = Math.max(peakRss, rss)
      if (taken * 10 >= messageCount * (tenths + 1)) {
        tenths += 1
        collect()
        heapAfterCollection.push(process.memoryUsage().heapUsed)
      }
    }
    const tookMs = performance.now() - began

    const stored = dumpPartitions(dataFile(folder))
    const sum = (of: (each: (typeof stored)[number]) => number): number =>
      stored.reduce((total, each) => total + of(each), 0)
    const counts = {
      stored: sum((each) => each.stored),
      control: sum((each) => each.control),
      duplicate: sum((each) => each.duplicate),
      quarantined: sum((each) => each.quarantined)
    }
    expect(counts.stored + counts.control + counts.duplicate + counts.quarantined).toBe(messageCount)
    expect(sum((each) => each.gap_offsets)).toBe(0)
    expect(keptAsTheyCame(dataFile(folder), seed)).toEqual({ kept: counts.quarantined, wrong: 0 })

    // Whatever was understood can be moved as well, and is the same then.
    const meaning = logicalHash(dataFile(folder))
    const rides = await open.compress()
    expect(rides).toBeGreaterThan(0)
    expect(logicalHash(dataFile(folder))).toBe(meaning)
    open.close()
    expect(checkIntegrity(dataFile(folder))).toBe('ok')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    tellFigures('fuzz', {
      messages: messageCount,
      ...counts,
      ...Object.fromEntries(log.made),
      ridesMoved: rides,
      perSecondWithMakingThem: Math.round((messageCount / tookMs) * 1_000),
      peakHeapMb: mb(peakHeap),
      peakRssMb: mb(peakRss),
      heapAfterATenthMb: mb(heapAfterCollection[0] ?? 0),
      heapAtTheEndMb: mb(heapAfterCollection.at(-1) ?? 0)
    })
    expect((heapAfterCollection.at(-1) ?? 0) - (heapAfterCollection[0] ?? 0)).toBeLessThan(32_000_000)
  }, 3_600_000)
})

/** Makes the same log again and holds every quarantined message of the store against it. */
function keptAsTheyCame(file: string, seed: number): { kept: number; wrong: number } {
  const database = new Database(file, { readonly: true })
  const rows = database
    .prepare<[], { partition: number; offset: number; key: Buffer | null; value: Buffer | null }>(
      'SELECT partition, "offset", message_key AS key, message_value AS value FROM quarantine ORDER BY quarantine_id'
    )
    .iterate()
  const random = seededRandom(seed)
  const again = batchesOf(random, fuzzedLog(random, 0.5, hugeEvery), messageCount)
  let kept = 0
  let wrong = 0
  let row = rows.next()
  for (const { partition, messages } of again) {
    for (const { offset, key, value } of messages) {
      if (row.done || row.value.partition !== partition || row.value.offset !== offset) continue
      kept += 1
      if (!same(row.value.key, key) || !same(row.value.value, value)) wrong += 1
      row = rows.next()
    }
  }
  const isRowLeft = !row.done
  rows.return?.()
  database.close()
  return { kept: isRowLeft ? -1 : kept, wrong }
}

const same = (left: Buffer | null, right: Buffer | null): boolean =>
  left === null || right === null ? left === right : left.equals(right)
