import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createDeletions } from '../../../src/main/engine/ingest/deletions'
import { createIngest, type Ingest } from '../../../src/main/engine/ingest/ingest'
import { createStoreJobs, type StoreJobs } from '../../../src/main/engine/jobs/store-jobs'
import { dataFile, openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import { sized, takeSeed, tellFigures } from '../../support/fault-run'
import { logicalDump, logicalHash } from '../../support/logical-dump'
import { randomLog } from '../../support/random-log'
import type { ReferenceMessage } from '../../support/reference-rides'
import { checkIntegrity } from '../../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder'

const logs = sized(1_500, 40)

interface Stores {
  readonly ingest: Ingest
  readonly jobs: StoreJobs
  close(): void
}

/** `nowMs` is when it is read: nothing of what is stored may depend on it. */
function openStores(folder: string, log: readonly ReferenceMessage[][], nowMs: number): Stores {
  const data = openData(folder)
  const ops = openOps(folder)
  const ingest = createIngest(
    {
      store: createIngestStore(data),
      rideIds: createIdSource(ops, 'ride'),
      silenceLimitMs: 600_000,
      from: 'earliest',
      now: () => nowMs
    },
    () => undefined
  )
  const jobs = createStoreJobs({
    data,
    ops,
    deletions: createDeletions([]),
    settings: { compressAfterMs: 3_600_000, compressEveryMs: 3_600_000, keepHistoryDays: null },
    clock: { now: () => nowMs, monotonic: () => performance.now() },
    onRemoved: () => undefined,
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  ingest.openLog({
    clusterId: 'cluster',
    topic: 'deloton',
    partitions: log.map((messages, partition) => ({ partition, low: 0, high: messages.length }))
  })
  return {
    ingest,
    jobs,
    close() {
      data.close()
      ops.close()
    }
  }
}

interface Turn {
  readonly partition: number
  readonly size: number
  readonly after: 'go on' | 'restart' | 'compress' | 'deliver again'
}

const turn: fc.Arbitrary<Turn> = fc.record({
  partition: fc.nat(2),
  size: fc.integer({ min: 1, max: 20 }),
  after: fc.constantFrom<Turn['after']>('go on', 'go on', 'restart', 'compress', 'deliver again')
})
const goOn: Iterator<Turn> = {
  next: () => ({ value: { partition: 0, size: Number.MAX_SAFE_INTEGER, after: 'go on' } })
}

/** Reads a log to its end, cut by `turns`; answers how often it was cut by a restart and how many rides were moved. */
async function read(
  folder: string,
  log: readonly ReferenceMessage[][],
  turns: Iterator<Turn>,
  nowMs: number
): Promise<{ restarts: number; moved: number }> {
  let stores = openStores(folder, log, nowMs)
  const positions = log.map(() => 0)
  let restarts = 0
  let moved = 0
  const isLeft = (partition: number): boolean => (positions[partition] ?? 0) < (log[partition]?.length ?? 0)
  while (log.some((_, partition) => isLeft(partition))) {
    const { partition: pick, size, after } = turns.next().value as Turn
    const left = [...log.keys()].filter(isLeft)
    const partition = left[pick % left.length] ?? 0
    const from = positions[partition] ?? 0
    const messages = (log[partition] ?? []).slice(from, from + size)
    const batch = { partition, messages, holes: [], endsBefore: from + messages.length }
    stores.ingest.take(batch)
    if (after === 'deliver again') stores.ingest.take(batch)
    positions[partition] = batch.endsBefore
    if (after === 'compress') moved += await compress(stores.jobs)
    if (after === 'restart') {
      restarts += 1
      stores.close()
      stores = openStores(folder, log, nowMs)
    }
  }
  stores.close()
  return { restarts, moved }
}

async function compress(jobs: StoreJobs): Promise<number> {
  const done = await jobs.compress('hand')
  if (!done.ok) throw new Error(done.error.message)
  return done.value.rides
}

describe('the same log read twice', () => {
  const folders: TemporaryFolder[] = []
  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove()
  })

  it(`gives stores that mean the same, however it was cut by batches, restarts and compression, ${logs} logs`, async () => {
    const seed = takeSeed('same log')
    let restarts = 0
    let moved = 0
    await fc.assert(
      fc.asyncProperty(randomLog, fc.infiniteStream(turn), async (log, turns) => {
        const whole = newFolder()
        const cut = newFolder()
        await read(whole, log, goOn, Date.UTC(2026, 10, 20))
        const done = await read(cut, log, turns, Date.UTC(2027, 3, 3))
        restarts += done.restarts
        moved += done.moved
        if (logicalHash(dataFile(cut)) !== logicalHash(dataFile(whole))) {
          expect(logicalDump(dataFile(cut))).toEqual(logicalDump(dataFile(whole)))
        }
        expect(checkIntegrity(dataFile(cut))).toBe('ok')
        for (const folder of folders.splice(0)) folder.remove()
      }),
      { numRuns: logs, seed }
    )
    tellFigures('same log', { logs, restarts, ridesMovedInBetween: moved })
    expect(restarts).toBeGreaterThan(0)
    expect(moved).toBeGreaterThan(0)
  }, 3_600_000)

  it('has another hash when one value of one reading is another', () => {
    const log = (power: number): ReferenceMessage[][] => [
      [
        {
          partition: 0,
          offset: 0,
          key: null,
          value: Buffer.from(
            `{"log":"2026-11-01 10:00:00.000000 mendoza v9: [INFO]: Telemetry - hrt = 100; rpm = 60; power = ${power}"}`
          )
        }
      ]
    ]
    const hash = (power: number): string => {
      const folder = newFolder()
      const stores = openStores(folder, log(power), 0)
      stores.ingest.take({ partition: 0, messages: log(power)[0] ?? [], holes: [], endsBefore: 1 })
      stores.close()
      return logicalHash(dataFile(folder))
    }
    expect(hash(50)).toBe(hash(50))
    expect(hash(50)).not.toBe(hash(50.1))
  })
})
