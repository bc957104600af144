import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RideReading } from '../../../../../../src/main/engine/ingest/ride-figures'
import { createRideMover, readingsInPart } from '../../../../../../src/main/engine/store/history/ride-mover'
import type { Writable } from '../../../../../../src/main/engine/store/open'
import { createRideFollow } from '../../../../../../src/main/engine/store/ride-follow'
import { createRideQueries } from '../../../../../../src/main/engine/store/ride-queries'
import { createRideWriter } from '../../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../../ingest/line-fixture'
import { limitsOf } from '../limits-fixture'
import { reading, writeRide } from '../ride-fixture'
import { temporaryData } from '../store-fixture'

/** Writes a ride that has ended at its last reading. */
function writeEndedRide(database: Writable, rideId: number, readings: readonly RideReading[], startMs = atSecond(0)) {
  const ride = writeRide(database, rideId, readings, { startMs })
  createRideWriter(database).end(ride, ride.lastReadingMs ?? startMs, 'boundary')
}

const anyReading: fc.Arbitrary<RideReading> = fc.record({
  atMs: fc.integer({ min: atSecond(0), max: atSecond(5_000) }),
  durationS: fc.option(fc.double({ min: 0, max: 9_999, noNaN: true })),
  heartRateBpm: fc.option(fc.integer({ min: 30, max: 240 })),
  cadenceRpm: fc.option(fc.double({ min: 0, max: 250, noNaN: true })),
  powerWatts: fc.option(fc.double({ min: 0, max: 2_000, noNaN: true })),
  resistance: fc.option(fc.integer({ min: 0, max: 170 }))
})

/** All that can be asked of a ride. */
function answers(database: Writable, rideId: number) {
  const rides = createRideQueries(database)
  const follow = createRideFollow(database, limitsOf())
  return {
    ride: rides.get(rideId),
    list: rides.list(10, undefined),
    ofRider: rides.list(10, undefined, 7),
    readings: rides.readings(rideId, 1_000, undefined),
    middle: rides.readings(rideId, 3, rides.readings(rideId, 4, undefined)?.next_cursor ?? undefined),
    followed: [0, 1, 5, 100_000].map((after) => follow(rideId, after, 4))
  }
}

const withoutStore = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'store' ? undefined : each)))

describe('A ride that is moved', () => {
  it('answers every question as before, but for the store', () => {
    fc.assert(
      fc.property(fc.array(anyReading, { maxLength: 40 }), (readings) => {
        const database = temporaryData()
        writeEndedRide(database, 3, readings, atSecond(10))
        writeEndedRide(database, 4, [reading(1)], atSecond(20))
        const before = answers(database, 3)
        expect(createRideMover(database).move(3)?.readings).toBe(readings.length)
        const after = answers(database, 3)
        expect(before.ride?.store).toBe('daily')
        expect(after.ride?.store).toBe('historical')
        expect(withoutStore(after)).toEqual(withoutStore(before))
        database.close()
      }),
      { numRuns: 60 }
    )
  })

  it('is gone from the daily store, with all its readings', () => {
    const database = temporaryData()
    writeEndedRide(database, 3, [reading(1), reading(2)])
    writeEndedRide(database, 4, [reading(1)])
    createRideMover(database).move(3)
    const ids = (table: string): unknown[] => database.prepare(`SELECT DISTINCT ride_id FROM ${table}`).pluck().all()
    expect([ids('daily_ride'), ids('daily_reading'), ids('historical_ride'), ids('historical_series')]).toEqual([
      [4],
      [4],
      [3],
      [3]
    ])
  })

  it('keeps the place of every reading where it is packed in parts', () => {
    const database = temporaryData()
    const count = readingsInPart * 2 + 1
    const write = database.transaction(() =>
      writeEndedRide(
        database,
        3,
        Array.from({ length: count }, (_, index) => reading(index, { powerWatts: index / 7 }))
      )
    )
    write()
    const rides = createRideQueries(database)
    const pageAt = (after: number) => rides.readings(3, 5, Buffer.from(String(after), 'latin1').toString('base64url'))
    const places = [0, readingsInPart - 3, readingsInPart, readingsInPart * 2 - 2, count - 2, count]
    const before = places.map(pageAt)
    expect(createRideMover(database).move(3)).toMatchObject({ readings: count })
    expect(database.prepare('SELECT count(*) FROM historical_series').pluck().get()).toBe(3)
    expect(places.map(pageAt)).toEqual(before)
    const follow = createRideFollow(database, limitsOf())
    expect(follow(3, readingsInPart - 2, 4)?.readings.power).toEqual(
      [-2, -1, 0, 1].map((offset) => (readingsInPart + offset) / 7)
    )
  })

  it('is moved once', () => {
    const database = temporaryData()
    writeEndedRide(database, 3, [reading(1)])
    const mover = createRideMover(database)
    expect(mover.move(3)).not.toBeNull()
    expect(mover.move(3)).toBeNull()
  })
})

describe('A ride that is changed while it is packed', () => {
  it('stays where it was, and moves as it is then when it is begun anew', () => {
    const database = temporaryData()
    writeEndedRide(database, 3, [reading(1), reading(2)])
    const mover = createRideMover(database)
    const moving = mover.begin(3)
    expect(moving?.packNext()).toBe(true)
    expect(moving?.packNext()).toBe(false)
    database.exec('UPDATE daily_reading SET power = 77 WHERE ride_id = 3 AND reading_number = 2')
    database.exec('UPDATE daily_ride SET power_sum = power_sum + 27 WHERE ride_id = 3')
    expect(moving?.finish()).toBeNull()
    expect(createRideQueries(database).get(3)?.store).toBe('daily')
    expect(mover.move(3)).toMatchObject({ readings: 2 })
    expect(
      createRideQueries(database)
        .readings(3, 9, undefined)
        ?.items.map(({ power }) => power)
    ).toEqual([50, 77])
  })
})

describe('The mover', () => {
  it('leaves a ride that runs, and an id that no ride has', () => {
    const database = temporaryData()
    writeRide(database, 3, [reading(1)])
    const mover = createRideMover(database)
    expect([mover.move(3), mover.move(99)]).toEqual([null, null])
    expect(createRideQueries(database).get(3)?.store).toBe('daily')
  })

  it('names rides that ended by a moment, those that ended first first', () => {
    const database = temporaryData()
    writeEndedRide(database, 3, [reading(30)])
    writeEndedRide(database, 4, [reading(10)])
    writeEndedRide(database, 5, [reading(31)])
    writeRide(database, 6, [reading(5)])
    const mover = createRideMover(database)
    expect(mover.due(atSecond(30), 10)).toEqual([4, 3])
    expect(mover.due(atSecond(30), 1)).toEqual([4])
    expect(mover.due(atSecond(9), 10)).toEqual([])
  })

  it('moves whole rides or nothing, whichever statement fails', () => {
    const statements = ['historical_ride', 'historical_series', 'daily_reading', 'daily_ride']
    for (const table of statements) {
      const database = temporaryData()
      writeEndedRide(database, 3, [reading(1), reading(2)])
      const before = answers(database, 3)
      const event = table.startsWith('daily') ? 'DELETE' : 'INSERT'
      database.exec(
        `CREATE TRIGGER fault BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`
      )
      expect(() => createRideMover(database).move(3)).toThrow('the disk is full')
      expect(answers(database, 3)).toEqual(before)
      database.exec('DROP TRIGGER fault')
      expect(createRideMover(database).move(3)).toMatchObject({ readings: 2 })
      expect(withoutStore(answers(database, 3))).toEqual(withoutStore(before))
    }
  })
})
