import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createIngest, type Ingest } from '../../src/main/engine/ingest/ingest'
import { dataFile, openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import { randomLog } from '../support/random-log'
import { type ReferenceMessage, referenceRides } from '../support/reference-rides'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpQuarantine, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const silenceLimitMs = 600_000
const log = (partitions: readonly ReferenceMessage[][]) => ({
  clusterId: 'cluster',
  topic: 'deloton',
  partitions: partitions.map((messages, partition) => ({ partition, low: 0, high: messages.length }))
})

interface OpenStore {
  ingest: Ingest
  close(): void
  /** The next statement that stores a reading or a ride throws, once. */
  failNext(): void
}

function openStore(folder: string): OpenStore {
  const data = openData(folder)
  const ops = openOps(folder)
  const store = createIngestStore(data)
  let fails = false
  const ingest = createIngest(
    {
      store: {
        ...store,
        saveStream(logId, stream) {
          if (fails) {
            fails = false
            throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
          }
          store.saveStream(logId, stream)
        }
      },
      rideIds: createIdSource(ops, 'ride'),
      silenceLimitMs,
      from: 'earliest',
      now: () => 0
    },
    () => undefined
  )
  return {
    ingest,
    close() {
      data.close()
      ops.close()
    },
    failNext() {
      fails = true
    }
  }
}

describe('ingest', () => {
  const folders: TemporaryFolder[] = []
  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove()
  })

  it('gives the same store for any cut into batches, any interleaving of partitions, any restart and any failed write', () => {
    const turn = fc.record({
      partition: fc.nat(2),
      size: fc.integer({ min: 1, max: 40 }),
      after: fc.constantFrom('go on', 'go on', 'go on', 'restart', 'fail', 'deliver again')
    })
    fc.assert(
      fc.property(randomLog, fc.infiniteStream(turn), (partitions, turns) => {
        const folder = newFolder()
        let open = openStore(folder)
        open.ingest.openLog(log(partitions))
        const positions = partitions.map(() => 0)
        let redelivered = 0
        /** What the live tail says that the messages counted as, each once. */
        const told = { stored: 0, control: 0, duplicate: 0, quarantined: 0 }
        let lastTold = 0
        while (positions.some((position, index) => position < (partitions[index]?.length ?? 0))) {
          const { partition: pick, size, after } = turns.next().value ?? { partition: 0, size: 1, after: 'go on' }
          const partition = pick % partitions.length
          const from = positions[partition] ?? 0
          const messages = (partitions[partition] ?? []).slice(from, from + size)
          if (messages.length === 0) {
            positions[partition] = partitions[partition]?.length ?? 0
            continue
          }
          const batch = { partition, messages, holes: [], endsBefore: from + messages.length }
          if (after === 'fail') {
            open.failNext()
            expect(() => open.ingest.take(batch)).toThrow('full')
          }
          open.ingest.take(batch)
          if (after === 'deliver again') {
            open.ingest.take(batch)
            redelivered += messages.length
          }
          const lines = open.ingest.tail.read(lastTold)
          expect(lines.map(({ offset }) => offset)).toEqual(messages.map(({ offset }) => offset))
          for (const line of lines) told[line.counted_as] += 1
          lastTold = open.ingest.tail.count
          positions[partition] = from + messages.length
          if (after === 'restart') {
            open.close()
            open = openStore(folder)
            lastTold = 0
            const next = open.ingest.openLog(log(partitions))
            expect(next.map(({ nextOffset }) => nextOffset)).toEqual(positions)
          }
        }
        open.close()

        const all = partitions.flat()
        const reference = referenceRides(all, silenceLimitMs)
        expect(dumpRides(dataFile(folder))).toEqual(dumpOfReference(reference))
        const stored = dumpPartitions(dataFile(folder))
        const sum = (of: (each: (typeof stored)[number]) => number): number =>
          stored.reduce((total, each) => total + of(each), 0)
        expect({
          stored: sum((each) => each.stored),
          control: sum((each) => each.control),
          duplicate: sum((each) => each.duplicate),
          quarantined: sum((each) => each.quarantined)
        }).toEqual(reference.counters)
        expect(told).toEqual(reference.counters)
        expect(sum((each) => each.redelivered)).toBe(redelivered)
        for (const each of stored) {
          expect(each.next_offset - each.start_offset).toBe(
            each.stored + each.control + each.duplicate + each.quarantined + each.gap_offsets
          )
        }
        const kept = new Map(all.map((message) => [`${message.partition}@${message.offset}`, message]))
        for (const { partition, offset, key, value } of dumpQuarantine(dataFile(folder))) {
          const original = kept.get(`${partition}@${offset}`)
          expect(value).toEqual(original?.value ?? null)
          expect(key).toEqual(original?.key ?? null)
        }
        expect(checkIntegrity(dataFile(folder))).toBe('ok')
      }),
      { numRuns: Number(process.env.INGEST_RUNS ?? 150) }
    )
  })

  const bytes = (line: string): Buffer => Buffer.from(JSON.stringify({ log: `${line}\n` }))
  const key = Buffer.from('SN0009')
  const at = (second: number): string =>
    `2026-11-01 10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000000 mendoza v9: `
  const oneRide = (fromOffset: number, second: number): { offset: number; key: Buffer; value: Buffer }[] =>
    [
      bytes(`${at(second)}[SYSTEM] data = {"user_id":7,"name":"Mr Ada Byron","bike_serial":"SN0009"}`),
      bytes(`${at(second + 1)}[INFO]: Ride - duration = 1.0; resistance = 30`),
      bytes(`${at(second + 1)}[INFO]: Telemetry - hrt = 100; rpm = 60; power = 50.0`)
    ].map((value, index) => ({ offset: fromOffset + index, key, value }))

  const readings = (fromOffset: number, second: number): { offset: number; key: Buffer; value: Buffer }[] =>
    oneRide(fromOffset - 1, second).slice(1)

  it.each(['retention', 'compaction'] as const)(
    'ends the ride at a gap of %s and gives what follows to nobody',
    (reason) => {
      const folder = newFolder()
      const { ingest, close } = openStore(folder)
      ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: 100 }] })
      ingest.take({
        partition: 0,
        messages: [...oneRide(0, 0), ...readings(10, 5)],
        holes: [{ from: 3, to: 9, reason }],
        endsBefore: 12
      })
      close()
      expect(
        dumpRides(dataFile(folder)).map(({ rider_id, end_ms, reading_count }) => [rider_id, end_ms, reading_count])
      ).toEqual([
        [7, Date.UTC(2026, 10, 1, 10, 0, 1), 1],
        [null, null, 1]
      ])
      expect(dumpPartitions(dataFile(folder))[0]).toMatchObject({ next_offset: 12, gap_offsets: 7, stored: 5 })
    }
  )

  it('goes on in the same ride over transaction markers', () => {
    const folder = newFolder()
    const { ingest, close } = openStore(folder)
    ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: 100 }] })
    ingest.take({
      partition: 0,
      messages: [...oneRide(0, 0), ...readings(4, 2)],
      holes: [
        { from: 3, to: 3, reason: 'transaction' },
        { from: 6, to: 6, reason: 'transaction' }
      ],
      endsBefore: 7
    })
    close()
    expect(dumpRides(dataFile(folder)).map(({ rider_id, reading_count }) => [rider_id, reading_count])).toEqual([
      [7, 2]
    ])
    expect(dumpPartitions(dataFile(folder))[0]).toMatchObject({ next_offset: 7, gap_offsets: 2, stored: 5 })
  })

  it('never passes over missing offsets in silence, whatever the source says', () => {
    const folder = newFolder()
    const { ingest, close } = openStore(folder)
    ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: 100 }] })
    ingest.take({ partition: 0, messages: [...oneRide(0, 0), ...readings(20, 3)], holes: [], endsBefore: 22 })
    close()
    expect(dumpPartitions(dataFile(folder))[0]).toMatchObject({ next_offset: 22, gap_offsets: 17 })
  })

  it('ends old rides and starts anew when the topic was recreated', () => {
    const folder = newFolder()
    const { ingest, close } = openStore(folder)
    const topic = (high: number, low = 0) => ({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low, high }] })
    ingest.openLog(topic(100))
    ingest.take({ partition: 0, messages: oneRide(0, 0), holes: [], endsBefore: 3 })
    expect(ingest.openLog(topic(2))).toEqual([{ partition: 0, nextOffset: 0 }])
    ingest.take({ partition: 0, messages: oneRide(0, 60), holes: [], endsBefore: 3 })
    close()
    const [first, second] = dumpRides(dataFile(folder))
    expect(first).toMatchObject({ rider_id: 7, end_ms: Date.UTC(2026, 10, 1, 10, 0, 1) })
    expect(second).toMatchObject({ rider_id: 7, end_ms: null })
  })

  it('ends the rides of a log that it leaves for another cluster, and goes on where it was when it comes back', () => {
    const folder = newFolder()
    const { ingest, close } = openStore(folder)
    const cluster = (clusterId: string) => ({
      clusterId,
      topic: 't',
      partitions: [{ partition: 0, low: 0, high: 100 }]
    })
    ingest.openLog(cluster('one'))
    ingest.take({ partition: 0, messages: oneRide(0, 0), holes: [], endsBefore: 3 })
    expect(ingest.openLog(cluster('other'))).toEqual([{ partition: 0, nextOffset: 0 }])
    expect(dumpRides(dataFile(folder))[0]).toMatchObject({ rider_id: 7, end_ms: Date.UTC(2026, 10, 1, 10, 0, 1) })
    expect(ingest.openLog(cluster('one'))).toEqual([{ partition: 0, nextOffset: 3 }])
    ingest.take({ partition: 0, messages: readings(3, 5), holes: [], endsBefore: 5 })
    close()
    expect(dumpRides(dataFile(folder)).map(({ rider_id, reading_count }) => [rider_id, reading_count])).toEqual([
      [7, 1],
      [null, 1]
    ])
  })

  it('ends a silent ride at its last reading, and only a quiet one', () => {
    const folder = newFolder()
    const { ingest, close } = openStore(folder)
    ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: 3 }] })
    ingest.take({ partition: 0, messages: oneRide(0, 0), holes: [], endsBefore: 3 })
    const lastReading = Date.UTC(2026, 10, 1, 10, 0, 1)
    ingest.endSilentRides(0, lastReading + silenceLimitMs, () => true)
    expect(dumpRides(dataFile(folder))[0]?.end_ms).toBeNull()
    ingest.endSilentRides(0, lastReading + silenceLimitMs + 1, () => false)
    expect(dumpRides(dataFile(folder))[0]?.end_ms).toBeNull()
    ingest.endSilentRides(0, lastReading + silenceLimitMs + 1, () => true)
    expect(dumpRides(dataFile(folder))[0]?.end_ms).toBe(lastReading)
    // What comes later belongs to nobody known, and the ended ride stays as it is.
    ingest.take({ partition: 0, messages: readings(3, 5), holes: [], endsBefore: 5 })
    close()
    expect(dumpRides(dataFile(folder)).map(({ rider_id, end_ms }) => [rider_id, end_ms])).toEqual([
      [7, lastReading],
      [null, null]
    ])
  })

  it('begins a new store at the first offset the broker has, or at its end if asked to', () => {
    const positions = (from: 'earliest' | 'latest'): number | undefined => {
      const folder = newFolder()
      const data = openData(folder)
      const ops = openOps(folder)
      const ingest = createIngest(
        { store: createIngestStore(data), rideIds: createIdSource(ops, 'ride'), silenceLimitMs, from, now: () => 0 },
        () => undefined
      )
      const [position] = ingest.openLog({
        clusterId: 'c',
        topic: 't',
        partitions: [{ partition: 0, low: 40, high: 90 }]
      })
      data.close()
      ops.close()
      expect(dumpPartitions(dataFile(folder))[0]?.gap_offsets).toBe(0)
      return position?.nextOffset
    }
    expect(positions('earliest')).toBe(40)
    expect(positions('latest')).toBe(90)
  })
})
