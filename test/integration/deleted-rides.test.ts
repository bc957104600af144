import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { rideFingerprint } from '../../src/main/engine/ingest/deletions'
import { noteDeletedRide } from '../../src/main/engine/store/deleted-rides'
import { dataFile } from '../../src/main/engine/store/files'
import { createRideRemover } from '../../src/main/engine/store/history/ride-remover'
import { addsUp, readPartitions } from '../../src/main/engine/store/ledger'
import {
  type DeletingStore,
  loseData,
  openDeletingStore,
  readWhole,
  takeNext,
  type WholeLog
} from '../support/deleting-store'
import { sized, takeSeed, tellFigures } from '../support/fault-run'
import { logicalDump } from '../support/logical-dump'
import { randomLog } from '../support/random-log'
import { checkIntegrity } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const logs = sized(150, 12)
const by = 'token report (ab12cd34)'

/** What happens between two batches. */
type Between = 'go on' | 'restart' | 'compress' | 'deliver again'
interface Turn {
  readonly partition: number
  readonly size: number
  readonly next: Between
}
const turn: fc.Arbitrary<Turn> = fc.record({
  partition: fc.nat(2),
  size: fc.integer({ min: 1, max: 20 }),
  next: fc.constantFrom<Between>('go on', 'go on', 'restart', 'compress', 'deliver again')
})

const folders: TemporaryFolder[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove()
})
function newFolder(): string {
  const folder = makeTemporaryFolder()
  folders.push(folder)
  return folder.path
}

/** Works on a folder's stores, which are closed and checked after it. */
async function on<Value>(folder: string, work: (store: DeletingStore) => Value | Promise<Value>): Promise<Value> {
  const store = openDeletingStore(folder)
  try {
    const value = await work(store)
    for (const { log_id } of store.data.prepare<[], { log_id: number }>('SELECT log_id FROM log').all()) {
      expect(readPartitions(store.data, log_id).every(addsUp)).toBe(true)
    }
    expect(orphans(store)).toEqual([])
    return value
  } finally {
    await store.close()
  }
}

/** Readings and alerts of rides that are not there. */
const orphans = ({ data }: DeletingStore): unknown[] =>
  ['daily_reading', 'historical_series', 'alert'].flatMap((table) =>
    data.prepare(`SELECT DISTINCT ride_id FROM ${table} WHERE ride_id NOT IN (SELECT ride_id FROM ride)`).all()
  )

/** Deletes the rides that `picks` hits; answers how many. */
function deleteSome(store: DeletingStore, picks: Iterator<boolean>): number {
  const chosen = store.rideIds().filter(() => picks.next().value === true)
  for (const rideId of chosen) expect(store.jobs.deleteRide({ ride_id: rideId, by }).ok).toBe(true)
  return chosen.length
}

/** Reads a log to its end, cut by turns. */
async function readInTurns(folder: string, log: WholeLog, turns: Iterator<Turn>): Promise<void> {
  let store = openDeletingStore(folder)
  let ingest = store.open({ messages: log })
  const positionOf = (partition: number): number => ingest.log()?.partitions[partition]?.nextOffset ?? 0
  for (;;) {
    const left = [...log.keys()].filter((partition) => positionOf(partition) < (log[partition]?.length ?? 0))
    if (left.length === 0) break
    const { partition: pick, size, next } = turns.next().value as Turn
    const partition = left[pick % left.length] ?? 0
    const from = positionOf(partition)
    takeNext(ingest, log, partition, size)
    if (next === 'deliver again') {
      const messages = (log[partition] ?? []).slice(from, from + size)
      ingest.take({ partition, messages, holes: [], endsBefore: from + messages.length })
    }
    if (next === 'compress') expect((await store.jobs.compress('hand')).ok).toBe(true)
    if (next === 'restart') {
      await store.close()
      store = openDeletingStore(folder)
      ingest = store.open({ messages: log })
    }
  }
  ingest.endRides()
  expect(orphans(store)).toEqual([])
  await store.close()
}

const meaningOf = (folder: string): string[] => logicalDump(dataFile(folder))

