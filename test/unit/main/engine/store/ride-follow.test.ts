import { describe, expect, it } from 'vitest'
import { createRideFollow } from '../../../../../src/main/engine/store/ride-follow'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { rideFollowSchema } from '../../../../../src/shared/domain/ride-follow'
import { atSecond, unknownRider } from '../ingest/line-fixture'
import { limitsOf } from './limits-fixture'
import { reading, writeRide } from './ride-fixture'
import { temporaryData } from './store-fixture'

const readings = [
  reading(1, { heartRateBpm: null, powerWatts: 13.448875699999999 }),
  reading(2, { durationS: null, resistance: null }),
  reading(3, { cadenceRpm: 0, powerWatts: 0 }),
  // A clock set back does not change the order.
  reading(-5, { heartRateBpm: null, cadenceRpm: null, powerWatts: null }),
  reading(5, { heartRateBpm: 140 })
]

function storeWithRide(limits = limitsOf()) {
  const database = temporaryData()
  const rider = { ...unknownRider, riderId: 7, name: 'Ada Byron', bornMs: Date.UTC(1986, 10, 1, 10, 0, 1) }
  createRiderSaver(database)(rider, { atMs: atSecond(0), logId: 1, partition: 0, offset: 1 })
  writeRide(database, 3, readings, { riderId: 7 })
  return { database, follow: createRideFollow(database, limits) }
}

describe('following a ride', () => {
  it('answers its figures, its bike, its rider’s limits at that age and all readings by column', () => {
    const { database, follow } = storeWithRide()
    const answer = follow(3, 0, 100)
    expect(answer).toEqual({
      ride: createRideQueries(database).get(3),
      bike_label: '01',
      bike_model: 'mendoza v9',
      ride_number: 1,
      age_years: 40,
      heart_rate_maximum: 180,
      heart_rate_limit: 190,
      is_age_unknown: false,
      readings: {
        at_ms: readings.map(({ atMs }) => atMs),
        t_s: readings.map(({ durationS }) => durationS),
        heart_rate: readings.map(({ heartRateBpm }) => heartRateBpm),
        cadence: readings.map(({ cadenceRpm }) => cadenceRpm),
        power: readings.map(({ powerWatts }) => powerWatts),
        resistance: readings.map((each) => each.resistance)
      },
      last_reading: 5,
      is_complete: true
    })
    expect(rideFollowSchema.strict().safeParse(answer).success).toBe(true)
  })

  it('has the age of the day the ride began, not of today', () => {
    const { database, follow } = storeWithRide()
    writeRide(database, 4, [], { riderId: 7, startMs: Date.UTC(2020, 0, 1) })
    expect(follow(4, 0, 1)).toMatchObject({ age_years: 33, heart_rate_maximum: 208 - 0.7 * 33 })
  })

  it.each([1, 2, 4, 5, 6])('piece by piece of %i gives every reading once, and says when it has all', (limit) => {
    const { follow } = storeWithRide()
    const times: number[] = []
    let after = 0
    for (let isComplete = false; !isComplete; ) {
      const answer = follow(3, after, limit)
      if (answer === null) throw new Error('the ride is gone')
      expect(answer.readings.power).toHaveLength(answer.readings.at_ms.length)
      expect(answer.readings.at_ms.length).toBeLessThanOrEqual(limit)
      times.push(...answer.readings.at_ms)
      after = answer.last_reading
      isComplete = answer.is_complete
      expect(isComplete).toBe(times.length === readings.length)
    }
    expect(times).toEqual(readings.map(({ atMs }) => atMs))
  })

  it('after its last reading answers none, and stays where it was', () => {
    const { follow } = storeWithRide()
    const none = { at_ms: [], t_s: [], heart_rate: [], cadence: [], power: [], resistance: [] }
    expect(follow(3, 5, 10)).toMatchObject({ readings: none, last_reading: 5, is_complete: true })
    expect(follow(3, 9, 10)).toMatchObject({ readings: none, last_reading: 9, is_complete: true })
  })

  it('counts the rider’s rides up to it by start, then by id', () => {
    const { database, follow } = storeWithRide()
    writeRide(database, 1, [], { riderId: 7, startMs: atSecond(60) })
    writeRide(database, 2, [], { riderId: 7, startMs: atSecond(0) })
    writeRide(database, 4, [], { riderId: 7, startMs: atSecond(-60) })
    writeRide(database, 5, [], { riderId: 8, startMs: atSecond(-60) })
    expect([4, 2, 3, 1, 5].map((id) => follow(id, 0, 1)?.ride_number)).toEqual([1, 2, 3, 4, 1])
  })

  it('of nobody known has no number, and the maximum of an unknown age', () => {
    const { database, follow } = storeWithRide()
    writeRide(database, 4, [], { riderId: null })
    expect(follow(4, 0, 10)).toMatchObject({
      ride_number: null,
      age_years: null,
      heart_rate_maximum: 176,
      heart_rate_limit: 186,
      is_age_unknown: true,
      last_reading: 0,
      is_complete: true
    })
  })

  it('has the limits that staff have set for its rider', () => {
    expect(storeWithRide(limitsOf({ 7: { testedMaximumBpm: 171, veryHighBpm: 165 } })).follow(3, 0, 1)).toMatchObject({
      age_years: 40,
      heart_rate_maximum: 171,
      heart_rate_limit: 165
    })
    expect(storeWithRide(limitsOf({ 8: { overrideMaximumBpm: 150 } })).follow(3, 0, 1)).toMatchObject({
      heart_rate_maximum: 180,
      heart_rate_limit: 190
    })
  })

  it('has the maximum by the formula in force, and the limit by its margin', () => {
    const { database } = storeWithRide()
    const rules = structuredClone(defaultAlertRules)
    rules.formula = 'fox'
    rules.rules.H1.above_maximum_bpm = -5
    const follow = createRideFollow(database, { ...limitsOf(), rules: () => ({ version: 3, rules }) })
    writeRide(database, 4, [], { riderId: 7, startMs: Date.UTC(2020, 0, 1) })
    expect(follow(4, 0, 1)).toMatchObject({ heart_rate_maximum: 187, heart_rate_limit: 182 })
  })

  it('that is not there answers null', () => {
    expect(storeWithRide().follow(9, 0, 10)).toBeNull()
  })
})
