import { cpus } from 'node:os'
import { performance } from 'node:perf_hooks'
import { test } from 'vitest'
import type { AlertSink } from '../../src/main/engine/alerts/alert-sink'
import { newRideAlerts, takeAlertSample } from '../../src/main/engine/alerts/ride-alerts'
import { type RideLimits, rideLimitsOf } from '../../src/main/engine/alerts/ride-limits'
import type { RideReading } from '../../src/main/engine/ingest/ride-figures'
import { createBikeSchedule } from '../../src/main/engine/sources/simulator/bike-schedule'
import { createPracticePlan } from '../../src/main/engine/sources/simulator/practice'
import { hash, share } from '../../src/main/engine/sources/simulator/random'
import { createRideCourse } from '../../src/main/engine/sources/simulator/ride-course'
import { simulatedRider } from '../../src/main/engine/sources/simulator/riders'
import { type AlertPriority, alertPriorities } from '../../src/shared/domain/alert'
import { defaultAlertRules, type EditableRuleId, editableRuleIds } from '../../src/shared/domain/alert-rules'
import { priorityOf } from '../../src/shared/figures/alert-priority'
import { ageYears, noOwnLimits } from '../../src/shared/figures/heart-rate'
import { median } from './measure'

const rideCount = Number(process.env.BENCH_RIDES ?? 2_000)
const seed = Number(process.env.BENCH_SEED ?? 1)
/** The simulator lets somebody practise every ten minutes: they go above the limit on purpose. Left out unless asked for. */
const isPractised = process.env.BENCH_PRACTICE === '1'
/** What predictions by age are off by, SD in bpm; 0 is the simulator's own: all its riders have the predicted maximum. */
const spreadBpm = Number(process.env.BENCH_SPREAD_BPM ?? 10)
const bikes = 24
const ticksPerHour = 7_200

interface SimulatedRide {
  readonly years: number
  readonly limits: RideLimits
  readonly readings: readonly RideReading[]
  readonly practices: number
}

/** Rides of a gym of 24 bikes, in the order in which they begin, each whole; those of riders without a birth date left out. */
function* simulatedRides(count: number): Generator<SimulatedRide> {
  const anchorMs = Date.UTC(2026, 10, 2, 6)
  const schedules = Array.from({ length: bikes }, (_, number) => createBikeSchedule(seed, number))
  const riderOf = (bike: number, place: number) => simulatedRider(seed, bike, place)
  const plan = createPracticePlan(seed, schedules, riderOf)
  const rules = { version: 0, rules: defaultAlertRules }
  let made = 0
  for (let hour = 0; ; hour += 1) {
    for (const [bike, schedule] of schedules.entries()) {
      for (const ride of schedule.ridesBetween(hour * ticksPerHour, (hour + 1) * ticksPerHour)) {
        const { bornMs, userId, hasSensor } = riderOf(bike, ride.riderPlace)
        // It is given in each hour it touches; the one it begins in counts.
        if (ride.startTick < hour * ticksPerHour || bornMs === null) continue
        if (made === count) return
        made += 1
        const startMs = anchorMs + ride.startTick * 500
        const limits = rideLimitsOf(rules, { bornMs, gender: null, own: noOwnLimits }, startMs)
        const practices = isPractised ? plan.ofRide(bike, ride) : []
        const course = createRideCourse({
          seed: hash(seed, 0x77, bike, ride.turn, ride.index),
          hasSensor,
          // Who practises is driven above the limit of the prediction: their own maximum is left alone.
          maximumHeartRateBpm: limits.maximumBpm + (practices.length > 0 ? 0 : spreadBpm * deviation(userId)),
          practices
        })
        const readings = Array.from({ length: ride.seconds }, (_, second): RideReading => {
          const { heartRateBpm, cadenceRpm, powerWatts, resistance } = course.next()
          return {
            atMs: startMs + 2_000 + second * 1_000,
            durationS: second + 1,
            heartRateBpm: heartRateBpm > 0 ? heartRateBpm : null,
            cadenceRpm,
            powerWatts,
            resistance
          }
        })
        yield { years: ageYears(bornMs, startMs) ?? Number.NaN, limits, readings, practices: practices.length }
      }
    }
  }
}

/** How many standard deviations a rider's own maximum lies above the predicted one: normal, the same at each ride. */
const deviation = (userId: number): number =>
  Math.sqrt(-2 * Math.log(1 - share(seed, 0x51, userId))) * Math.cos(2 * Math.PI * share(seed, 0x52, userId))

const silentSink = (fired: (rule: EditableRuleId) => void): AlertSink => ({
  fired({ rule }) {
    fired(rule)
    return 1
  },
  peaked: () => undefined,
  clearing: () => undefined,
  firedAgain: () => undefined,
  ended: () => undefined
})

/** The alerts that a ride raises, by the default rules. */
function firedIn({ limits, readings }: SimulatedRide): EditableRuleId[] {
  const fired: EditableRuleId[] = []
  const state = newRideAlerts()
  const sink = silentSink((rule) => fired.push(rule))
  for (const reading of readings) takeAlertSample(state, reading, limits, sink)
  return fired
}

