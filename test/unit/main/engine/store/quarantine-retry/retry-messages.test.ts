import { describe, expect, it } from 'vitest'
import { decodeMessage } from '../../../../../../src/main/engine/ingest/decode-message'
import { createRideRemover } from '../../../../../../src/main/engine/store/history/ride-remover'
import { addsUp } from '../../../../../../src/main/engine/store/ledger'
import { createRideQueries } from '../../../../../../src/main/engine/store/ride-queries'
import type { QuarantineRetry } from '../../../../../../src/shared/domain/quarantine'
import { messages } from '../../ingest/line-fixture'
import { repairingDecoder } from './damaged-log'
import { type StoreUnderTest, storeUnderTest } from './retried-store'

const key = Buffer.from('SN0001')
const sent = (...values: readonly Buffer[]) => values.map((value) => ({ key, value }))
/** What only a newer decoder understands. */
const damaged = (value: Buffer): Buffer => Buffer.concat([Buffer.of(0), value])
const rider = { user_id: 7, name: 'Ada', bike_serial: 'SN0007' }
const begin = [messages.main, messages.newRide, messages.fetch(0), messages.system(0.5, rider)]

const ridesOf = ({ data }: StoreUnderTest) => createRideQueries(data).list(100, undefined).items.reverse()
const readingsOf = ({ data }: StoreUnderTest, rideId: number) =>
  createRideQueries(data).readings(rideId, 1_000, undefined)?.items
const reasonsIn = ({ data }: StoreUnderTest) =>
  data.prepare<[], string>('SELECT reason FROM quarantine ORDER BY quarantine_id').pluck().all()
const countersOf = ({ ingest }: StoreUnderTest) => {
  const ledger = ingest.log()?.partitions[0]
  if (ledger === undefined) throw new Error('no partition')
  expect(addsUp(ledger)).toBe(true)
  const { stored, control, duplicate, quarantined, fieldFaults } = ledger
  return { stored, control, duplicate, quarantined, fieldFaults }
}
async function retryAll(store: StoreUnderTest): Promise<QuarantineRetry> {
  const retried = await store.jobs.retry({ all: true })
  if (!retried.ok) throw new Error(retried.error.message)
  return retried.value
}

