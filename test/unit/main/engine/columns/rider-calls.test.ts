import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createColumnReader } from '../../../../../src/main/engine/columns/column-reader'
import { createRiderCalls, type RiderCalls } from '../../../../../src/main/engine/columns/rider-calls'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import type { RiderRecord } from '../../../../../src/main/engine/ingest/rider-record'
import { createColumnRows } from '../../../../../src/main/engine/store/column-rows'
import { packHeartRateSeconds } from '../../../../../src/main/engine/store/heart-rate-seconds'
import { openReader, type Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { createRiderList } from '../../../../../src/main/engine/store/rider-list'
import { privacyTable } from '../../../../../src/main/engine/store/rider-privacy'
import { createRiderRides } from '../../../../../src/main/engine/store/rider-rides'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import type { CallInput, CallOutput, HandlerInput } from '../../../../../src/shared/contract'
import { calls } from '../../../../../src/shared/contract'
import { foldText } from '../../../../../src/shared/figures/fold-text'
import { atSecond, unknownRider } from '../ingest/line-fixture'
import { limitsOf } from '../store/limits-fixture'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData } from '../store/store-fixture'

const nowMs = atSecond(86_400)

function saveRider(database: Writable, riderId: number, record: Partial<RiderRecord> = {}): void {
  const place = { atMs: atSecond(0), logId: 1, partition: 0, offset: riderId }
  createRiderSaver(database)({ ...unknownRider, ...record, riderId }, place)
}

interface RideMade {
  readonly second?: number
  readonly isRunning?: boolean
  readonly readings?: readonly RideReading[]
}

/** A rider's ride from a second on; ended unless it runs. */
function ride(database: Writable, rideId: number, riderId: number | null, made: RideMade = {}): void {
  const { second = 0, isRunning = false, readings = [] } = made
  const running = writeRide(database, rideId, readings, { riderId, startMs: atSecond(second) })
  if (!isRunning) createRideWriter(database).end(running, atSecond(second + 60), 'boundary')
}

function callsOn(database: Writable, aliases: Readonly<Record<number, string>> = {}, limits = limitsOf()): RiderCalls {
  const reader = openReader(database.name)
  const rows = createColumnRows(reader)
  const store = { list: createRiderList(reader), rides: createRiderRides(reader, limits) }
  const set = new Map(Object.entries(aliases).map(([id, alias]) => [Number(id), { alias, is_listed: true }]))
  return createRiderCalls({
    readColumns: createColumnReader({ rows: () => rows, timeZone: 'Europe/London' }).read,
    store: () => store,
    aliasOf: () => privacyTable(set).aliasOf,
    now: () => nowMs
  })
}

async function table(made: RiderCalls, input: CallInput<'riders.table'> = {}): Promise<CallOutput<'riders.table'>> {
  const answer = await made['riders.table'](calls['riders.table'].input.parse(input))
  if (!answer.ok) throw new Error(answer.error.message)
  return calls['riders.table'].output.parse(answer.value)
}
const idsOf = async (made: RiderCalls, input: CallInput<'riders.table'> = {}): Promise<number[]> =>
  (await table(made, input)).items.map(({ rider_id }) => rider_id)

async function history(made: RiderCalls, riderId: number): Promise<CallOutput<'rider.history'>> {
  const answer = await made['rider.history']({ rider_id: riderId })
  if (!answer.ok) throw new Error(answer.error.message)
  return calls['rider.history'].output.parse(answer.value)
}

