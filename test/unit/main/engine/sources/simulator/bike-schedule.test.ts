import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createBikeSchedule,
  cutIntoRides,
  headLines
} from '../../../../../../src/main/engine/sources/simulator/bike-schedule'
import { createRandom } from '../../../../../../src/main/engine/sources/simulator/random'
import { ridersPerBike } from '../../../../../../src/main/engine/sources/simulator/riders'

const ticksPerHour = 7_200
const seeds = fc.integer({ min: 0, max: 2 ** 31 })
const bikes = fc.nat(500)

describe('the schedule of a bike', () => {
  it('is the same for the same seed, wherever one begins to look', () => {
    fc.assert(
      fc.property(seeds, bikes, fc.array(fc.nat(100 * ticksPerHour), { maxLength: 20 }), (seed, bike, ticks) => {
        const forward = createBikeSchedule(seed, bike)
        const backward = createBikeSchedule(seed, bike)
        const expected = ticks.map((tick) => [forward.rideAt(tick), forward.messagesBefore(tick)])
        const found = ticks.toReversed().map((tick) => [backward.rideAt(tick), backward.messagesBefore(tick)])
        expect(found.toReversed()).toEqual(expected)
      })
    )
  })

  it('counts a message for each tick from the anchor on that lies in a ride', () => {
    for (const bike of [0, 1, 2, 17]) {
      const schedule = createBikeSchedule(3, bike)
      const wrong: number[] = []
      let sent = 0
      for (let tick = 0; tick < 6 * ticksPerHour; tick += 1) {
        const ride = schedule.rideAt(tick)
        const isInRide = ride !== null && tick >= ride.startTick && tick < ride.endTick
        const isRight = isInRide === (ride !== null) && isInRide === (schedule.nextRideTick(tick) === tick)
        if (!isRight || schedule.messagesBefore(tick) !== sent) wrong.push(tick)
        if (isInRide) sent += 1
      }
      expect(wrong).toEqual([])
      expect(sent).toBeGreaterThan(4 * ticksPerHour)
    }
  })

  it('has rides one after the other that last as their seconds say, by riders of its own', () => {
    fc.assert(
      fc.property(seeds, bikes, fc.nat(1_000), (seed, bike, hour) => {
        const from = hour * ticksPerHour
        const rides = createBikeSchedule(seed, bike).ridesBetween(from, from + 12 * ticksPerHour)
        expect(rides.length).toBeGreaterThan(8)
        for (const [index, ride] of rides.entries()) {
          expect(ride.endTick - ride.startTick).toBe(headLines + 2 * ride.seconds)
          expect(ride.seconds).toBeGreaterThanOrEqual(45)
          expect(ride.seconds).toBeLessThanOrEqual(2_700)
          expect(ride.riderPlace).toBeGreaterThanOrEqual(0)
          expect(ride.riderPlace).toBeLessThan(ridersPerBike)
          const before = rides[index - 1]
          if (before !== undefined) expect(ride.startTick).toBeGreaterThanOrEqual(before.endTick)
        }
      })
    )
  })

  it('lets most rides follow at once, and never leaves a bike silent for as long as the log is held', () => {
    let followedAtOnce = 0
    let gaps = 0
    for (let bike = 0; bike < 50; bike += 1) {
      const rides = createBikeSchedule(11, bike).ridesBetween(0, 24 * ticksPerHour)
      for (const [index, ride] of rides.entries()) {
        const before = rides[index - 1]
        if (before === undefined) continue
        gaps += 1
        if (ride.startTick === before.endTick) followedAtOnce += 1
        else {
          expect(ride.startTick - before.endTick).toBeGreaterThan(10 * 120)
          expect(ride.startTick - before.endTick).toBeLessThan(19 * 120)
        }
      }
    }
    expect(followedAtOnce / gaps).toBeGreaterThan(0.6)
  })

  it.each([1, 2, 3])('leaves one to six bikes of 24 free at any time (seed %i)', (seed) => {
    const schedules = Array.from({ length: 24 }, (_, bike) => createBikeSchedule(seed, bike))
    const free: number[] = []
    for (let tick = 0; tick < 48 * ticksPerHour; tick += 120) {
      free.push(schedules.filter((schedule) => schedule.rideAt(tick) === null).length)
    }
    expect(Math.min(...free)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...free)).toBeLessThanOrEqual(6)
    expect(free.filter((count) => count >= 2 && count <= 5).length / free.length).toBeGreaterThan(0.9)
  })

  it('gives a rider several rides in a row at times', () => {
    const rides = createBikeSchedule(1, 4).ridesBetween(0, 100 * ticksPerHour)
    const repeated = rides.filter((ride, index) => index > 0 && ride.riderPlace === rides[index - 1]?.riderPlace)
    expect(repeated.length / rides.length).toBeGreaterThan(0.2)
    expect(repeated.length / rides.length).toBeLessThan(0.7)
  })
})

describe('cutting a turn into rides', () => {
  it('leaves no tick over, whatever there is to cut', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2_000, max: 20_000 }), (seed, half) => {
        const rides = cutIntoRides(createRandom(seed), 2 * half)
        expect(rides.reduce((sum, seconds) => sum + headLines + 2 * seconds, 0)).toBe(2 * half)
        for (const seconds of rides) {
          expect(seconds).toBeGreaterThanOrEqual(45)
          expect(seconds).toBeLessThanOrEqual(2_700)
        }
      })
    )
  })

  it('gives most rides 8 to 45 minutes and some only a few', () => {
    const rides = Array.from({ length: 400 }, (_, seed) => cutIntoRides(createRandom(seed), 9_600)).flat()
    const short = rides.filter((seconds) => seconds < 480).length / rides.length
    expect(short).toBeGreaterThan(0.08)
    expect(short).toBeLessThan(0.3)
  })
})
