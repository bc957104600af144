import { describe, expect, it } from 'vitest'
import { createFleet } from '../../../../../../src/main/engine/sources/simulator'
import { createRideCourse } from '../../../../../../src/main/engine/sources/simulator/ride-course'
import { maximumHeartRateOfUnknownAgeBpm } from '../../../../../../src/shared/figures/heart-rate'
import { anchorMs, hourMs, readByBike, readRides } from './simulated-log'

const seconds = 2_700
const course = (seed: number, changed: Partial<Parameters<typeof createRideCourse>[0]> = {}) => {
  const running = createRideCourse({ seed, hasSensor: true, maximumHeartRateBpm: 180, practices: [], ...changed })
  return Array.from({ length: seconds }, () => running.next())
}
const seeds = Array.from({ length: 60 }, (_, index) => 900 + index)

describe('the course of a simulated ride', () => {
  it('is the same for the same seed', () => {
    expect(course(5)).toEqual(course(5))
    expect(course(5)).not.toEqual(course(6))
  })

  it('stays within what bikes report', () => {
    const isWhole = (value: number, least: number, most: number): boolean =>
      Number.isInteger(value) && value >= least && value <= most
    const wrong = seeds
      .flatMap((seed) => course(seed))
      .filter(
        ({ resistance, cadenceRpm, heartRateBpm }) =>
          !isWhole(resistance, 0, 170) ||
          !isWhole(cadenceRpm, 0, 208) ||
          !(heartRateBpm === 0 || isWhole(heartRateBpm, 43, 189))
      )
    expect(wrong).toEqual([])
  })

  it('sprints above 400 W for about a twentieth of the time, and that is most of the energy', () => {
    const powers = seeds.flatMap((seed) => course(seed)).map(({ powerWatts }) => powerWatts)
    const sprints = powers.filter((watts) => watts > 400)
    expect(sprints.length / powers.length).toBeGreaterThan(0.04)
    expect(sprints.length / powers.length).toBeLessThan(0.07)
    const sum = (list: readonly number[]): number => list.reduce((total, watts) => total + watts, 0)
    expect(sum(sprints) / sum(powers)).toBeGreaterThan(0.5)
  })

  it.each([153, 176, 195.4])('keeps an ordinary rider with a maximum of %f below the limits of alarm', (maximum) => {
    for (const seed of seeds) {
      const rates = course(seed, { maximumHeartRateBpm: maximum }).map(({ heartRateBpm }) => heartRateBpm)
      expect(Math.max(...rates)).toBeLessThan(maximum + 5)
      // Also where a console that joined late takes the maximum of unknown age.
      expect(Math.max(...rates)).toBeLessThan(maximumHeartRateOfUnknownAgeBpm + 10)
    }
  })

  it('steps by no more than a sensor does, and the heart follows the effort', () => {
    let largestStep = 0
    let rises = 0
    let sprints = 0
    for (const seed of seeds) {
      const rates = course(seed)
      rates.forEach((now, second) => {
        const before = rates[second - 1]
        if (before === undefined || before.heartRateBpm === 0 || now.heartRateBpm === 0) return
        largestStep = Math.max(largestStep, Math.abs(now.heartRateBpm - before.heartRateBpm))
        const after = rates[second + 20]?.heartRateBpm ?? 0
        if (before.powerWatts > 400 || now.powerWatts <= 400 || after === 0) return
        sprints += 1
        if (after > now.heartRateBpm) rises += 1
      })
    }
    expect(largestStep).toBeLessThanOrEqual(18)
    expect(sprints).toBeGreaterThan(100)
    expect(rises / sprints).toBeGreaterThan(0.9)
  })

  it('finds the sensor within 86 s, loses it for single seconds and for longer runs', () => {
    const starts: number[] = []
    const lost: number[] = []
    for (const seed of seeds) {
      const rates = course(seed).map(({ heartRateBpm }) => heartRateBpm)
      const found = rates.findIndex((bpm) => bpm > 0)
      starts.push(found)
      let run = 0
      for (const bpm of rates.slice(found)) {
        if (bpm === 0) run += 1
        else if (run > 0) {
          lost.push(run)
          run = 0
        }
      }
    }
    // A single loss may follow at once.
    expect(Math.max(...starts)).toBeLessThanOrEqual(90)
    expect(starts.filter((second) => second > 0).length / starts.length).toBeGreaterThan(0.5)
    expect(starts.filter((second) => second === 0).length).toBeGreaterThan(0)
    expect(lost.filter((run) => run === 1).length / lost.length).toBeGreaterThan(0.5)
    expect(lost.filter((run) => run >= 15).length).toBeGreaterThan(20)
    expect(Math.max(...lost)).toBeGreaterThan(60)
  })

  it('has no heart rate at all for a rider whose sensor never works', () => {
    expect(course(3, { hasSensor: false }).every(({ heartRateBpm }) => heartRateBpm === 0)).toBe(true)
  })

  it('changes in a practice nothing but the heart rate, and that only while it lasts', () => {
    const plain = course(8)
    const practised = course(8, { practices: [{ startSecond: 300 }] })
    const withoutHeart = (list: typeof plain) => list.map(({ heartRateBpm: _, ...effort }) => effort)
    expect(withoutHeart(practised)).toEqual(withoutHeart(plain))
    const changed = practised.flatMap((second, index) =>
      second.heartRateBpm === plain[index]?.heartRateBpm ? [] : [index + 1]
    )
    expect(Math.min(...changed)).toBeGreaterThan(300)
    expect(Math.max(...changed)).toBeLessThan(300 + 111)
    const held = practised.slice(329, 370)
    expect(held.every(({ heartRateBpm }) => heartRateBpm > 192)).toBe(true)
  })

  it('has a mean power near that of captured rides, over a whole fleet', () => {
    const powers = [...readByBike(createFleet({ seed: 2, bikes: 6, anchorMs }), anchorMs + 6 * hourMs).values()]
      .flatMap((messages) => readRides(messages))
      .flatMap(({ readings }) => readings.map(({ power }) => power))
    const mean = powers.reduce((sum, watts) => sum + watts, 0) / powers.length
    expect(mean).toBeGreaterThan(45)
    expect(mean).toBeLessThan(70)
  })
})
