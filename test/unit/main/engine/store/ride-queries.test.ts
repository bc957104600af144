import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import { createRideQueries, readHeartRateTrail } from '../../../../../src/main/engine/store/ride-queries'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { readingSchema, rideSchema } from '../../../../../src/shared/domain/ride'
import { atSecond } from '../ingest/line-fixture'
import { reading, writeRide } from './ride-fixture'
import { temporaryData } from './store-fixture'

/** All items of a list, page by page. */
function listAll<Item>(
  ask: (cursor: string | undefined) => { items: Item[]; next_cursor: string | null },
  limit: number
): Item[] {
  const all: Item[] = []
  let cursor: string | undefined
  do {
    const page = ask(cursor)
    expect(page.items.length).toBeLessThanOrEqual(limit)
    all.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return all
}

describe('a ride', () => {
  it('has its figures so far while it runs, and its end when it has one', () => {
    const database = temporaryData()
    const ride = writeRide(database, 1, [
      reading(1, { heartRateBpm: null, powerWatts: 0 }),
      reading(2, { heartRateBpm: 90, cadenceRpm: 61, powerWatts: 400.5, resistance: 45 }),
      reading(3, { heartRateBpm: 121, cadenceRpm: null, powerWatts: null })
    ])
    const queries = createRideQueries(database)
    const running = {
      ride_id: 1,
      rider_id: 7,
      bike_serial: 'SN0001',
      start_time: '2026-11-01T10:00:00.000Z',
      end_time: null,
      duration_s: 3,
      reading_count: 3,
      avg_heart_rate: 105.5,
      max_heart_rate: 121,
      min_heart_rate: 90,
      avg_power: 200.25,
      max_power: 400.5,
      avg_resistance: 35,
      max_resistance: 45,
      avg_cadence: 60.5,
      max_cadence: 61,
      energy_kj: 0.4005,
      store: 'daily'
    }
    expect(queries.get(1)).toEqual(running)
    expect(rideSchema.safeParse(queries.get(1)).success).toBe(true)
    createRideWriter(database).end(ride, atSecond(3.5), 'boundary')
    expect(queries.get(1)).toEqual({ ...running, end_time: '2026-11-01T10:00:03.500Z' })
  })

  it('without a reading has no averages and no energy, rather than zeros', () => {
    const database = temporaryData()
    writeRide(database, 1, [], { riderId: null })
    expect(createRideQueries(database).get(1)).toMatchObject({
      rider_id: null,
      duration_s: null,
      reading_count: 0,
      avg_heart_rate: null,
      max_heart_rate: null,
      min_heart_rate: null,
      avg_power: null,
      max_power: null,
      avg_cadence: null,
      energy_kj: 0
    })
  })

  it('whose sensor was off all the time has no heart rate, but its other figures', () => {
    const database = temporaryData()
    writeRide(database, 1, [reading(1, { heartRateBpm: null }), reading(2, { heartRateBpm: null })])
    expect(createRideQueries(database).get(1)).toMatchObject({
      avg_heart_rate: null,
      max_heart_rate: null,
      min_heart_rate: null,
      avg_power: 50
    })
  })

  it('that is not there is null, whatever number is asked for', () => {
    const queries = createRideQueries(temporaryData())
    for (const id of [1, 0, -1, Number.MAX_SAFE_INTEGER]) {
      expect(queries.get(id)).toBeNull()
      expect(queries.readings(id, 10, undefined)).toBeNull()
    }
  })
})

describe('the list of rides', () => {
  it('has every ride exactly once, newest first, for any size of a page and any number of equal starts', () => {
    // Starts before 1970 and in the year 9999 are as good as others.
    const start = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom(-62_135_596_800_000, 253_402_300_799_999))
    fc.assert(
      fc.property(fc.array(start, { maxLength: 25 }), fc.integer({ min: 1, max: 27 }), (starts, limit) => {
        const database = temporaryData()
        starts.forEach((startMs, index) => {
          writeRide(database, index + 1, [], { startMs })
        })
        const { list } = createRideQueries(database)
        const listed = listAll((cursor) => list(limit, cursor), limit).map(({ ride_id }) => ride_id)
        const expected = starts
          .map((startMs, index) => ({ startMs, rideId: index + 1 }))
          .sort((a, b) => b.startMs - a.startMs || b.rideId - a.rideId)
          .map(({ rideId }) => rideId)
        expect(listed).toEqual(expected)
      }),
      { numRuns: 40 }
    )
  })

  it('goes on where it was, whatever rides begin while it is read', () => {
    const database = temporaryData()
    for (const id of [1, 2, 3]) writeRide(database, id, [], { startMs: atSecond(id) })
    const { list } = createRideQueries(database)
    const first = list(2, undefined)
    writeRide(database, 4, [], { startMs: atSecond(9) })
    const second = list(2, first.next_cursor ?? undefined)
    expect([first, second].map(({ items }) => items.map(({ ride_id }) => ride_id))).toEqual([[3, 2], [1]])
    expect(second.next_cursor).toBeNull()
  })

  it("of one rider has all of theirs and nobody else's, page by page", () => {
    const database = temporaryData()
    const riders = [7, 8, null, 7, 7, 8, 7]
    riders.forEach((riderId, index) => {
      writeRide(database, index + 1, [], { startMs: atSecond(index % 3), riderId })
    })
    const { list } = createRideQueries(database)
    const of = (riderId: number): number[] =>
      listAll((cursor) => list(2, cursor, riderId), 2).map(({ ride_id }) => ride_id)
    expect(of(7)).toEqual([5, 7, 4, 1])
    expect(of(8)).toEqual([6, 2])
    expect(list(2, undefined, 9)).toEqual({ items: [], next_cursor: null })
    expect(list(100, undefined).items).toHaveLength(7)
  })

  it('is empty at first, and refuses a cursor of another list', () => {
    const { list } = createRideQueries(temporaryData())
    expect(list(10, undefined)).toEqual({ items: [], next_cursor: null })
    expect(() => list(10, 'MQ')).toThrow(BadCursorError)
  })
})

