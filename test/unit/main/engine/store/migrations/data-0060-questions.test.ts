import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataFile } from '../../../../../../src/main/engine/store/files'
import { migrate } from '../../../../../../src/main/engine/store/migrate'
import { dataMigrations } from '../../../../../../src/main/engine/store/migrations/data'
import { openWriter, type Readable, type Writable } from '../../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../../ingest/line-fixture'
import { reading, writeRide } from '../ride-fixture'
import { temporaryData, temporaryPath } from '../store-fixture'

interface Ride {
  rider_id: number | null
  first_duration_s: number | null
  last_duration_s: number | null
  power_sum: number
  power_max: number | null
}

const total = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + Math.round(value * 1e6), 0)
}
const greatest = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** What `rider_total` must be, from the historical rides one by one. */
function totalsByHand(database: Readable): unknown[] {
  const rides = database.prepare<[], Ride>('SELECT * FROM historical_ride').all()
  const ids = [...new Set(rides.flatMap(({ rider_id }) => rider_id ?? []))].sort((a, b) => a - b)
  return ids.map((id) => {
    const theirs = rides.filter(({ rider_id }) => rider_id === id)
    const durations = theirs.map(({ first_duration_s: first, last_duration_s: last }) =>
      first === null || last === null ? null : Math.max(0, last - first + 1)
    )
    return {
      rider_id: id,
      rides: theirs.length,
      longest_ride_s: greatest(durations),
      peak_power_watts: greatest(theirs.map(({ power_max }) => power_max)),
      total_time_us: total(durations),
      energy_uj: total(theirs.map(({ power_sum }) => power_sum))
    }
  })
}

const totals = (database: Readable): unknown[] => database.prepare('SELECT * FROM rider_total ORDER BY rider_id').all()

/** As the mover does, which needs the newest schema. */
function moveRide(database: Writable, rideId: number, riderId: number | null, watts: number | null): void {
  const ride = writeRide(database, rideId, [reading(3), reading(5, { powerWatts: watts })], { riderId })
  createRideWriter(database).end(ride, atSecond(9), 'boundary')
  database.exec(
    'INSERT INTO historical_ride SELECT * FROM daily_ride; DELETE FROM daily_ride; DELETE FROM daily_reading'
  )
}

describe('A data file of before the questions of the API', () => {
  it('is filled with cities, genders and totals when it is opened', () => {
    const folder = temporaryPath()
    const old = openWriter(dataFile(folder), 'NORMAL')
    migrate(
      old,
      dataMigrations.filter(({ number }) => number < 60)
    )
    const insert = old.prepare(
      `INSERT INTO rider (rider_id, gender, address, seen_ms, seen_log_id, seen_partition, seen_offset)
       VALUES (?, ?, ?, 1000, 1, 0, 0)`
    )
    insert.run(7, 'Female', '1 High Street,Zürich,8001')
    insert.run(8, null, 'Zürich,8001')
    insert.run(9, 'unknown', null)
    moveRide(old, 1, 7, 13.448875699999999)
    moveRide(old, 2, 7, null)
    moveRide(old, 3, null, 900)
    old.close()

    const database = temporaryData(folder)
    expect(database.prepare('SELECT rider_id, city, city_key, gender_key FROM rider ORDER BY rider_id').all()).toEqual([
      { rider_id: 7, city: 'Zürich', city_key: 'zurich', gender_key: 'female' },
      { rider_id: 8, city: null, city_key: null, gender_key: null },
      { rider_id: 9, city: null, city_key: null, gender_key: null }
    ])
    expect(totals(database)).toEqual([
      { rider_id: 7, rides: 2, longest_ride_s: 3, peak_power_watts: 50, total_time_us: 6e6, energy_uj: 113_448_876 }
    ])
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    moveRide(database, 4, 7, 60)
    expect(totals(database)).toEqual(totalsByHand(database))
  })
})

describe('The totals of riders', () => {
  it('are those of their historical rides, whatever is written, changed and deleted in whatever order', () => {
    const rider = fc.option(fc.integer({ min: 1, max: 3 }))
    const clock = fc.option(fc.double({ min: 0, max: 10_000_000, noNaN: true }))
    const watts = fc.option(fc.double({ min: 0, max: 99_999, noNaN: true }))
    const energy = fc.double({ min: 0, max: 1e9, noNaN: true })
    const figures = fc.tuple(rider, clock, clock, energy, watts)
    const rideId = fc.integer({ min: 1, max: 8 })
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(fc.constant('insert' as const), rideId, figures) },
      { weight: 2, arbitrary: fc.tuple(fc.constant('update' as const), rideId, figures) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('delete' as const), rideId, figures) }
    )
    const database = temporaryData()
    const statements = {
      insert: database.prepare(
        `INSERT INTO historical_ride (rider_id, first_duration_s, last_duration_s, power_sum, power_max, ride_id, log_id,
           partition, stream_key, first_offset, last_offset, bike_model, start_ms, end_ms, end_reason, reading_count,
           heart_rate_sum, heart_rate_count, cadence_sum, cadence_count, power_count, resistance_sum, resistance_count)
         VALUES (?, ?, ?, ?, ?, ?, 1, 0, 'k', ?, 0, 'm', 0, 0, 'boundary', 0, 0, 0, 0, 0, 0, 0, 0)
         ON CONFLICT (ride_id) DO NOTHING`
      ),
      update: database.prepare(
        `UPDATE historical_ride SET rider_id = ?, first_duration_s = ?, last_duration_s = ?, power_sum = ?, power_max = ?
         WHERE ride_id = ?`
      ),
      delete: database.prepare('DELETE FROM historical_ride WHERE ride_id = ?')
    }
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        database.exec('DELETE FROM historical_ride')
        expect(totals(database)).toEqual([])
        for (const [kind, id, values] of steps) {
          if (kind === 'insert') statements.insert.run(...values, id, id)
          if (kind === 'update') statements.update.run(...values, id)
          if (kind === 'delete') statements.delete.run(id)
        }
        expect(totals(database)).toEqual(totalsByHand(database))
      }),
      { numRuns: 200 }
    )
  })
})
