import { describe, expect, it } from 'vitest'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { createProfileSteps } from '../../../../../src/main/engine/jobs/profile-steps'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import { createRideRemover } from '../../../../../src/main/engine/store/history/ride-remover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideRewriter } from '../../../../../src/main/engine/store/quarantine-retry/ride-rewriter'
import { createProfileBuilder } from '../../../../../src/main/engine/store/ride-profile'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../ingest/line-fixture'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData } from '../store/store-fixture'

const readingsOf = (seconds: number, values: Partial<RideReading> = {}): RideReading[] =>
  Array.from({ length: seconds }, (_, second) => reading(second, { powerWatts: second, ...values }))

/** Writes a ride; it ended at `endSecond`, or runs where that is null. */
function write(
  data: Writable,
  rideId: number,
  readings: readonly RideReading[],
  endSecond: number | null = 9_999
): void {
  const ride = writeRide(data, rideId, readings)
  if (endSecond !== null) createRideWriter(data).end(ride, atSecond(endSecond), 'boundary')
}
const stepsOn = (data: Writable, damagedRides: Error[] = []) =>
  createProfileSteps(data, (error) => damagedRides.push(error))
function doAll(step: () => boolean): number {
  let steps = 0
  while (step()) steps += 1
  return steps
}
const profileOf = (data: Writable, rideId: number) =>
  data
    .prepare<[number], object>(
      `SELECT reading_count AS readingCount, best_60s_watts AS best60sWatts, best_20min_watts AS best20minWatts,
         heart_rate_seconds AS heartRateSeconds FROM ride_profile WHERE ride_id = ?`
    )
    .get(rideId)
const withProfile = (data: Writable): unknown[] =>
  data.prepare('SELECT ride_id FROM ride_profile ORDER BY ride_id').pluck().all()
function expected(readings: readonly RideReading[]): object {
  const builder = createProfileBuilder()
  builder.add({
    durationS: readings.map(({ durationS }) => durationS),
    heartRateBpm: readings.map(({ heartRateBpm }) => heartRateBpm),
    powerWatts: readings.map(({ powerWatts }) => powerWatts)
  })
  return builder.profile()
}

describe('A ride that ends', () => {
  it('gets its profile, with the best power of all of its readings and the seconds of each heart rate', () => {
    const data = temporaryData()
    const steps = stepsOn(data)
    const readings = readingsOf(4_000)
    write(data, 3, readings)
    doAll(steps.ofChanged)
    expect(profileOf(data, 3)).toEqual(expected(readings))
    expect(profileOf(data, 3)).toMatchObject({ readingCount: 4_000, best60sWatts: 3_969.5, best20minWatts: 3_399.5 })
  })

  it('gets it once, and not while it runs', () => {
    const data = temporaryData()
    const steps = stepsOn(data)
    write(data, 3, readingsOf(5), null)
    doAll(steps.ofChanged)
    expect(withProfile(data)).toEqual([])
    data.prepare("UPDATE daily_ride SET end_ms = 1, end_reason = 'silence' WHERE ride_id = 3").run()
    doAll(steps.ofChanged)
    data.exec('UPDATE ride_profile SET best_60s_watts = 77')
    data.exec('UPDATE daily_ride SET rider_id = 8')
    doAll(steps.ofChanged)
    expect(profileOf(data, 3)).toMatchObject({ readingCount: 5, best60sWatts: 77 })
  })

  it('needs no readings', () => {
    const data = temporaryData()
    const steps = stepsOn(data)
    write(data, 3, [])
    doAll(steps.ofChanged)
    expect(profileOf(data, 3)).toMatchObject({ readingCount: 0, best60sWatts: null })
  })
})

describe('Rides of a former life without a profile', () => {
  it('get it in either store, those that ended last first', () => {
    const data = temporaryData()
    write(data, 3, readingsOf(70), 30)
    write(data, 4, readingsOf(70), 50)
    write(data, 5, readingsOf(70), 40)
    write(data, 6, readingsOf(70), null)
    createRideMover(data).move(4)
    data.exec('DELETE FROM ride_profile')
    const steps = stepsOn(data)
    expect(doAll(steps.ofChanged)).toBe(0)
    const order: unknown[] = []
    while (steps.ofOlder()) order.push(...withProfile(data).filter((rideId) => !order.includes(rideId)))
    expect(order).toEqual([5, 3, 4])
    expect(profileOf(data, 4)).toEqual(expected(readingsOf(70)))
  })

  it('are all found, however many there are', () => {
    const data = temporaryData()
    data.transaction(() => {
      for (let rideId = 1; rideId <= 1_203; rideId += 1) write(data, rideId, [reading(1)], rideId >> 3)
    })()
    doAll(stepsOn(data).ofOlder)
    expect(withProfile(data)).toHaveLength(1_203)
  })

  it('cost no reading where they have one', () => {
    const data = temporaryData()
    write(data, 3, readingsOf(70))
    doAll(stepsOn(data).ofOlder)
    data.exec('DELETE FROM daily_reading')
    doAll(stepsOn(data).ofOlder)
    expect(profileOf(data, 3)).toMatchObject({ readingCount: 70 })
  })

  it('do not wait behind one that can not be read, which is told', () => {
    const data = temporaryData()
    for (const [rideId, end] of [
      [3, 30],
      [4, 40]
    ] as const) {
      write(data, rideId, readingsOf(70), end)
      createRideMover(data).move(rideId)
    }
    data.exec('DELETE FROM ride_profile')
    data.exec("UPDATE historical_series SET readings = x'0102' WHERE ride_id = 4")
    const damagedRides: Error[] = []
    doAll(stepsOn(data, damagedRides).ofOlder)
    expect([withProfile(data), damagedRides.map(({ name }) => name)]).toEqual([[3], ['PackedSeriesError']])
  })
})

