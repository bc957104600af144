import { describe, expect, it, onTestFinished } from 'vitest'
import { decodeMessage } from '../../../../../src/main/engine/ingest/decode-message'
import { createQuarantineJobs } from '../../../../../src/main/engine/jobs/quarantine-jobs'
import { createLedgerWriter, newLedger } from '../../../../../src/main/engine/store/ledger'
import { createQuarantine } from '../../../../../src/main/engine/store/quarantine'
import { temporaryData } from '../store/store-fixture'

/** A store with so many messages that nobody understands. */
function jobsWith(count: number) {
  const data = temporaryData()
  const ledgers = createLedgerWriter(data)
  const { logId } = ledgers.addLog('c', 'deloton', 1, 0)
  const quarantine = createQuarantine(data)
  let offset = 0
  const arrive = (): void => {
    const place = { rideId: null, readingsBefore: -1, isRideLineWaiting: false }
    const message = { ...place, offset, reason: 'not JSON', key: null, value: Buffer.from(`{${offset}`) }
    offset += 1
    quarantine([message], { logId, partition: 0, arrivedMs: offset })
    ledgers.savePartition(logId, { ...newLedger(0, 0), nextOffset: offset, quarantined: offset })
  }
  data.transaction(() => {
    for (let index = 0; index < count; index += 1) arrive()
  })()
  const failures: string[] = []
  // Every step is a slice of its own.
  let ms = 0
  const monotonic = (): number => {
    ms += 10
    return ms
  }
  const jobs = createQuarantineJobs({
    data,
    decode: decodeMessage,
    silenceLimitMs: 600_000,
    clock: { now: () => 77, monotonic },
    onRecounted: () => undefined,
    onFailure: (what) => failures.push(what)
  })
  onTestFinished(() => jobs.stop())
  const ids = (): number[] => data.prepare<[], number>('SELECT quarantine_id FROM quarantine').pluck().all()
  return { data, jobs, arrive, failures, ids }
}

describe('Discarding quarantined messages', () => {
  it('throws away those that are named and notes where each stood, why and when; they stay counted', async () => {
    const { data, jobs, ids } = jobsWith(4)
    expect(await jobs.discard({ quarantine_ids: [3, 2, 3, 99] })).toEqual({ ok: true, value: { discarded: 2 } })
    expect(ids()).toEqual([1, 4])
    expect(data.prepare('SELECT * FROM discarded_message').all()).toEqual([
      { log_id: 1, partition: 0, offset: 1, reason: 'not JSON', arrived_ms: 2, discarded_ms: 77 },
      { log_id: 1, partition: 0, offset: 2, reason: 'not JSON', arrived_ms: 3, discarded_ms: 77 }
    ])
    expect(data.prepare('SELECT quarantined FROM log_partition').pluck().get()).toBe(4)
  })

  it('throws all away that were there when it was asked for, and none that come meanwhile', async () => {
    const { jobs, arrive, ids } = jobsWith(1_201)
    const discarding = jobs.discard({ all: true })
    arrive()
    expect(await discarding).toEqual({ ok: true, value: { discarded: 1_201 } })
    expect(ids()).toEqual([1_202])
  })

  it('never gives the id of a discarded message to another', async () => {
    const { jobs, arrive, ids } = jobsWith(2)
    await jobs.discard({ all: true })
    arrive()
    expect(ids()).toEqual([3])
    expect(await jobs.discard({ quarantine_ids: [2] })).toEqual({ ok: true, value: { discarded: 0 } })
  })

  it('keeps what it could not discard and says so', async () => {
    const { data, jobs, ids, failures } = jobsWith(2)
    data.exec("CREATE TRIGGER full BEFORE INSERT ON discarded_message BEGIN SELECT RAISE(ABORT, 'full'); END")
    expect(await jobs.discard({ all: true })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect([ids(), failures]).toEqual([[1, 2], ['discarding quarantined messages']])
  })
})

describe('Working on the quarantine', () => {
  it('is done by one at a time, and again when that is done', async () => {
    const { jobs } = jobsWith(3)
    const [first, second] = await Promise.all([jobs.retry({ all: true }), jobs.discard({ all: true })])
    expect(first).toMatchObject({ ok: true, value: { kept: 3 } })
    expect(second).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(await jobs.discard({ all: true })).toMatchObject({ ok: true, value: { discarded: 3 } })
  })

  it('comes to an end with a feed of which nothing is understood', async () => {
    const { jobs, arrive } = jobsWith(1_300)
    const retrying = jobs.retry({ all: true })
    arrive()
    expect(await retrying).toMatchObject({ ok: true, value: { kept: 1_300 } })
  })

  it('ends after the messages it is at when the console stops', async () => {
    const { jobs, ids } = jobsWith(1_000)
    const discarding = jobs.discard({ all: true })
    await jobs.stop()
    expect(ids().length).toBeGreaterThan(0)
    expect(await discarding).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