describe('the table of riders', () => {
  it('shows of each rider what there is to tell them by, and no address of theirs', async () => {
    const database = temporaryData()
    saveRider(database, 7, {
      name: 'Ada Byron',
      gender: 'female',
      address: '12,High Street,Marylebone,London,W1U 2BB',
      bornMs: Date.UTC(1986, 10, 2),
      email: 'ada@example.com'
    })
    ride(database, 1, 7, { second: 100 })
    ride(database, 2, 7, { second: 300, isRunning: true })
    expect(await table(callsOn(database))).toEqual({
      total: 1,
      items: [
        {
          rider_id: 7,
          name: 'Ada Byron',
          alias: 'Ada B.',
          gender: 'female',
          age_years: 40,
          city: 'London',
          email_hint: 'a•••@e•••.com',
          ride_count: 2,
          last_ride_at: new Date(atSecond(300)).toISOString(),
          current_ride_id: 2
        }
      ]
    })
    const [row] = (await table(callsOn(database, { 7: 'Countess' }))).items
    expect(row?.alias).toBe('Countess')
  })

  it('has who rides now first, then who rode last, and who never rode at the end either way', async () => {
    const database = temporaryData()
    for (const riderId of [1, 2, 3, 4, 5]) saveRider(database, riderId)
    ride(database, 1, 1, { second: 100 })
    ride(database, 2, 2, { second: 300 })
    ride(database, 3, 3, { second: 50, isRunning: true })
    ride(database, 4, 4, { second: 200 })
    ride(database, 5, null, { second: 900 })
    expect(await idsOf(callsOn(database))).toEqual([3, 2, 4, 1, 5])
    expect(await idsOf(callsOn(database), { descending: false })).toEqual([1, 4, 2, 3, 5])
  })

  it('sorts names and cities whatever their case and accents, those without one last either way', async () => {
    const database = temporaryData()
    const names = ['Élan', 'bo', 'eli', null, '  ', 'Zoë', 'ada']
    names.forEach((name, index) => {
      saveRider(database, index + 1, { name, address: name === null ? null : `1,Road,${name},X1` })
    })
    const made = callsOn(database)
    expect(await idsOf(made, { sort: 'name', descending: false })).toEqual([7, 2, 1, 3, 6, 4, 5])
    expect(await idsOf(made, { sort: 'name' })).toEqual([6, 3, 1, 2, 7, 4, 5])
    expect((await idsOf(made, { sort: 'city', descending: false })).slice(0, 5)).toEqual([7, 2, 1, 3, 6])
  })

  it('finds whom the look-up finds: by id, and by words of name and address without accents and case', async () => {
    const database = temporaryData()
    saveRider(database, 12, { name: 'Zoë Łukasz', email: 'zl@fit.example' })
    saveRider(database, 3, { name: 'Zoe 12 Monkeys' })
    saveRider(database, 4, { name: 'Tom' })
    const made = callsOn(database)
    const found = (query: string) => idsOf(made, { query, sort: 'rider_id', descending: false })
    expect(await found('zoe')).toEqual([3, 12])
    expect(await found('LUK zo')).toEqual([12])
    expect(await found('12')).toEqual([3, 12])
    expect(await found('zl@fit')).toEqual([12])
    expect(await found('nobody')).toEqual([])
    expect(await found('"*; --')).toEqual([])
    expect(await found('   ')).toEqual([3, 4, 12])
    expect((await table(made, { query: '999' })).total).toBe(0)
  })

  it('is the same table by stretches as at once, in the order of a plain sort', async () => {
    const rider = fc.record({
      name: fc.option(fc.constantFrom('Ada', 'ada', 'Éva', 'Bo', 'Zed', '!!')),
      rides: fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 3 }),
      isRiding: fc.boolean()
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(rider, { maxLength: 12 }),
        fc.constantFrom('last_ride', 'name', 'rides', 'rider_id' as const),
        fc.boolean(),
        async (riders, sort, descending) => {
          const database = temporaryData()
          let rideId = 0
          riders.forEach(({ name, rides, isRiding }, index) => {
            saveRider(database, index + 1, { name })
            rides.forEach((second, place) => {
              ride(database, ++rideId, index + 1, { second, isRunning: isRiding && place === 0 })
            })
          })
          const made = callsOn(database)
          const { total, items } = await table(made, { sort, descending, limit: 500 })
          expect(total).toBe(riders.length)
          const keyOf = (row: (typeof items)[number]): string | number | null => {
            if (sort === 'name') return row.name === null ? null : foldText(row.name) || row.name
            if (sort === 'rides') return row.ride_count
            if (sort === 'rider_id') return row.rider_id
            if (row.last_ride_at === null) return null
            return Date.parse(row.last_ride_at) + (row.current_ride_id === null ? 0 : 1e15)
          }
          const plain = [...items].sort((a, b) => {
            const [one, other] = [keyOf(a), keyOf(b)]
            if (one === null || other === null)
              return Number(one === null) - Number(other === null) || a.rider_id - b.rider_id
            const order = one < other ? -1 : Number(one > other)
            return (descending ? -order : order) || a.rider_id - b.rider_id
          })
          expect(items).toEqual(plain)
          const parts: number[] = []
          for (let offset = 0; offset < total; offset += 5) {
            parts.push(...(await idsOf(made, { sort, descending, offset, limit: 5 })))
          }
          expect(parts).toEqual(items.map(({ rider_id }) => rider_id))
        }
      ),
      { numRuns: 12 }
    )
  })

  it('is empty where there is no store', async () => {
    const made = createRiderCalls({
      readColumns: createColumnReader({ rows: () => null, timeZone: 'UTC' }).read,
      store: () => null,
      aliasOf: () => privacyTable(new Map()).aliasOf,
      now: () => nowMs
    })
    expect(await table(made)).toEqual({ total: 0, items: [] })
    expect((await history(made, 7)).totals.rides).toBe(0)
    const rides = await made['rider.rides']({ rider_id: 7, limit: 10, cursor: undefined })
    expect(rides).toEqual({ ok: true, value: { items: [], next_cursor: null } })
  })
})