/** How often `length` values in a row are outside; a run of twice as many counts twice. */
function runsOf(length: number, isOutside: readonly boolean[]): number {
  let runs = 0
  let inRow = 0
  for (const outside of isOutside) {
    inRow = outside ? inRow + 1 : 0
    if (inRow === length) {
      runs += 1
      inRow = 0
    }
  }
  return runs
}

/** Rides with at least one, and how many all rides have. */
interface Rate {
  rides: number
  alerts: number
}
function add(rates: Map<string, Rate>, name: string, alerts: number): void {
  const rate = rates.get(name) ?? { rides: 0, alerts: 0 }
  rate.rides += alerts > 0 ? 1 : 0
  rate.alerts += alerts
  rates.set(name, rate)
}

const others = {
  anyAbove: 'any reading > 220 - age',
  anyOutside: 'any reading outside 50..70 % of 220 - age',
  threeOutside: '3 readings in a row outside 50..70 %'
} as const
const truly = '15 s in a row above maximum + 10'
const nameOf = (priority: AlertPriority): string => `our defaults, ${priority}`

test(`alerts of ${rideCount} simulated rides`, { timeout: 1_800_000 }, () => {
  const rates = new Map<string, Rate>()
  const byRule = new Map<EditableRuleId, Rate>()
  let rides = 0
  let hours = 0
  let practices = 0
  /** H1 beside what is truly so: rides in which it fired and should not have, and the other way round. */
  const h1 = { falsely: 0, missed: 0 }
  for (const ride of simulatedRides(rideCount)) {
    rides += 1
    hours += ride.readings.length / 3_600
    practices += ride.practices
    const fired = firedIn(ride)
    for (const priority of alertPriorities) {
      add(rates, nameOf(priority), fired.filter((rule) => priorityOf(rule) === priority).length)
    }
    for (const rule of editableRuleIds) add(byRule, rule, fired.filter((each) => each === rule).length)
    // Seconds without a signal are no reading for anybody here; rules that take 0 bpm for low would alert far more.
    const values = ride.readings.flatMap(({ heartRateBpm }) => (heartRateBpm === null ? [] : [heartRateBpm]))
    const predicted = 220 - ride.years
    const outside = values.map((bpm) => bpm < 0.5 * predicted || bpm > 0.7 * predicted)
    add(rates, others.anyAbove, values.filter((bpm) => bpm > predicted).length)
    add(rates, others.anyOutside, outside.filter(Boolean).length)
    add(rates, others.threeOutside, runsOf(3, outside))
    const { maximumBpm } = ride.limits
    const above = runsOf(
      15,
      values.map((bpm) => bpm > maximumBpm + 10)
    )
    add(rates, truly, above > 0 ? 1 : 0)
    const isFired = fired.includes('H1')
    if (isFired && above === 0) h1.falsely += 1
    if (!isFired && above > 0) h1.missed += 1
  }
  const row = (name: string, { rides: with1, alerts }: Rate): string =>
    `  ${name.padEnd(44)}${((with1 / rides) * 100).toFixed(1).padStart(6)} % of rides ${(alerts / rides).toFixed(2).padStart(9)} a ride`
  const lines = [
    '',
    `alert rates: ${rides} rides, ${hours.toFixed(0)} h, seed ${seed}, maximum +-${spreadBpm} bpm, ${isPractised ? `${practices} practices` : 'practice left out'}`,
    ...[...rates].map(([name, rate]) => row(name, rate)),
    `  H1 fired without cause in ${h1.falsely} rides, and missed ${h1.missed}`,
    '  of our defaults, by rule',
    ...[...byRule].map(([rule, rate]) => row(rule, rate)),
    JSON.stringify({ rides, practices, h1, ...Object.fromEntries(rates), ...Object.fromEntries(byRule) }),
    ''
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
})

test('what a sample costs', { timeout: 600_000 }, () => {
  const rides = [...simulatedRides(150)]
  const samples = rides.reduce((sum, { readings }) => sum + readings.length, 0)
  const sink = silentSink(() => undefined)
  const round = (): number => {
    const began = performance.now()
    for (const { limits, readings } of rides) {
      const state = newRideAlerts()
      for (const reading of readings) takeAlertSample(state, reading, limits, sink)
    }
    return ((performance.now() - began) * 1e6) / samples
  }
  for (let warm = 0; warm < 20; warm += 1) round()
  const nsPerSample = median(Array.from({ length: 51 }, round))
  const states = rides.map(({ limits, readings }) => {
    const state = newRideAlerts()
    for (const reading of readings.slice(0, readings.length / 2)) takeAlertSample(state, reading, limits, sink)
    return JSON.stringify(state).length
  })
  process.stdout.write(
    `\nalert rules: ${nsPerSample.toFixed(1)} ns a sample (median of 51 rounds of ${samples} samples), state ${median(states)} bytes in mid-ride (largest ${Math.max(...states)}), ${cpus().length} cores, node ${process.version}\n`
  )
})
