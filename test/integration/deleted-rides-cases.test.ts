import { describe, expect, it, onTestFinished } from 'vitest'
import { createQuarantineJobs } from '../../src/main/engine/jobs/quarantine-jobs'
import { createStoreJobs } from '../../src/main/engine/jobs/store-jobs'
import { addsUp, readPartitions } from '../../src/main/engine/store/ledger'
import { openAlertingStore } from '../support/alerting-store'
import {
  type DeletingStore,
  loseData,
  openDeletingStore,
  readWhole,
  takeNext,
  type WholeLog
} from '../support/deleting-store'
import type { ReferenceMessage } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { atSecond, messages } from '../unit/main/engine/ingest/line-fixture'
import { repairingDecoder } from '../unit/main/engine/store/quarantine-retry/damaged-log'

const startMs = Date.UTC(2026, 10, 1, 6)
const seconds = 20
const linesOfRide = 2 * seconds + 4
const by = 'front desk'

interface Sent {
  readonly key: Buffer | null
  readonly value: Buffer
}
const ride = (riderId: number, atMs: number, key: string | null = 'SN0001'): Sent[] =>
  rideMessages({ bike: 'SN0001', riderId, startMs: atMs, seconds }).map(({ value }) => ({
    key: key === null ? null : Buffer.from(key),
    value: Buffer.from(value)
  }))
const logOf = (...sent: readonly Sent[][]): WholeLog => [
  sent.flat().map((message, offset): ReferenceMessage => ({ partition: 0, offset, ...message }))
]
const minuteMs = 60_000
/** Three rides one after the other, of riders 7, 8 and 9. */
const threeRides = [7, 8, 9].map((riderId, index) => ride(riderId, startMs + index * minuteMs))
const log = logOf(...threeRides)

interface Life {
  readonly folder: string
  /** Opens the stores anew. */
  open(keepHistoryDays?: number): Promise<DeletingStore>
}
function life(): Life {
  const folder = makeTemporaryFolder()
  let last: DeletingStore | null = null
  const closeLast = async (): Promise<void> => last?.close()
  onTestFinished(async () => {
    await closeLast()
    folder.remove()
  })
  return {
    folder: folder.path,
    async open(keepHistoryDays) {
      await closeLast()
      last = openDeletingStore(folder.path, keepHistoryDays ?? null)
      return last
    }
  }
}

/** Rides by where they begin, with their rider and how many readings they have. */
const ridesOf = ({ data }: DeletingStore, topic = 'deloton'): unknown[] =>
  data
    .prepare(
      `SELECT first_offset, rider_id, reading_count FROM ride JOIN log USING (log_id) WHERE topic = ?
       ORDER BY log_id, first_offset`
    )
    .raw()
    .all(topic)
const deleteRideAt = (store: DeletingStore, firstOffset: number): void => {
  const rideId = store.data
    .prepare<[number], number>('SELECT ride_id FROM ride WHERE first_offset = ?')
    .pluck()
    .get(firstOffset)
  expect(store.jobs.deleteRide({ ride_id: rideId ?? 0, by }).ok).toBe(true)
}
const isSumRight = ({ data }: DeletingStore): boolean =>
  data
    .prepare<[], number>('SELECT log_id FROM log')
    .pluck()
    .all()
    .every((logId) => readPartitions(data, logId).every(addsUp))

const all = [
  [0, 7, seconds],
  [linesOfRide, 8, seconds],
  [2 * linesOfRide, 9, seconds]
]
const others = [all[0], all[2]]

/** Reads the three rides and deletes the second. */
async function withSecondDeleted(): Promise<{ lived: Life; store: DeletingStore }> {
  const lived = life()
  const store = await lived.open()
  readWhole(store, { messages: log })
  expect(ridesOf(store)).toEqual(all)
  deleteRideAt(store, linesOfRide)
  expect(ridesOf(store)).toEqual(others)
  return { lived, store }
}