describe('the history of a rider', () => {
  const powers = (...watts: (number | null)[]) =>
    watts.map((powerWatts, index) => reading(index + 1, { powerWatts, heartRateBpm: powerWatts }))

  it('has the best of each kind and where it was, the earliest of equal ones', async () => {
    const database = temporaryData()
    saveRider(database, 7)
    ride(database, 1, 7, { second: 0, readings: powers(200, 100) })
    ride(database, 2, 7, { second: 100, readings: powers(150, 200, 50, 50) })
    ride(database, 3, 8, { second: 200, readings: powers(900, 900) })
    ride(database, 4, 7, { second: 300, isRunning: true, readings: powers(210) })
    ride(database, 5, 7, { second: 400 })
    const profile = database.prepare(
      `INSERT INTO ride_profile (ride_id, reading_count, best_60s_watts, best_20min_watts, heart_rate_seconds)
       VALUES (?, 4, ?, ?, x'')`
    )
    profile.run(1, 120, null)
    profile.run(2, 130, 90)
    profile.run(3, 900, 900)
    const at = (second: number) => new Date(atSecond(second)).toISOString()
    const { bests, totals, trend } = await history(callsOn(database), 7)
    expect(bests).toEqual({
      longest_ride: { value: 4, ride_id: 2, at: at(100) },
      peak_power: { value: 210, ride_id: 4, at: at(300) },
      best_60s_power: { value: 130, ride_id: 2, at: at(100) },
      best_20min_power: { value: 90, ride_id: 2, at: at(100) },
      energy: { value: 0.45, ride_id: 2, at: at(100) }
    })
    expect(totals).toEqual({ rides: 4, duration_s: expect.any(Number), energy_kj: expect.closeTo(0.96) })
    // The ride under way has no average yet, one without readings none at all.
    expect(trend.map(({ ride_id }) => ride_id)).toEqual([1, 2, 5])
    expect(trend.map(({ avg_power }) => avg_power)).toEqual([150, 112.5, null])
  })

  it('of nobody is empty', async () => {
    const { totals, trend, bests } = await history(callsOn(temporaryData()), 99)
    expect([totals.rides, trend]).toEqual([0, []])
    expect(Object.values(bests)).toEqual([null, null, null, null, null])
  })
})

const input = (riderId: number, limit: number, cursor?: string): HandlerInput<'rider.rides'> =>
  calls['rider.rides'].input.parse({ rider_id: riderId, limit, ...(cursor === undefined ? {} : { cursor }) })

describe('the rides of a rider', () => {
  it('come newest first, page by page, without a time in zones while that is not worked out', async () => {
    const database = temporaryData()
    for (const rideId of [1, 2, 3]) ride(database, rideId, 7, { second: rideId * 100, isRunning: rideId === 3 })
    ride(database, 4, 8, { second: 900 })
    const made = callsOn(database)
    const first = await made['rider.rides'](input(7, 2))
    if (!first.ok || first.value.next_cursor === null) throw new Error('there is a second page')
    expect(first.value.items.map(({ ride_id, zone_seconds }) => [ride_id, zone_seconds])).toEqual([
      [3, null],
      [2, null]
    ])
    expect(first.value.items[0]?.bike_label).toBe('01')
    const second = await made['rider.rides'](input(7, 2, first.value.next_cursor))
    expect(second).toMatchObject({ ok: true, value: { items: [{ ride_id: 1 }], next_cursor: null } })
    expect(await made['rider.rides'](input(7, 2, 'no cursor'))).toMatchObject({
      ok: false,
      error: { code: 'bad-input' }
    })
  })

  it('have their seconds in zones by the maximum of the rider’s age on the day, or the one that staff have set', async () => {
    const database = temporaryData()
    // 40 years old at the second ride, and not yet at the first.
    saveRider(database, 7, { bornMs: Date.UTC(1986, 10, 2) })
    const birthdayS = (Date.UTC(2026, 10, 2) - atSecond(0)) / 1_000
    ride(database, 1, 7, { second: birthdayS - 100 })
    ride(database, 2, 7, { second: birthdayS + 100 })
    ride(database, 3, 7, { second: birthdayS + 300 })
    const profile = database.prepare(
      'INSERT INTO ride_profile (ride_id, reading_count, heart_rate_seconds) VALUES (?, 60, ?)'
    )
    // 90 % of 208 - 0.7 x 40 is 162; a year younger it is 162.63.
    const packed = packHeartRateSeconds(
      new Map([
        [80, 5],
        [100, 7],
        [162.5, 30]
      ])
    )
    for (const rideId of [1, 2]) profile.run(rideId, packed)
    profile.run(3, packHeartRateSeconds(new Map()))
    const zones = async (made: RiderCalls) => {
      const answer = await made['rider.rides'](input(7, 10))
      if (!answer.ok) throw new Error(answer.error.message)
      return calls['rider.rides'].output.parse(answer.value).items.map(({ zone_seconds }) => zone_seconds)
    }
    expect(await zones(callsOn(database))).toEqual([
      [0, 0, 0, 0, 0, 0],
      [5, 7, 0, 0, 0, 30],
      [5, 7, 0, 0, 30, 0]
    ])
    const [, second] = await zones(callsOn(database, {}, limitsOf({ 7: { overrideMaximumBpm: 200 } })))
    expect(second).toEqual([5, 7, 0, 0, 30, 0])
  })
})
