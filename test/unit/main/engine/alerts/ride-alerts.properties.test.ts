import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  endRideAlerts,
  newRideAlerts,
  type RideAlertState,
  takeAlertSample
} from '../../../../../src/main/engine/alerts/ride-alerts'
import type { RideLimits } from '../../../../../src/main/engine/alerts/ride-limits'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { type AlertRules, defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { forty, limitsFor, rideStartMs, type ToldAlerts, tellAlerts } from './alert-trace'

const numRuns = 10_000

const { rules } = defaultAlertRules
/** The defaults with all holds short, so that rides of some minutes trip, clear and trip again. */
const short: AlertRules = {
  ...defaultAlertRules,
  rules: {
    H1: { ...rules.H1, hold_s: 6, clear_s: 4 },
    H2: { ...rules.H2, hold_s: 9, clear_s: 3 },
    H3: { ...rules.H3, hold_s: 12, clear_s: 5 },
    H4: { ...rules.H4, hold_s: 5 },
    L1: { ...rules.L1, hold_s: 4, clear_s: 3 },
    L2: { ...rules.L2, is_on: true, hold_s: 3 },
    S1: { ...rules.S1, after_s: 5, hold_s: 4 },
    S2: { ...rules.S2, same_s: 10, near_s: 10, clear_s: 4 }
  }
}
/** The rider is 40: H1 above 190, H2 above 180, H3 from 171, H4 above 153. */
const limits = limitsFor(short, forty)

/** Some seconds of a ride: values near the limits on both sides, and what sensors and clocks do. */
const stretch = fc.record({
  seconds: fc.integer({ min: 1, max: 14 }),
  bpm: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(150, 155, 166, 171, 175, 181, 186, 190, 191, 195) },
    { weight: 2, arbitrary: fc.constantFrom(30, 39, 40, 45, 95, 110, 128) },
    { weight: 2, arbitrary: fc.constantFrom(null, 0, 20, 250) }
  ),
  wobble: fc.integer({ min: 0, max: 6 }),
  cadenceRpm: fc.constantFrom(0, 20, 40, 60, 95, 150, null),
  powerWatts: fc.constantFrom(0, 60, 100, 220, null),
  /** ms that the first comes later than a second after the last: a pause, or a clock set back. */
  lateMs: fc.constantFrom(0, 0, 0, 0, 3, 400, 3_000, 60_000, 320_000, -3_600_000)
})
const ride = fc.array(stretch, { minLength: 1, maxLength: 20 }).map((stretches) => {
  const samples: RideReading[] = []
  let atMs = rideStartMs
  for (const { seconds, bpm, wobble, cadenceRpm, powerWatts, lateMs } of stretches) {
    atMs += lateMs
    for (let second = 0; second < seconds; second += 1) {
      const heartRateBpm = bpm === null || bpm === 0 ? bpm : bpm + (wobble === 0 ? 0 : (second * 5) % wobble)
      samples.push({ atMs, durationS: null, heartRateBpm, cadenceRpm, powerWatts, resistance: null })
      atMs += 1_000
    }
  }
  return samples
})

function take(
  samples: readonly RideReading[],
  forLimits: RideLimits = limits
): { sink: ToldAlerts; state: RideAlertState } {
  const sink = tellAlerts()
  const state = newRideAlerts()
  for (const sample of samples) takeAlertSample(state, sample, forLimits, sink)
  return { sink, state }
}