describe('a deleted ride', () => {
  it('gives its id to no other, and takes none when it is read again', async () => {
    const { lived, store } = await withSecondDeleted()
    const before = store.rideIds()
    loseData(lived.folder)
    const again = await lived.open()
    readWhole(again, { messages: log })
    expect(ridesOf(again)).toEqual(others)
    const ids = again.rideIds()
    expect(ids.length).toBe(2)
    expect(Math.min(...ids)).toBeGreaterThan(Math.max(...before))
    expect((ids[1] ?? 0) - (ids[0] ?? 0)).toBe(1)
  })

  it('counts as what its lines are when it is read again', async () => {
    const { lived, store } = await withSecondDeleted()
    const before = readPartitions(store.data, 1)
    loseData(lived.folder)
    const again = await lived.open()
    readWhole(again, { messages: log })
    expect(readPartitions(again.data, 1)).toEqual(before)
    expect(isSumRight(again)).toBe(true)
  })

  it('leaves its bike free on the floor while it is passed over', async () => {
    const { lived } = await withSecondDeleted()
    loseData(lived.folder)
    const again = await lived.open()
    const ingest = again.open({ messages: log })
    takeNext(ingest, log, 0, linesOfRide + linesOfRide / 2)
    const [stream] = ingest.streams()
    expect(stream?.state).toMatchObject({ ride: null, passedOver: { startMs: startMs + minuteMs } })
    expect(again.jobs.deleteRide({ ride_id: stream?.state.passedOver?.rideId ?? 0, by })).toMatchObject({ ok: false })
  })

  it('stays away over compression and retention', async () => {
    const { lived, store } = await withSecondDeleted()
    expect((await store.jobs.compress('hand')).ok).toBe(true)
    expect(ridesOf(store)).toEqual(others)
    loseData(lived.folder)
    const again = await lived.open(30)
    readWhole(again, { messages: log })
    expect(await again.jobs.compress('hand')).toMatchObject({ ok: true, value: { rides: 2 } })
    expect(ridesOf(again)).toEqual(others)
    expect(await again.jobs.retain('hand')).toEqual({ ok: true, value: { rides: 2 } })
    expect(ridesOf(again)).toEqual([])
    expect([...again.deletions.all()]).toHaveLength(1)
  })

  it('does not come back in part where the broker has only the rest of it', async () => {
    const { lived } = await withSecondDeleted()
    loseData(lived.folder)
    const again = await lived.open()
    readWhole(again, { messages: log, low: [linesOfRide + 11] })
    expect(ridesOf(again)).toEqual([all[2]])
  })

  it('that was the rest of one under way when the store began, stays away when its first part is read, too', async () => {
    const lived = life()
    const store = await lived.open()
    const half = 24
    readWhole(store, { messages: log, low: [half] })
    expect(ridesOf(store)).toEqual([[half, null, 10], all[1], all[2]])
    deleteRideAt(store, half)
    loseData(lived.folder)
    const again = await lived.open()
    readWhole(again, { messages: log })
    expect(ridesOf(again)).toEqual([[0, 7, 10], all[1], all[2]])
  })

  it('stays away, and what followed it stays, where the limit of silence would join them now', async () => {
    const [first = []] = threeRides
    const pauseMs = 15 * minuteMs
    const rest = ride(0, startMs + pauseMs).slice(4)
    const paused = logOf(first, rest)
    for (const [deleted, kept] of [
      [0, [[linesOfRide, null, seconds]]],
      [linesOfRide, [[0, 7, seconds]]]
    ] as const) {
      const lived = life()
      const store = await lived.open()
      readWhole(store, { messages: paused })
      expect(ridesOf(store)).toHaveLength(2)
      deleteRideAt(store, deleted)
      loseData(lived.folder)
      const again = await lived.open()
      const ingest = again.open({ messages: paused }, 'earliest', 20 * minuteMs)
      takeNext(ingest, paused, 0)
      expect(ridesOf(again)).toEqual(kept)
    }
  })

  it('keeps no ride of another life of the topic away, though epochs are counted anew', async () => {
    const { lived } = await withSecondDeleted()
    loseData(lived.folder)
    const weekMs = 7 * 86_400_000
    const anew = logOf(...[7, 8, 9].map((riderId, index) => ride(riderId, startMs + weekMs + index * minuteMs)))
    const again = await lived.open()
    readWhole(again, { messages: anew })
    expect(ridesOf(again)).toEqual(all)
  })

  it('is known in a copy of its log without keys, with other offsets, and as the past of its topic', async () => {
    const { store } = await withSecondDeleted()
    const keyless = [5, 7, 8, 9].map((riderId, index) => ride(riderId, startMs + (index - 1) * minuteMs, null))
    readWhole(store, { messages: logOf(...keyless), clusterId: 'file:1', topic: 'log-file' })
    expect(ridesOf(store, 'log-file').map((each) => (each as number[])[1])).toEqual([5, 7, 9])
    const earlier = { clusterId: 'before epoch 1 of cluster', topic: 'deloton (earlier)' }
    readWhole(store, { messages: log, ...earlier, low: [linesOfRide + 11] })
    expect(ridesOf(store, earlier.topic)).toEqual([all[2]])
    expect(isSumRight(store)).toBe(true)
  })

  it('is not taken for another ride of its rider, nor for one of another rider at the same moment', async () => {
    const { store } = await withSecondDeleted()
    const alike = [ride(8, startMs + minuteMs + 1), ride(7, startMs + minuteMs), ride(8, startMs + 2 * minuteMs)]
    readWhole(store, { messages: logOf(...alike), clusterId: 'file:2', topic: 'log-file' })
    expect(ridesOf(store, 'log-file')).toHaveLength(3)
  })

  it('gets nothing back from the quarantine, whose other messages go where they belong', async () => {
    const damagedAt = [10, linesOfRide + 3, linesOfRide + 10, 2 * linesOfRide - 1]
    const sent = threeRides
      .flat()
      .map((each, offset) =>
        damagedAt.includes(offset) ? { ...each, value: Buffer.concat([Buffer.of(0), each.value]) } : each
      )
    const lived = life()
    const store = await lived.open()
    const retry = async (opened: DeletingStore): Promise<unknown> => {
      const jobs = createQuarantineJobs({
        data: opened.data,
        decode: repairingDecoder,
        silenceLimitMs: 600_000,
        clock: { now: () => 0, monotonic: () => performance.now() },
        onRecounted: () => undefined,
        onFailure: (what, error) => {
          throw new Error(what, { cause: error })
        }
      })
      return jobs.retry({ all: true })
    }
    readWhole(store, { messages: logOf(sent) })
    deleteRideAt(store, linesOfRide)
    const outcome = { ok: true, value: { stored: 1, kept: 3, reasons: [{ reason: 'no ride at its place' }] } }
    expect(await retry(store)).toMatchObject(outcome)
    expect(ridesOf(store)).toEqual(others)
    loseData(lived.folder)

    const again = await lived.open()
    readWhole(again, { messages: logOf(sent) })
    expect(await retry(again)).toMatchObject(outcome)
    expect(ridesOf(again)).toEqual(others)
    expect(isSumRight(again)).toBe(true)
    loseData(lived.folder)

    // Now by a version that understands them at once.
    const newest = await lived.open()
    readWhole(newest, { messages: log })
    expect(ridesOf(newest)).toEqual(others)
  })
})

