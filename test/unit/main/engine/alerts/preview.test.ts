import { describe, expect, it } from 'vitest'
import { createPreviewWork, type PreviewInput } from '../../../../../src/main/engine/alerts/preview'
import { createPreviewCalls } from '../../../../../src/main/engine/alerts/preview-calls'
import { newRideAlerts, takeAlertSample } from '../../../../../src/main/engine/alerts/ride-alerts'
import { type RiderOfRide, rideLimitsOf } from '../../../../../src/main/engine/alerts/ride-limits'
import type { RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createPastRides } from '../../../../../src/main/engine/store/past-rides'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import {
  type AlertRules,
  defaultAlertRules,
  type EditableRuleId,
  editableRuleIds,
  rulePreviewSchema
} from '../../../../../src/shared/domain/alert-rules'
import { noOwnLimits, type OwnLimits } from '../../../../../src/shared/figures/heart-rate'
import { atSecond, unknownRider } from '../ingest/line-fixture'
import { limitsOf } from '../store/limits-fixture'
import { reading, writeRide } from '../store/ride-fixture'
import { temporaryData } from '../store/store-fixture'

const hour = 3_600
const nowMs = atSecond(10 * hour)
const own: Readonly<Record<number, Partial<OwnLimits>>> = { 7: { testedMaximumBpm: 170 }, 8: { veryHighBpm: 150 } }
const ownLimits = limitsOf(own).ownLimits

/** A ride of 1,200 s between 110 and 195 bpm, with a sensor that is gone for half a minute now and then. */
const readingsOf = (rideId: number, startSecond: number): RideReading[] =>
  Array.from({ length: 1_200 }, (_, index) => {
    const bpm = Math.round(152 + 43 * Math.sin((index + rideId * 97) / (60 + rideId * 5)))
    const isGone = (index + rideId * 31) % 400 < 40
    return reading(startSecond + index, {
      durationS: index + 1,
      heartRateBpm: isGone ? null : bpm,
      cadenceRpm: index % 500 < 20 ? 0 : 80
    })
  })

interface KnownRide {
  readonly rideId: number
  readonly riderId: number | null
  readonly startSecond: number
  readonly readings: readonly RideReading[]
}

const bornMs = Date.UTC(1986, 0, 1)
const riderOf = (riderId: number | null): RiderOfRide | null =>
  riderId === null
    ? null
    : { bornMs: riderId === 9 ? null : bornMs, gender: 'female', own: { ...noOwnLimits, ...own[riderId] } }

/** Ten rides, one an hour, of riders 7 to 9 and of nobody known; every other one is in the historical store. */
function storeWithRides(count = 10): { database: Writable; rides: KnownRide[] } {
  const database = temporaryData()
  for (const riderId of [7, 8]) {
    const seen = { atMs: atSecond(0), logId: 1, partition: 0, offset: riderId }
    createRiderSaver(database)({ ...unknownRider, riderId, bornMs, gender: 'female' }, seen)
  }
  const rides = Array.from({ length: count }, (_, index): KnownRide => {
    const startSecond = index * hour
    const riderId = [7, 8, 9, null][index % 4] ?? null
    return { rideId: index + 1, riderId, startSecond, readings: readingsOf(index + 1, startSecond) }
  })
  const write = database.transaction(() => {
    for (const { rideId, riderId, startSecond, readings } of rides) {
      const running = writeRide(database, rideId, readings, { riderId, startMs: atSecond(startSecond) })
      if (rideId % 2 === 0) createRideWriter(database).end(running, atSecond(startSecond + 1_200), 'boundary')
    }
  })
  write()
  for (const { rideId } of rides) createRideMover(database).move(rideId)
  return { database, rides }
}