describe('A retried message', () => {
  it('stays in quarantine while it is not understood, with the reason of this version', async () => {
    const store = storeUnderTest(decodeMessage)
    store.read(sent(Buffer.from('{"log": 1'), Buffer.from('{"log": 2}'), Buffer.from('[]')))
    store.data.prepare("UPDATE quarantine SET reason = 'an older reason' WHERE quarantine_id = 2").run()
    expect(await retryAll(store)).toEqual({
      stored: 0,
      control: 0,
      kept: 3,
      reasons: [
        { reason: '"log" is not text', messages: 1 },
        { reason: 'no "log" key', messages: 1 },
        { reason: 'not JSON', messages: 1 }
      ]
    })
    expect(reasonsIn(store)).toEqual(['not JSON', '"log" is not text', 'no "log" key'])
    expect(store.sums).toEqual([])
  })

  it('counts as what it is, and the ingestion goes on from there with the sum intact', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.telemetry(1.5)), damaged(messages.main)))
    store.read(sent(messages.main, damaged(messages.system(3, { user_id: 8 })), messages.ride(4, 1), messages.main))
    expect(countersOf(store)).toEqual({ stored: 3, control: 5, duplicate: 0, quarantined: 3, fieldFaults: 8 })
    expect(await retryAll(store)).toEqual({ stored: 2, control: 1, kept: 0, reasons: [] })
    expect(countersOf(store)).toEqual({ stored: 5, control: 6, duplicate: 0, quarantined: 0, fieldFaults: 18 })
    store.read(sent(...begin))
    expect(countersOf(store)).toMatchObject({ stored: 6, control: 8, duplicate: 1, quarantined: 0 })
  })

  it('waits for the end of its ride, and is put into it then', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.telemetry(1.5, 131)), messages.ride(2, 2)))
    expect(await retryAll(store)).toMatchObject({ kept: 1, reasons: [{ reason: 'its ride is still under way' }] })
    expect(reasonsIn(store)).toEqual(['its ride is still under way'])
    store.read(sent(messages.telemetry(2.5, 101), messages.main))
    expect(await retryAll(store)).toMatchObject({ stored: 1, kept: 0 })
    expect(ridesOf(store)[0]).toMatchObject({ reading_count: 2, avg_heart_rate: 116, max_heart_rate: 131 })
  })

  it('does not touch what is in the middle of a ride in the same stream', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, damaged(messages.ride(1, 1)), messages.telemetry(1.5), ...begin, messages.ride(5, 1)))
    await retryAll(store)
    store.read(sent(messages.telemetry(5.5), messages.ride(6, 2), messages.telemetry(6.5), messages.main))
    const [first, second] = ridesOf(store)
    expect(first).toMatchObject({ reading_count: 1, duration_s: 1 })
    expect(second).toMatchObject({ reading_count: 2, duration_s: 2 })
  })

  it('is kept where no ride is at its place: none had begun, or it was deleted', async () => {
    const store = storeUnderTest()
    store.read(sent(damaged(messages.ride(0, 1)), ...begin, damaged(messages.ride(1, 1)), messages.telemetry(1.5)))
    store.read(sent(messages.main))
    createRideRemover(store.data).remove(ridesOf(store)[0]?.ride_id ?? 0)
    expect(await retryAll(store)).toEqual({
      stored: 0,
      control: 0,
      kept: 2,
      reasons: [{ reason: 'no ride at its place', messages: 2 }]
    })
    expect(countersOf(store).quarantined).toBe(2)
  })

  it('is kept where its ride can not be read, and the others are not', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.telemetry(1.5)), messages.ride(2, 2)))
    store.read(sent(...begin, messages.ride(5, 1), damaged(messages.telemetry(5.5)), messages.main))
    store.compress()
    store.data
      .prepare("UPDATE historical_series SET readings = x'00' WHERE ride_id = ?")
      .run(ridesOf(store)[0]?.ride_id)
    expect(await retryAll(store)).toMatchObject({ stored: 1, kept: 1 })
    expect(reasonsIn(store)).toEqual(['its ride can not be read'])
  })

  it('undoes all it did where the store can not be written', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.telemetry(1.5)), messages.main))
    store.data.exec("CREATE TRIGGER full BEFORE UPDATE ON log_partition BEGIN SELECT RAISE(ABORT, 'full'); END")
    await expect(store.jobs.retry({ all: true })).rejects.toThrow('retrying')
    store.data.exec('DROP TRIGGER full')
    expect(readingsOf(store, ridesOf(store)[0]?.ride_id ?? 0)).toMatchObject([{ t_s: 1, cadence: null }])
    expect(countersOf(store).quarantined).toBe(1)
    expect(await retryAll(store)).toMatchObject({ stored: 1 })
  })
})

