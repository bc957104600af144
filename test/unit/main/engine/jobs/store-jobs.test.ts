import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createDeletions, rideFingerprint } from '../../../../../src/main/engine/ingest/deletions'
import { createStoreJobs } from '../../../../../src/main/engine/jobs/store-jobs'
import { noteDeletedRide, readTombstones } from '../../../../../src/main/engine/store/deleted-rides'
import { createRideRemover } from '../../../../../src/main/engine/store/history/ride-remover'
import { createLedgerWriter } from '../../../../../src/main/engine/store/ledger'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { compressResultSchema, jobRunSchema } from '../../../../../src/shared/domain/jobs'
import { atSecond } from '../ingest/line-fixture'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData, temporaryOps, temporaryPath } from '../store/store-fixture'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

function jobsOn(folder = temporaryPath(), keepHistoryDays: number | null = null) {
  const data = temporaryData(folder)
  const ops = temporaryOps(folder)
  if (data.prepare('SELECT count(*) FROM log').pluck().get() === 0) {
    createLedgerWriter(data).addLog('cluster', 'deloton', 1, 0)
  }
  const clock = { nowMs: atSecond(0) }
  const failures: string[] = []
  const onRemoved = vi.fn()
  const deletions = createDeletions(readTombstones(ops))
  const jobs = createStoreJobs({
    data,
    ops,
    deletions,
    settings: { compressAfterMs: 12 * hourMs, compressEveryMs: hourMs, keepHistoryDays },
    clock: { now: () => clock.nowMs, monotonic: () => performance.now() },
    onRemoved,
    onFailure: (what) => failures.push(what)
  })
  onTestFinished(() => jobs.stop())
  return { data, ops, deletions, jobs, clock, failures, onRemoved }
}

/** Rides of one reading each, that ended at these seconds of the tests' log time. */
function writeRides(data: Writable, ended: Readonly<Record<number, number>>): void {
  for (const [rideId, second] of Object.entries(ended)) {
    const ride = writeRide(data, Number(rideId), [reading(second)], { startMs: atSecond(second) })
    createRideWriter(data).end(ride, atSecond(second), 'boundary')
  }
}
const storeOf = (data: Writable, rideId: number): string | undefined => createRideQueries(data).get(rideId)?.store

describe('Compressing', () => {
  it('moves rides that ended 12 hours ago, and leaves those that ended a moment later', async () => {
    const { data, jobs, clock } = jobsOn()
    writeRides(data, { 1: 0, 2: 10, 3: 11 })
    clock.nowMs = atSecond(10) + 12 * hourMs
    const done = await jobs.compress('hand')
    expect(done.ok && compressResultSchema.parse(done.value)).toMatchObject({ rides: 2, readings: 2 })
    expect([1, 2, 3].map((id) => storeOf(data, id))).toEqual(['historical', 'historical', 'daily'])
  })

  it('can be done again and then moves nothing', async () => {
    const { data, jobs, clock } = jobsOn()
    writeRides(data, { 1: 0 })
    clock.nowMs += dayMs
    await jobs.compress('hand')
    const again = await jobs.compress('hand')
    expect(again.ok && again.value.rides).toBe(0)
    expect(storeOf(data, 1)).toBe('historical')
  })

  it('keeps a record of its runs, newest first, with what was moved', async () => {
    const { data, jobs, clock } = jobsOn()
    writeRides(data, { 1: 0 })
    clock.nowMs += dayMs
    await jobs.compress('hand')
    await jobs.compress('schedule')
    const runs = jobs.runs('compress', 10).map((run) => jobRunSchema.parse(run))
    expect(runs.map(({ cause, outcome }) => [cause, outcome])).toEqual([
      ['schedule', 'done'],
      ['hand', 'done']
    ])
    expect(runs[1]?.result).toMatchObject({ rides: 1 })
    expect(jobs.runs('compress', 1)).toHaveLength(1)
    expect(jobs.runs('retention', 10)).toEqual([])
  })

  it('refuses to run twice at once', async () => {
    const { jobs } = jobsOn()
    const both = await Promise.all([jobs.compress('hand'), jobs.compress('hand')])
    expect(both.map((each) => (each.ok ? 'done' : each.error.code))).toEqual(['done', 'busy'])
    expect((await jobs.compress('hand')).ok).toBe(true)
  })

  it('says that it failed when the store can not be written, and loses nothing', async () => {
    const { data, jobs, clock, failures } = jobsOn()
    writeRides(data, { 1: 0 })
    data.exec("CREATE TRIGGER full BEFORE INSERT ON historical_ride BEGIN SELECT RAISE(ABORT, 'full'); END")
    clock.nowMs += dayMs
    const failed = await jobs.compress('hand')
    expect(failed.ok ? '' : failed.error.code).toBe('unavailable')
    expect(jobs.runs('compress', 1)[0]?.outcome).toBe('failed')
    expect([storeOf(data, 1), failures]).toEqual(['daily', ['compress']])
  })
})