describe('alerts of a deleted ride', () => {
  const ada = { user_id: 7, name: 'Mrs Ada Byron', date_of_birth: Date.UTC(1986, 5, 1), bike_serial: 'SN0007' }
  /** 40 years old and at 200 bpm: an alert. */
  const graveRide = (at: number): Buffer[] => [
    messages.main,
    messages.newRide,
    messages.fetch(at),
    messages.system(at + 0.5, ada),
    ...Array.from({ length: 40 }, (_, index) => [
      messages.ride(at + 1 + index, index + 1),
      messages.telemetry(at + 1.5 + index, 200)
    ]).flat()
  ]
  const both = [...graveRide(0), ...graveRide(100), messages.main]

  it('go with it and are not raised again, on the floor or in the store', async () => {
    const folder = makeTemporaryFolder()
    onTestFinished(folder.remove)
    const alertsOf = ({ data }: ReturnType<typeof openAlertingStore>): unknown[] =>
      data.prepare('SELECT rule, started_ms FROM alert ORDER BY started_ms, rule').all()
    const open = () => openAlertingStore(folder.path, () => atSecond(200))
    const store = open()
    store.take(0, both)
    const raised = alertsOf(store)
    const jobs = createStoreJobs({
      data: store.data,
      ops: store.ops,
      deletions: store.deletions,
      settings: { compressAfterMs: 0, compressEveryMs: 0, keepHistoryDays: null },
      clock: { now: () => 0, monotonic: () => 0 },
      onRemoved: store.alerts.book.reload,
      onFailure: (what, error) => {
        throw new Error(what, { cause: error })
      }
    })
    const first = store.data.prepare<[], number>('SELECT min(ride_id) FROM ride').pluck().get() ?? 0
    expect(jobs.deleteRide({ ride_id: first, by }).ok).toBe(true)
    const left = alertsOf(store)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBe(raised.length / 2)
    store.close()
    loseData(folder.path)

    const again = open()
    again.take(0, both.slice(0, 60))
    expect([alertsOf(again), again.alerts.book.alarm().alerts]).toEqual([[], []])
    again.take(60, both.slice(60))
    expect(alertsOf(again)).toEqual(left)
    again.close()
  })
})