/** What rules give over those rides, counted one by one from what was written. */
function counted(rules: AlertRules, rides: readonly KnownRide[]): Record<EditableRuleId, number> {
  const fired = { H1: 0, H2: 0, H3: 0, H4: 0, L1: 0, L2: 0, S1: 0, S2: 0 }
  const nothing = (): void => undefined
  for (const { riderId, startSecond, readings } of rides) {
    const state = newRideAlerts()
    const limits = rideLimitsOf({ version: 1, rules }, riderOf(riderId), atSecond(startSecond))
    const sink = {
      fired({ rule }: { rule: EditableRuleId }) {
        fired[rule] += 1
        return 1
      },
      peaked: nothing,
      clearing: nothing,
      firedAgain: nothing,
      ended: nothing
    }
    for (const each of readings) takeAlertSample(state, each, limits, sink)
  }
  return fired
}

const stricter = structuredClone(defaultAlertRules)
stricter.formula = 'by_sex'
stricter.rules.H1.above_maximum_bpm = -20
stricter.rules.H1.clear_above_maximum_bpm = -30
stricter.rules.H2 = { ...stricter.rules.H2, percent: 90, clear_percent: 80, hold_s: 20 }
stricter.rules.S1.is_on = false

const input: PreviewInput = {
  now: defaultAlertRules,
  asked: stricter,
  sinceMs: atSecond(0),
  mostReadings: 1_000_000
}

function previewOf(database: Writable, more: Partial<PreviewInput> = {}) {
  const work = createPreviewWork({ ...input, ...more }, createPastRides(database), ownLimits)
  let steps = 0
  while (work.step()) steps += 1
  return { result: work.result(), steps }
}

describe('what rules would have done', () => {
  it('is what a count of every ride gives, with the rules in force and with those asked about', () => {
    const { database, rides } = storeWithRides()
    const { result, steps } = previewOf(database)
    const [now, asked] = [counted(defaultAlertRules, rides), counted(stricter, rides)]
    expect(result).toEqual({
      rides: 10,
      ride_hours: 10 / 3,
      from: '2026-11-01T10:00:00.000Z',
      now: { by_rule: now, high: now.H1, medium: now.H2 + now.H4 + now.L1, low: now.H3, technical: now.S1 + now.S2 },
      asked: {
        by_rule: asked,
        high: asked.H1,
        medium: asked.H2 + asked.H4 + asked.L1,
        low: asked.H3,
        technical: asked.S2
      },
      is_complete: true
    })
    expect(rulePreviewSchema.strict().safeParse(result).success).toBe(true)
    expect(steps).toBe(10)
    // The rides have something to count, and the two sets of rules differ over them.
    expect(now.H1).toBeGreaterThan(0)
    expect(now.S1).toBeGreaterThan(0)
    expect(asked.H1).toBeGreaterThan(now.H1)
    expect(asked.S1).toBe(0)
  })

  it('is that of rides that began in the period, the oldest at its very beginning', () => {
    const { database, rides } = storeWithRides()
    const { result } = previewOf(database, { sinceMs: atSecond(6 * hour) })
    expect(result).toMatchObject({ rides: 4, is_complete: true, from: '2026-11-01T16:00:00.000Z' })
    expect(result.asked.by_rule).toEqual(counted(stricter, rides.slice(6)))
    expect(previewOf(database, { sinceMs: atSecond(6 * hour) + 1 }).result.rides).toBe(3)
  })

  it('is that of the newest whole rides where there are too many readings, and says so', () => {
    const { database, rides } = storeWithRides()
    const { result } = previewOf(database, { mostReadings: 2_500 })
    expect(result).toMatchObject({ rides: 3, is_complete: false, from: '2026-11-01T17:00:00.000Z', ride_hours: 1 })
    expect(result.now.by_rule).toEqual(counted(defaultAlertRules, rides.slice(7)))
    expect(previewOf(database, { mostReadings: 12_000 }).result).toMatchObject({ rides: 10, is_complete: true })
  })

  it('leaves out a ride that can not be read, and says so', () => {
    const { database, rides } = storeWithRides()
    database.prepare('UPDATE historical_series SET readings = ? WHERE ride_id = 4').run(Buffer.from('damaged'))
    const { result } = previewOf(database)
    expect(result).toMatchObject({ rides: 9, is_complete: false })
    expect(result.now.by_rule).toEqual(
      counted(
        defaultAlertRules,
        rides.filter(({ rideId }) => rideId !== 4)
      )
    )
  })

  it('of no rides is nothing', () => {
    const { result, steps } = previewOf(temporaryData())
    expect(result).toMatchObject({ rides: 0, ride_hours: 0, is_complete: true, asked: { high: 0, technical: 0 } })
    expect(result.now.by_rule).toEqual(Object.fromEntries(editableRuleIds.map((rule) => [rule, 0])))
    expect(steps).toBe(0)
  })

  it('holds also where rides move into the history meanwhile', () => {
    const { database, rides } = storeWithRides()
    const work = createPreviewWork(input, createPastRides(database), ownLimits)
    work.step()
    for (const { rideId, startSecond } of rides) {
      database
        .prepare("UPDATE daily_ride SET end_ms = ?, end_reason = 'gap' WHERE ride_id = ?")
        .run(atSecond(startSecond + 1_200), rideId)
      createRideMover(database).move(rideId)
    }
    while (work.step());
    expect(work.result()).toMatchObject({ rides: 10, now: { by_rule: counted(defaultAlertRules, rides) } })
  })
})