describe('The schedule', () => {
  it('compresses once an hour, at once where it never did, and removes old rides once a day', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const { jobs, clock } = jobsOn(temporaryPath(), 30)
    jobs.start()
    const pass = async (ms: number): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 30_000) {
        clock.nowMs += 30_000
        await vi.advanceTimersByTimeAsync(30_000)
        // A job gives way to others by setImmediate, which is real here.
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await pass(60_000)
    expect(jobs.runs('compress', 9)).toHaveLength(1)
    await pass(hourMs - 120_000)
    expect(jobs.runs('compress', 9)).toHaveLength(1)
    await pass(180_000)
    expect(jobs.runs('compress', 9).map(({ cause }) => cause)).toEqual(['schedule', 'schedule'])
    expect(jobs.runs('retention', 9)).toHaveLength(1)
  })

  it('tells when it runs a job next, and of one that it does not run that it does not', async () => {
    const { jobs, clock } = jobsOn()
    expect(jobs.nextRunMs('compress')).toBeNull()
    jobs.start()
    expect([jobs.nextRunMs('compress'), jobs.nextRunMs('retention')]).toEqual([clock.nowMs, null])
    const ranMs = clock.nowMs
    await jobs.compress('hand')
    clock.nowMs += 20 * 60_000
    expect(jobs.nextRunMs('compress')).toBe(ranMs + hourMs)
    clock.nowMs += dayMs
    expect(jobs.nextRunMs('compress')).toBe(clock.nowMs)
    await jobs.stop()
    expect(jobs.nextRunMs('compress')).toBeNull()
  })

  it('tells when old rides are removed next where a limit is set', async () => {
    const { jobs, clock } = jobsOn(temporaryPath(), 30)
    jobs.start()
    await jobs.retain('hand')
    expect(jobs.nextRunMs('retention')).toBe(clock.nowMs + dayMs)
  })

  it('closes what a former life left open', () => {
    const folder = temporaryPath()
    const { ops } = jobsOn(folder)
    ops.prepare("INSERT INTO job_run (job, cause, began_ms) VALUES ('compress', 'schedule', 1)").run()
    const { jobs } = jobsOn(folder)
    expect(jobs.runs('compress', 1)[0]?.outcome).toBeNull()
    jobs.start()
    expect(jobs.runs('compress', 1)[0]?.outcome).toBe('interrupted')
  })
})

describe('Retention', () => {
  it('shows first what a limit would remove, and removes just that', async () => {
    const { data, jobs, clock, onRemoved } = jobsOn(temporaryPath(), 30)
    writeRides(data, { 1: 0, 2: 86_400, 3: 40 * 86_400, 4: 0 })
    clock.nowMs = atSecond(40 * 86_400 + 1)
    await jobs.compress('hand')
    expect(storeOf(data, 3)).toBe('daily')
    expect(jobs.preview(30)).toEqual({
      rides: 3,
      oldest_at: new Date(atSecond(0)).toISOString(),
      newest_at: new Date(atSecond(86_400)).toISOString()
    })
    expect(jobs.preview(40).rides).toBe(2)
    expect(jobs.preview(41)).toEqual({ rides: 0, oldest_at: null, newest_at: null })
    expect(onRemoved).not.toHaveBeenCalled()
    expect(await jobs.retain('hand')).toEqual({ ok: true, value: { rides: 3 } })
    expect(onRemoved).toHaveBeenCalledTimes(1)
    expect([1, 2, 3, 4].map((id) => storeOf(data, id))).toEqual([undefined, undefined, 'daily', undefined])
  })

  it('removes nothing where no limit is set', async () => {
    const { data, jobs, clock } = jobsOn()
    writeRides(data, { 1: 0 })
    clock.nowMs += 40_000 * dayMs
    await jobs.compress('hand')
    expect(await jobs.retain('hand')).toEqual({ ok: true, value: { rides: 0 } })
    expect(storeOf(data, 1)).toBe('historical')
  })
})

const by = 'token report (ab12cd34)'