describe('A retried [SYSTEM] line', () => {
  it('saves the rider and names the rider and the bike of a ride that had none', async () => {
    const store = storeUnderTest()
    store.read(sent(messages.main, damaged(messages.system(0.5, rider)), messages.ride(1, 1), messages.main))
    expect(ridesOf(store)[0]).toMatchObject({ rider_id: null, bike_serial: 'SN0001' })
    await retryAll(store)
    const start_time = ridesOf(store)[0]?.start_time
    expect(ridesOf(store)[0]).toMatchObject({ rider_id: 7, bike_serial: 'SN0007', start_time, reading_count: 1 })
    expect(start_time?.endsWith('00.500Z')).toBe(true)
    expect(store.data.prepare('SELECT name FROM rider WHERE rider_id = 7').pluck().get()).toBe('Ada')
  })

  it('gives no reading that came before it to its rider', async () => {
    const store = storeUnderTest()
    store.read(sent(messages.ride(0, 88), messages.telemetry(0.5), damaged(messages.system(1, rider))))
    store.read(sent(messages.ride(2, 1), messages.telemetry(2.5), messages.main))
    expect(await retryAll(store)).toMatchObject({ stored: 1 })
    expect(ridesOf(store)[0]).toMatchObject({ rider_id: null, reading_count: 2 })
  })

  it('takes no ride from the rider it has', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.system(2, { user_id: 9 })), messages.main))
    await retryAll(store)
    expect(ridesOf(store)[0]).toMatchObject({ rider_id: 7 })
  })

  it('has no reading of before it given to the rider of the ride that it began', async () => {
    const store = storeUnderTest()
    store.read(sent(messages.main, damaged(messages.ride(0, 88)), messages.system(1, rider), messages.ride(2, 1)))
    store.read(sent(messages.main))
    expect(await retryAll(store)).toMatchObject({ kept: 1, reasons: [{ reason: 'no ride at its place' }] })
    expect(ridesOf(store)[0]).toMatchObject({ rider_id: 7, reading_count: 1 })
  })
})

describe('A message that was quarantined before places were noted', () => {
  it('goes to its place by the times of the lines around it', async () => {
    const store = storeUnderTest()
    store.read(sent(messages.main, damaged(messages.system(0.5, rider)), messages.ride(1, 1)))
    store.read(sent(damaged(messages.telemetry(1.5, 120)), damaged(messages.ride(2, 2)), messages.telemetry(2.5, 130)))
    store.read(sent(messages.ride(3, 3), messages.telemetry(3.5, 140), messages.main))
    store.data.exec('UPDATE quarantine SET ride_id = NULL, readings_before = NULL, is_ride_line_waiting = NULL')
    expect(await retryAll(store)).toMatchObject({ stored: 3, kept: 0 })
    const [ride] = ridesOf(store)
    expect(ride).toMatchObject({ rider_id: 7, max_heart_rate: 140, min_heart_rate: 120 })
    expect(readingsOf(store, ride?.ride_id ?? 0)?.at(-1)).toMatchObject({ t_s: 3, heart_rate: 140 })
  })
})

describe('Messages retried by name', () => {
  it('are those alone, once each; ids that are not there make no difference', async () => {
    const store = storeUnderTest()
    store.read(sent(...begin, messages.ride(1, 1), damaged(messages.telemetry(1.5)), messages.ride(2, 2)))
    store.read(sent(damaged(messages.telemetry(2.5)), messages.main))
    const [first, second] = store.quarantineIds()
    const retried = await store.jobs.retry({ quarantine_ids: [second ?? 0, second ?? 0, 999] })
    expect(retried).toMatchObject({ ok: true, value: { stored: 1, kept: 0 } })
    expect(store.quarantineIds()).toEqual([first])
    expect(readingsOf(store, ridesOf(store)[0]?.ride_id ?? 0)?.map(({ cadence }) => cadence)).toEqual([null, 60])
  })

  it('keep their place while others of the ride are understood first', async () => {
    const store = storeUnderTest(repairingDecoder)
    store.read(sent(...begin, damaged(messages.ride(1, 1)), damaged(messages.telemetry(1.5, 91)), messages.ride(2, 2)))
    store.read(
      sent(damaged(messages.telemetry(2.5, 92)), messages.ride(3, 3), messages.telemetry(3.5, 93), messages.main)
    )
    for (const quarantineId of store.quarantineIds().reverse()) {
      await store.jobs.retry({ quarantine_ids: [quarantineId] })
    }
    const readings = readingsOf(store, ridesOf(store)[0]?.ride_id ?? 0)
    expect(readings?.map(({ t_s, heart_rate }) => [t_s, heart_rate])).toEqual([
      [1, 91],
      [2, 92],
      [3, 93]
    ])
  })
})
