import { describe, expect, it } from 'vitest'
import { createFleet } from '../../../../../../src/main/engine/sources/simulator'
import { ageYears, maximumHeartRateBpm } from '../../../../../../src/shared/figures/heart-rate'
import { anchorMs, hourMs, minuteMs, readByBike, readRides } from './simulated-log'

interface Excess {
  readonly serial: string
  readonly fromMs: number
  readonly toMs: number
  /** How long the ride had lasted. */
  readonly intoRideMs: number
  /** Time until the heart rate is below the maximum + 5 again. */
  readonly settledAfterMs: number
}

const largestHold = 15

/** By reading the messages: where the very-high rule would fire, for how long, and what came after. */
function readExcesses(options: { seed: number; bikes: number; anchorMs: number }, untilMs: number): Excess[] {
  const found: Excess[] = []
  for (const [serial, messages] of readByBike(createFleet(options), untilMs)) {
    for (const ride of readRides(messages)) {
      const age = ride.bornMs === null ? null : ageYears(ride.bornMs, ride.startMs ?? 0)
      const maximum = maximumHeartRateBpm(age)
      const valid = ride.readings.filter(({ heartRate }) => heartRate > 0)
      let above: typeof valid = []
      for (const [index, reading] of valid.entries()) {
        if (reading.heartRate > maximum + 10) above.push(reading)
        else {
          if (above.length >= largestHold) {
            const settled = valid.slice(index).find(({ heartRate }) => heartRate < maximum + 5)
            const high = above.filter(({ heartRate }) => heartRate > maximum + 12)
            found.push({
              serial,
              fromMs: high[0]?.atMs ?? 0,
              toMs: high.at(-1)?.atMs ?? 0,
              intoRideMs: (high[0]?.atMs ?? 0) - (ride.startMs ?? 0),
              settledAfterMs: (settled?.atMs ?? Number.POSITIVE_INFINITY) - (high.at(-1)?.atMs ?? 0)
            })
          }
          above = []
        }
      }
    }
  }
  return found.sort((a, b) => a.fromMs - b.fromMs)
}

describe('practice for the staff', () => {
  it.each([1, 2, 3])('puts exactly one rider above the very-high limit in every ten minutes (seed %i)', (seed) => {
    const options = { seed, bikes: 24, anchorMs }
    const windows = 18
    const excesses = readExcesses(options, anchorMs + windows * 10 * minuteMs)
    expect(excesses.map(({ fromMs }) => Math.floor((fromMs - anchorMs) / (10 * minuteMs)))).toEqual(
      Array.from({ length: windows }, (_, window) => window)
    )
  })

  it('holds it for 40 s and ends within the minute after', () => {
    const excesses = readExcesses({ seed: 4, bikes: 12, anchorMs }, anchorMs + 6 * hourMs)
    expect(excesses.length).toBeGreaterThanOrEqual(35)
    for (const { fromMs, toMs, intoRideMs, settledAfterMs } of excesses) {
      // Past the time in which sensors are still off.
      expect(intoRideMs).toBeGreaterThan(100_000)
      expect(toMs - fromMs).toBeGreaterThanOrEqual(40_000)
      expect(toMs - fromMs).toBeLessThan(55_000)
      expect(settledAfterMs).toBeLessThan(60_000)
    }
  })

  it('is told by the truth: which bike and when', () => {
    const options = { seed: 5, bikes: 24, anchorMs }
    const read = readExcesses(options, anchorMs + 2 * hourMs)
    const told = createFleet(options).truth.practices(0, 12)
    expect(told.map(({ bikeSerial }) => bikeSerial)).toEqual(read.map(({ serial }) => serial))
    for (const [index, { fromMs, toMs, window, rider }] of told.entries()) {
      expect(window).toBe(index)
      expect(rider.hasSensor && rider.bornMs !== null).toBe(true)
      // The rise may pass the limit a little before it is held, and the fall a little after.
      expect(fromMs - (read[index]?.fromMs ?? 0)).toBeGreaterThanOrEqual(0)
      expect(fromMs - (read[index]?.fromMs ?? 0)).toBeLessThan(7_000)
      expect((read[index]?.toMs ?? 0) - toMs).toBeGreaterThanOrEqual(0)
      expect((read[index]?.toMs ?? 0) - toMs).toBeLessThan(7_000)
    }
  })

  it('is left out where nobody fits, as with a single bike that stands free', () => {
    const told = createFleet({ seed: 3, bikes: 1, anchorMs }).truth.practices(0, 60)
    expect(told.length).toBeGreaterThan(30)
    expect(told.length).toBeLessThan(60)
    expect(readExcesses({ seed: 3, bikes: 1, anchorMs }, anchorMs + 10 * hourMs)).toHaveLength(told.length)
  })
})