describe('Deleting a ride', () => {
  it('takes it out of either store and leaves where it stood, so that it does not come back', async () => {
    const { data, ops, deletions, jobs, clock, onRemoved } = jobsOn()
    writeRides(data, { 1: 0, 2: 86_400 })
    clock.nowMs += dayMs
    await jobs.compress('hand')
    expect([1, 2].map((id) => jobs.deleteRide({ ride_id: id, by }))).toEqual([
      { ok: true, value: { ride_id: 1 } },
      { ok: true, value: { ride_id: 2 } }
    ])
    expect(onRemoved).toHaveBeenCalledTimes(2)
    expect([storeOf(data, 1), storeOf(data, 2)]).toEqual([undefined, undefined])
    expect(ops.prepare('SELECT ride_id, stream_key, first_offset, last_offset FROM deleted_ride').all()).toEqual([
      { ride_id: 1, stream_key: '=SN0001', first_offset: 1, last_offset: 2 },
      { ride_id: 2, stream_key: '=SN0001', first_offset: 2, last_offset: 3 }
    ])
    expect([...deletions.all()]).toEqual(readTombstones(ops))
  })

  it('keeps who asked and when, once, and nothing of the rider', () => {
    const { data, ops, jobs, clock } = jobsOn()
    writeRides(data, { 1: 0 })
    jobs.deleteRide({ ride_id: 1, by })
    expect(jobs.deleteRide({ ride_id: 1, by: 'front desk' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(ops.prepare('SELECT at_ms, by_whom, action, object FROM audit').all()).toEqual([
      { at_ms: clock.nowMs, by_whom: by, action: 'ride.delete', object: 'ride 1' }
    ])
    expect(ops.prepare('SELECT deleted_ms, deleted_by FROM deleted_ride').all()).toEqual([
      { deleted_ms: clock.nowMs, deleted_by: by }
    ])
    expect(Object.keys(ops.prepare<[], object>('SELECT * FROM deleted_ride').get() ?? {})).not.toContain('rider_id')
  })

  it('refuses a ride that runs and an id that no ride has, and notes neither', () => {
    const { data, ops, jobs } = jobsOn()
    writeRide(data, 1, [reading(1)])
    expect(
      [1, 9].map((id) => jobs.deleteRide({ ride_id: id, by })).map((each) => (each.ok ? '' : each.error.code))
    ).toEqual(['conflict', 'not-found'])
    expect([readTombstones(ops), ops.prepare('SELECT * FROM audit').all()]).toEqual([[], []])
  })

  it.each([
    ['ops', 'audit', 'daily'],
    ['data', 'daily_ride', 'daily']
  ] as const)('says so when the %s file can not be written, and can be asked for again', (file, table, store) => {
    const opened = jobsOn()
    const { data, ops, jobs, failures } = opened
    writeRides(data, { 1: 0 })
    const when = table === 'audit' ? 'INSERT' : 'DELETE'
    opened[file].exec(`CREATE TRIGGER full BEFORE ${when} ON ${table} BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(jobs.deleteRide({ ride_id: 1, by })).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect([storeOf(data, 1), failures]).toEqual([store, ['deleting a ride']])
    opened[file].exec('DROP TRIGGER full')
    expect(jobs.deleteRide({ ride_id: 1, by }).ok).toBe(true)
    expect(storeOf(data, 1)).toBeUndefined()
    expect([readTombstones(ops).length, ops.prepare('SELECT count(*) FROM audit').pluck().get()]).toEqual([1, 1])
  })

  it('is finished by the next start where it was cut off', () => {
    const folder = temporaryPath()
    const { data, ops } = jobsOn(folder)
    writeRides(data, { 1: 0, 2: 0 })
    const tombstone = createRideRemover(data).tombstoneOf(1)
    if (tombstone === null || tombstone === 'running') throw new Error('ride 1 has not ended')
    noteDeletedRide(ops, tombstone, by, 0)
    const next = jobsOn(folder)
    next.jobs.start()
    expect([storeOf(data, 1), storeOf(data, 2)]).toEqual([undefined, 'daily'])
    expect(next.onRemoved).toHaveBeenCalledTimes(1)
  })

  it('holds for a data file that knows the ride by another id, whether it has ended there or runs', () => {
    const folder = temporaryPath()
    const { data, ops, jobs } = jobsOn(folder)
    writeRides(data, { 1: 0, 2: 0 })
    writeRide(data, 3, [reading(1)])
    const tombstones = [1, 3].map((rideId) => ({
      ...{ clusterId: 'cluster', topic: 'deloton', epoch: 1, partition: 0, streamKey: '=SN0001', lastOffset: 9 },
      ...{ startMs: atSecond(0), endMs: atSecond(9), rideId: 1_000 + rideId, firstOffset: rideId },
      fingerprint: rideFingerprint({ startMs: atSecond(0), bikeSerial: 'SN0001', streamKey: '=SN0001', riderId: 7 })
    }))
    for (const each of tombstones) noteDeletedRide(ops, each, by, 0)
    void jobs.stop()
    const next = jobsOn(folder)
    next.jobs.start()
    expect([1, 2, 3].map((id) => storeOf(data, id))).toEqual([undefined, 'daily', undefined])
    expect([1, 2, 3].map((id) => next.deletions.get(id) !== undefined)).toEqual([true, false, true])
    expect(readTombstones(ops).map(({ rideId }) => rideId)).toEqual([1, 3, 1_001, 1_003])
    expect(ops.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(2)
  })
})