describe('the readings of a ride', () => {
  it('come exactly as received, each once and in ride order, for any size of a page', () => {
    const database = temporaryData()
    const readings = [
      reading(1, { heartRateBpm: null, powerWatts: 13.448875699999999 }),
      reading(2, { durationS: null, resistance: null }),
      reading(2, { cadenceRpm: 0, powerWatts: 0 }),
      // A clock set back does not change the order.
      reading(-5, { heartRateBpm: null, cadenceRpm: null, powerWatts: null }),
      reading(4, { powerWatts: 1_485.123456789 })
    ]
    writeRide(database, 3, readings)
    writeRide(database, 4, [reading(7)])
    const queries = createRideQueries(database)
    for (const limit of [1, 2, 4, 5, 6]) {
      const listed = listAll((cursor) => queries.readings(3, limit, cursor) ?? { items: [], next_cursor: null }, limit)
      expect(listed).toEqual(
        readings.map(({ durationS, heartRateBpm, cadenceRpm, powerWatts, resistance }) => ({
          t_s: durationS,
          heart_rate: heartRateBpm,
          cadence: cadenceRpm,
          power: powerWatts,
          resistance
        }))
      )
      expect(listed.every((each) => readingSchema.strict().safeParse(each).success)).toBe(true)
    }
  })

  it('of a ride that has none is an empty page, and a foreign cursor is refused', () => {
    const database = temporaryData()
    writeRide(database, 1, [])
    const queries = createRideQueries(database)
    expect(queries.readings(1, 10, undefined)).toEqual({ items: [], next_cursor: null })
    expect(() => queries.readings(1, 10, 'no cursor')).toThrow(BadCursorError)
  })
})

describe('readHeartRateTrail', () => {
  it('is the heart rate of the last readings, oldest first, with its holes', () => {
    const database = temporaryData()
    const rates = [101, null, 103, 104]
    writeRide(
      database,
      1,
      rates.map((heartRateBpm, index) => reading(index, { heartRateBpm }))
    )
    expect(readHeartRateTrail(database, 1, 3)).toEqual([null, 103, 104])
    expect(readHeartRateTrail(database, 1, 60)).toEqual(rates)
    expect(readHeartRateTrail(database, 2, 60)).toEqual([])
  })
})