describe('the state machine of the rules', () => {
  it('never fires without as many seconds beyond the limit as the hold asks for', () => {
    const isBeyond: Readonly<Record<string, (bpm: number, rpm: number | null) => boolean>> = {
      H1: (bpm) => bpm > 190,
      H2: (bpm) => bpm > 180,
      H3: (bpm) => bpm >= 171,
      H4: (bpm, rpm) => bpm > 153 && rpm === 0,
      L1: (bpm, rpm) => bpm < 40 && rpm !== null && rpm >= 40
    }
    const holdS: Readonly<Record<string, number>> = { H1: 6, H2: 9, H3: 12, H4: 5, L1: 4 }
    let fires = 0
    fc.assert(
      fc.property(ride, (samples) => {
        const told = tellAlerts()
        const state = newRideAlerts()
        let seen = 0
        const sink = {
          ...told,
          fired(alert: Parameters<ToldAlerts['fired']>[0]) {
            const beyond = isBeyond[alert.rule]
            const hold = holdS[alert.rule]
            if (beyond !== undefined && hold !== undefined) {
              fires += 1
              const inWindow = samples
                .slice(0, seen)
                .filter(({ atMs }) => atMs <= alert.atMs && alert.atMs - atMs < (hold * 4_000) / 3 + 100)
              const counted = inWindow.filter(
                ({ heartRateBpm: bpm, cadenceRpm }) =>
                  bpm !== null && bpm >= 30 && bpm <= 240 && beyond(bpm, cadenceRpm)
              )
              expect(counted.length).toBeGreaterThanOrEqual(hold)
              expect(beyond(alert.heartRateBpm ?? 0, counted.at(-1)?.cadenceRpm ?? null)).toBe(true)
            }
            return told.fired(alert)
          }
        }
        for (const sample of samples) {
          seen += 1
          takeAlertSample(state, sample, limits, sink)
        }
      }),
      { numRuns }
    )
    // A property about nothing would hold, too.
    expect(fires).toBeGreaterThan(numRuns)
  })

  it('fires H1 where a plain count of the last seconds says so, and nowhere else', () => {
    const onlyH1 = limitsFor(
      {
        ...short,
        rules: {
          ...short.rules,
          H2: { ...short.rules.H2, is_on: false },
          H3: { ...short.rules.H3, is_on: false },
          H4: { ...short.rules.H4, is_on: false },
          L1: { ...short.rules.L1, is_on: false },
          L2: { ...short.rules.L2, is_on: false },
          S1: { ...short.rules.S1, is_on: false },
          S2: { ...short.rules.S2, is_on: false }
        }
      },
      forty
    )
    // Whole seconds and no clock set back: the count is then the same to the millisecond.
    const plain = fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(170, 184, 185, 189, 190, 191, 196, 220, null),
        fc.constantFrom(0, 0, 1, 3, 9, 310)
      ),
      { minLength: 1, maxLength: 25 }
    )
    fc.assert(
      fc.property(plain, (stretches) => {
        const samples: RideReading[] = []
        let atMs = rideStartMs
        for (const [seconds, heartRateBpm, pauseS] of stretches) {
          atMs += pauseS * 1_000
          for (let second = 0; second < seconds; second += 1) {
            samples.push({
              atMs,
              durationS: null,
              heartRateBpm,
              cadenceRpm: 60,
              powerWatts: 100,
              resistance: null
            })
            atMs += 1_000
          }
        }
        const { sink } = take(samples, onlyH1)
        expect(sink.fires.map((fire) => fire.atMs)).toEqual(plainH1(samples))
      }),
      { numRuns }
    )
  })

  it('never has two alerts of a rule open, and ends none that did not fire', () => {
    let ends = 0
    fc.assert(
      fc.property(ride, (samples) => {
        // The sink throws where an alert's life is out of order.
        const { sink, state } = take(samples)
        const open = state.watched.flatMap(({ rule, alertId }) => (alertId === null ? [] : [rule]))
        expect(new Set(open).size).toBe(open.length)
        endRideAlerts(state, rideStartMs, sink)
        const count = (word: string): number => sink.told.filter((each) => each.includes(word)).length
        expect(count(' ended@') + count(' ride_ended@')).toBe(count(' fired@'))
        ends += count(' ended@')
      }),
      { numRuns }
    )
    expect(ends).toBeGreaterThan(numRuns)
  })

  it('keeps 5 min of event time between an alert and the next of its rule', () => {
    const onward = ride.filter((samples) => samples.every((each, index) => each.atMs > (samples[index - 1]?.atMs ?? 0)))
    fc.assert(
      fc.property(onward, (samples) => {
        const ended = new Map<string, number>()
        for (const told of take(samples).sink.told) {
          const [, rule = '', word, seconds] = /^(\S+) (\w+)@(.+)$/.exec(told) ?? []
          if (word === 'ended') ended.set(rule, Number(seconds))
          const last = ended.get(rule)
          if (word === 'fired' && last !== undefined) expect(Number(seconds) - last).toBeGreaterThanOrEqual(300)
        }
      }),
      { numRuns }
    )
  })

  it('tells the same however its input is cut, and with its state written and read between', () => {
    fc.assert(
      fc.property(ride, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (samples, cuts) => {
        const whole = take(samples)
        const sink = tellAlerts()
        let state = newRideAlerts()
        let left = 0
        let cut = 0
        for (const sample of samples) {
          if (left === 0) {
            state = JSON.parse(JSON.stringify(state))
            left = cuts[cut % cuts.length] ?? 1
            cut += 1
          }
          left -= 1
          takeAlertSample(state, sample, limits, sink)
        }
        expect(sink.told).toEqual(whole.sink.told)
        expect(sink.fires).toEqual(whole.sink.fires)
        expect(state).toEqual(whole.state)
      }),
      { numRuns }
    )
  })

  it('takes no notice of samples that come twice', () => {
    fc.assert(
      fc.property(ride, fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 10 }), (samples, again) => {
        const once = take(samples)
        const sink = tellAlerts()
        const state = newRideAlerts()
        for (const [index, sample] of samples.entries()) {
          takeAlertSample(state, sample, limits, sink)
          // Up to five of the last ones once more, none from before the clock was set back.
          const from = Math.max(0, index - (again[index % again.length] ?? 0))
          for (const repeated of samples.slice(from, index + 1)) {
            if (repeated.atMs <= sample.atMs && sample.atMs - repeated.atMs <= 10_000) {
              takeAlertSample(state, repeated, limits, sink)
            }
          }
        }
        expect(sink.told).toEqual(once.sink.told)
        expect([...sink.peaks]).toEqual([...once.sink.peaks])
        expect(state).toEqual(once.state)
      }),
      { numRuns }
    )
  })
})

/** When H1 of `short` fires for a rider of 40, by the words of the rule and without any state to keep small. */
function plainH1(samples: readonly RideReading[]): number[] {
  const fires: number[] = []
  const believed: { readonly atMs: number; readonly bpm: number }[] = []
  let isOpen = false
  let quietUntilMs = 0
  let back = 0
  for (const { atMs, heartRateBpm: bpm } of samples) {
    if (bpm === null) continue
    const last = believed.at(-1)
    if (last !== undefined && Math.abs(bpm - last.bpm) / ((atMs - last.atMs) / 1_000) > 25) continue
    believed.push({ atMs, bpm })
    if (isOpen) {
      back = bpm < 185 ? back + 1 : 0
      if (back === 4) {
        isOpen = false
        back = 0
        quietUntilMs = atMs + 300_000
        believed.splice(0, believed.length, { atMs, bpm })
      }
      continue
    }
    const above = believed.filter((each) => each.bpm > 190 && atMs - each.atMs < 8_000)
    if (bpm > 190 && above.length >= 6 && atMs >= quietUntilMs) {
      isOpen = true
      fires.push(atMs)
    }
  }
  return fires
}