describe('rides that were deleted', () => {
  it(`stay away when the same log is read again, in whatever parts, and all others come back as they were, ${logs} logs`, async () => {
    const seed = takeSeed('deleted rides, read again')
    let deleted = 0
    await fc.assert(
      fc.asyncProperty(
        randomLog,
        fc.infiniteStream(fc.boolean()),
        fc.infiniteStream(turn),
        async (log, picks, turns) => {
          const folder = newFolder()
          deleted += await on(folder, (store) => {
            readWhole(store, { messages: log })
            return deleteSome(store, picks)
          })
          const meaning = meaningOf(folder)
          loseData(folder)
          await readInTurns(folder, log, turns)
          expect(meaningOf(folder)).toEqual(meaning)
          expect(checkIntegrity(dataFile(folder))).toBe('ok')
          for (const each of folders.splice(0)) each.remove()
        }
      ),
      { numRuns: logs, seed }
    )
    tellFigures('deleted rides, read again', { logs, deleted })
    expect(deleted).toBeGreaterThan(0)
  }, 3_600_000)

  it(`stay away when an older copy of the data file is put back, taken at any moment, ${logs} logs`, async () => {
    const seed = takeSeed('deleted rides, older copy')
    await fc.assert(
      fc.asyncProperty(
        randomLog,
        fc.infiniteStream(fc.boolean()),
        fc.array(fc.record({ partition: fc.nat(2), size: fc.integer({ min: 1, max: 40 }) }), { maxLength: 8 }),
        async (log, picks, before) => {
          const folder = newFolder()
          const copy = join(folder, 'copy')
          await on(folder, (store) => {
            const ingest = store.open({ messages: log })
            for (const { partition, size } of before) takeNext(ingest, log, partition % log.length, size)
          })
          copyFileSync(dataFile(folder), copy)
          await on(folder, (store) => {
            readWhole(store, { messages: log })
            deleteSome(store, picks)
          })
          const meaning = meaningOf(folder)
          loseData(folder)
          copyFileSync(copy, dataFile(folder))
          await on(folder, (store) => readWhole(store, { messages: log }))
          expect(meaningOf(folder)).toEqual(meaning)
          for (const each of folders.splice(0)) each.remove()
        }
      ),
      { numRuns: logs, seed }
    )
  }, 3_600_000)

  it(`stay away when another copy of their log is imported, beside it or after it was lost, ${logs} logs`, async () => {
    const seed = takeSeed('deleted rides, imported')
    await fc.assert(
      fc.asyncProperty(randomLog, fc.infiniteStream(fc.boolean()), fc.boolean(), async (log, picks, isLost) => {
        const folder = newFolder()
        const copied = { messages: log, clusterId: 'file:5e1f', topic: 'log-file' }
        await on(folder, (store) => {
          readWhole(store, { messages: log })
          deleteSome(store, picks)
        })
        const whole = newFolder()
        await on(whole, (store) => readWhole(store, copied))
        if (isLost) loseData(folder)
        await on(folder, (store) => readWhole(store, copied))
        const known = await on(folder, (store) => new Set([...store.deletions.all()].map((each) => each.fingerprint)))
        const isOfCopy = (line: string): boolean => line.startsWith('ride file:5e1f/')
        expect(meaningOf(folder).filter(isOfCopy)).toEqual(
          meaningOf(whole).filter((line) => isOfCopy(line) && !known.has(fingerprintOfLine(line)))
        )
        for (const each of folders.splice(0)) each.remove()
      }),
      { numRuns: logs, seed }
    )
  }, 3_600_000)

  it('are gone after a kill between tombstone and removal, also from the middle of what a stream was in', async () => {
    const [log] = fc.sample(randomLog.filter(hasRides), { numRuns: 1, seed: 7 })
    if (log === undefined) throw new Error('there is no log')
    const folder = newFolder()
    const noted = await on(folder, (store) => {
      readWhole(store, { messages: log })
      const remover = createRideRemover(store.data)
      const tombstones = store.rideIds().flatMap((id) => {
        const tombstone = remover.tombstoneOf(id)
        return tombstone === null || tombstone === 'running' ? [] : [tombstone]
      })
      for (const tombstone of tombstones) noteDeletedRide(store.ops, tombstone, by, 0)
      return tombstones.length
    })
    expect(noted).toBeGreaterThan(2)
    expect(await on(folder, (store) => store.rideIds())).toEqual([])
    loseData(folder)
    await on(folder, (store) => readWhole(store, { messages: log }))
    expect(await on(folder, (store) => store.rideIds())).toEqual([])
  })
})

const hasRides = (log: WholeLog): boolean => log.every(({ length }) => length > 40)

function fingerprintOfLine(line: string): string {
  const json = /^ride \S+ (\{.*?\}) \[/.exec(line)?.[1] ?? ''
  const row = JSON.parse(json) as { start_ms: number; bike_serial: string | null; stream_key: string; rider_id: number }
  return rideFingerprint({
    startMs: row.start_ms,
    bikeSerial: row.bike_serial,
    streamKey: row.stream_key,
    riderId: row.rider_id
  })
}
