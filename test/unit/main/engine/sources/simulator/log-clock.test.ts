import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLogClock } from '../../../../../../src/main/engine/sources/simulator/log-clock'
import { anchorMs } from './simulated-log'

const options = fc.record({
  bikes: fc.integer({ min: 1, max: 300 }),
  anchorMs: fc.constant(anchorMs),
  tickMs: fc.constantFrom(500, 250, 50, 3.7, 0.05)
})

describe('the log time of a fleet', () => {
  it('rises with every line: tick by tick, and within a tick from bike to bike', () => {
    fc.assert(
      fc.property(options, fc.nat(10_000_000), (given, tick) => {
        const clock = createLogClock(given)
        let last = clock.microsOf(given.bikes - 1, tick)
        for (let bike = 0; bike < given.bikes; bike += 1) {
          const micros = clock.microsOf(bike, tick + 1)
          expect(Number.isInteger(micros)).toBe(true)
          expect(micros).toBeGreaterThanOrEqual(last)
          last = micros
        }
      })
    )
  })

  it('gives each line of ordinary fleets a moment of its own', () => {
    const clock = createLogClock({ bikes: 24, anchorMs, tickMs: 500 })
    const moments = Array.from({ length: 24 * 100 }, (_, index) => clock.microsOf(index % 24, Math.floor(index / 24)))
    expect(new Set(moments).size).toBe(moments.length)
  })

  it('counts as due exactly the lines whose whole millisecond has come', () => {
    fc.assert(
      fc.property(options, fc.nat(300), fc.integer({ min: -5_000, max: 100_000_000 }), (given, number, afterMs) => {
        const clock = createLogClock(given)
        const bike = number % given.bikes
        const atMs = anchorMs + afterMs
        const due = clock.ticksDue(bike, atMs)
        if (due > 0) expect(Math.floor(clock.microsOf(bike, due - 1) / 1_000)).toBeLessThanOrEqual(atMs)
        expect(Math.floor(clock.microsOf(bike, due) / 1_000)).toBeGreaterThan(atMs)
      })
    )
  })
})