/** A clock that moves on 10 ms whenever it is looked at: a slice has one step. Turns are given by hand. */
function callsOn(database: Writable | null) {
  const turns: (() => void)[] = []
  let readMs = 0
  const monotonic = (): number => {
    readMs += 10
    return readMs
  }
  const calls = createPreviewCalls({
    rides: () => (database === null ? null : createPastRides(database)),
    limits: limitsOf(own),
    clock: { monotonic, yield: () => new Promise((resolve) => turns.push(resolve)) },
    now: () => nowMs
  })
  const giveTurns = async (): Promise<void> => {
    for (let given = 0; given < 50; given += 1) {
      turns.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { calls, giveTurns, waiting: () => turns.length }
}

describe('asking for a preview', () => {
  it('answers faults in place of a preview', async () => {
    const { calls } = callsOn(null)
    expect(await calls.preview({ rules: {}, days: 7 })).toMatchObject({
      ok: true,
      value: { faults: [{ path: ['rules'] }, { path: ['formula'] }, { path: ['zone_starts_percent'] }], preview: null }
    })
  })

  it('lets others have their turn between two rides, and answers the whole in the end', async () => {
    const { database, rides } = storeWithRides()
    const { calls, giveTurns, waiting } = callsOn(database)
    let isAnswered = false
    const asked = calls.preview({ rules: stricter, days: 1 }).then((answer) => {
      isAnswered = true
      return answer
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect([isAnswered, waiting()]).toEqual([false, 1])
    await giveTurns()
    expect(await asked).toMatchObject({
      ok: true,
      value: { faults: [], preview: { rides: 10, is_complete: true, asked: { by_rule: counted(stricter, rides) } } }
    })
  })

  it('is ended by a newer one, which is answered', async () => {
    const { database, rides } = storeWithRides()
    const { calls, giveTurns } = callsOn(database)
    const older = calls.preview({ rules: stricter, days: 1 })
    const newer = calls.preview({ rules: defaultAlertRules, days: 1 })
    await giveTurns()
    expect(await older).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await newer).toMatchObject({
      ok: true,
      value: { preview: { asked: { by_rule: counted(defaultAlertRules, rides) } } }
    })
  })

  it('ends when the thread closes', async () => {
    const { calls, giveTurns } = callsOn(storeWithRides().database)
    const asked = calls.preview({ rules: stricter, days: 1 })
    calls.close()
    await giveTurns()
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it('of a console that never ran is of no rides', async () => {
    const { calls, giveTurns } = callsOn(null)
    const asked = calls.preview({ rules: stricter, days: 1 })
    await giveTurns()
    expect(await asked).toMatchObject({
      ok: true,
      value: { preview: { rides: 0, is_complete: true } }
    })
  })
})