describe('A ride that is changed while its profile is worked out', () => {
  it('is begun anew, and has that of what it is then', () => {
    const data = temporaryData()
    const steps = stepsOn(data)
    write(data, 3, readingsOf(100))
    // The list of changes is read, then the ride's readings.
    expect([steps.ofChanged(), steps.ofChanged()]).toEqual([true, true])
    data.exec('UPDATE daily_reading SET power = 1000')
    data.exec('UPDATE daily_ride SET power_sum = 100000')
    expect(steps.ofChanged()).toBe(true)
    expect(withProfile(data)).toEqual([])
    doAll(steps.ofChanged)
    expect(profileOf(data, 3)).toMatchObject({ best60sWatts: 1_000 })
  })

  it('leaves none where it is removed', () => {
    const data = temporaryData()
    const steps = stepsOn(data)
    write(data, 3, readingsOf(100))
    steps.ofChanged()
    steps.ofChanged()
    createRideRemover(data).remove(3)
    doAll(steps.ofChanged)
    expect(withProfile(data)).toEqual([])
  })
})

describe('The profile of a ride', () => {
  it('is made by the mover where there was none yet, in the same transaction', () => {
    const data = temporaryData()
    const readings = readingsOf(1_300)
    write(data, 3, readings)
    data.exec("CREATE TRIGGER full BEFORE INSERT ON ride_profile BEGIN SELECT RAISE(ABORT, 'full'); END")
    expect(() => createRideMover(data).move(3)).toThrow('full')
    expect(data.prepare('SELECT store FROM ride').pluck().all()).toEqual(['daily'])
    data.exec('DROP TRIGGER full')
    createRideMover(data).move(3)
    expect(profileOf(data, 3)).toEqual(expected(readings))
  })

  it('stays as it is when the ride is moved, and goes with the ride', () => {
    const data = temporaryData()
    write(data, 3, readingsOf(70))
    write(data, 4, readingsOf(70))
    doAll(stepsOn(data).ofOlder)
    data.exec('UPDATE ride_profile SET best_60s_watts = 77')
    createRideMover(data).move(3)
    expect(profileOf(data, 3)).toMatchObject({ best60sWatts: 77 })
    expect([3, 4].map((rideId) => createRideRemover(data).remove(rideId))).toEqual([true, true])
    expect(withProfile(data)).toEqual([])
  })

  it.each(['daily', 'historical'] as const)(
    'is made anew when a retry changes readings of the %s store, even one',
    (store) => {
      const data = temporaryData()
      const before = readingsOf(70)
      const figures = writeRide(data, 3, before)
      createRideWriter(data).end(figures, atSecond(70), 'boundary')
      if (store === 'historical') createRideMover(data).move(3)
      const steps = stepsOn(data)
      doAll(steps.ofOlder)
      const rewriter = createRideRewriter(data)
      const rewrite = (after: readonly RideReading[]): void => {
        const ride = rewriter.get(3)
        if (ride === null) throw new Error('there is no ride 3')
        rewriter.rewrite(ride, figures.figures, before, after)
      }
      rewrite(before)
      expect(withProfile(data)).toEqual([3])
      const after = before.with(69, reading(69, { powerWatts: 900 }))
      rewrite(after)
      expect(withProfile(data)).toEqual([])
      doAll(steps.ofChanged)
      expect(profileOf(data, 3)).toEqual(expected(after))
    }
  )
})

it('A store that can not be written is told, and the ride is worked out when it can be again', () => {
  const data = temporaryData()
  const steps = stepsOn(data)
  write(data, 3, readingsOf(70))
  data.exec("CREATE TRIGGER full BEFORE INSERT ON ride_profile BEGIN SELECT RAISE(ABORT, 'full'); END")
  expect(() => doAll(steps.ofChanged)).toThrow('full')
  data.exec('DROP TRIGGER full')
  doAll(steps.ofChanged)
  expect(profileOf(data, 3)).toEqual(expected(readingsOf(70)))
})

it('The list of changes is kept to its newest', () => {
  const data = temporaryData()
  const steps = stepsOn(data)
  data.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 102500)
    INSERT INTO change (kind, id) SELECT 'rider', i FROM n`)
  doAll(steps.ofChanged)
  expect(data.prepare('SELECT min(change_id), count(*) FROM change').raw().get()).toEqual([2_001, 100_500])
})
