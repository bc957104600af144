import { describe, expect, it, vi } from 'vitest'
import { createAlertCalls } from '../../../../../src/main/engine/alerts/alert-calls'
import { createAlerts } from '../../../../../src/main/engine/alerts/alerts'
import { createPrivacyBook } from '../../../../../src/main/engine/store/rider-privacy'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import type { Alarm } from '../../../../../src/shared/domain/alert'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { unknownRider } from '../ingest/line-fixture'
import { temporaryData, temporaryOps } from '../store/store-fixture'
import { dawnMs } from './book-fixture'

function setUp() {
  const data = temporaryData()
  createRiderSaver(data)(
    { ...unknownRider, riderId: 7, name: 'Mrs Ada Byron' },
    { atMs: 0, logId: 1, partition: 0, offset: 1 }
  )
  const [ops, rootOps] = [temporaryOps(), temporaryOps()]
  const privacy = createPrivacyBook(ops)
  let nowMs = dawnMs
  const alarms: Alarm[] = []
  const zones: (readonly number[])[] = []
  const limitsOf: (number | null)[] = []
  const alerts = createAlerts({
    data,
    ops,
    rootOps,
    aliasOf: (riderId, name) => privacy.read().aliasOf(riderId, name),
    clock: { now: () => nowMs, monotonic: () => nowMs },
    mails: { enqueue: () => undefined },
    onAlarm: (alarm) => alarms.push(alarm),
    onZones: (starts) => zones.push(starts),
    onLimits: (riderId) => limitsOf.push(riderId),
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  alerts.load()
  const calls = createAlertCalls(alerts, () => nowMs)
  let rideId = 0
  /** A very high heart rate of rider 7, of a ride of its own. */
  const fire = (): number => {
    rideId += 1
    const hold = { sinceMs: nowMs - 14_000, atMs: nowMs, heartRateBpm: 199, limitBpm: 190, peakBpm: 199 }
    const alertId = alerts.book.fired(
      { rideId, riderId: 7, bikeKey: 'k', bikeSerial: 'SN0007' },
      { rule: 'H1', ...hold }
    )
    data.transaction(alerts.book.flush)()
    alerts.book.committed()
    return alertId
  }
  return {
    ...{ data, alerts, calls, alarms, zones, limitsOf, fire, privacy },
    pass: (seconds: number) => {
      nowMs += seconds * 1_000
    }
  }
}
const by = 'Sam'
const notFound = { ok: false, error: { code: 'not-found' } }

describe('the calls about alerts', () => {
  it('acknowledge several, take it back, and know no alert that there is not', () => {
    const { calls, fire } = setUp()
    const ids = [fire(), fire()]
    expect(calls['alert.acknowledge']({ alert_ids: [...ids, 999], by })).toMatchObject({
      value: { alerts: [{ state: 'acknowledged' }, { state: 'acknowledged' }] }
    })
    expect(calls['alert.unacknowledge']({ alert_ids: ids.slice(0, 1), by })).toMatchObject({
      value: { alerts: [{ state: 'firing', acknowledged_by: null }] }
    })
    expect(calls['alert.acknowledge']({ alert_ids: [999], by })).toMatchObject(notFound)
    expect(calls['alert.unacknowledge']({ alert_ids: [999], by })).toMatchObject(notFound)
  })

  it('write a note', () => {
    const { calls, fire } = setUp()
    expect(calls['alert.note']({ alert_id: fire(), note: 'fine', by })).toMatchObject({ value: { note: 'fine' } })
    expect(calls['alert.note']({ alert_id: 999, note: 'fine', by })).toMatchObject(notFound)
  })

  it('mute a rider for a time, and end that', () => {
    const { calls, fire, alarms } = setUp()
    const muted = calls['mute.add']({ rule: null, rider_id: 7, reason: 'checked', minutes: 5, by })
    expect(muted).toEqual({
      ok: true,
      value: {
        mute_id: 1,
        rule: null,
        rider_id: 7,
        rider_alias: 'Ada B.',
        reason: 'checked',
        by,
        since: new Date(dawnMs).toISOString(),
        until: new Date(dawnMs + 300_000).toISOString()
      }
    })
    expect(muted.ok ? [muted.value] : []).toEqual(alarms.at(-1)?.mutes)
    fire()
    expect(alarms.at(-1)?.alerts).toMatchObject([{ muted: true, notified_at: null }])
    expect(calls['mute.end']({ mute_id: 1, by })).toEqual({ ok: true, value: { mute_id: 1 } })
    expect(alarms.at(-1)).toMatchObject({ mutes: [], alerts: [{ muted: false, notified_at: expect.any(String) }] })
    expect(calls['mute.end']({ mute_id: 1, by })).toMatchObject(notFound)
  })

  it('silence sound', () => {
    const { calls } = setUp()
    const silenced_until = new Date(dawnMs + 120_000).toISOString()
    expect(calls['alarm.silence']({ for_s: 120 })).toMatchObject({ value: { silenced_until } })
    expect(calls['alarm.get']()).toMatchObject({ value: { silenced_until } })
  })
})

describe('the calls about rules', () => {
  it('save rules as the next version, put them in force and tell the zones', () => {
    const { calls, zones, limitsOf, alarms } = setUp()
    const rules = { ...structuredClone(defaultAlertRules), zone_starts_percent: [40, 50, 60, 70, 80] }
    expect(calls['alert_rules.save']({ rules })).toEqual({
      ok: true,
      value: { faults: [], in_force: { version: 1, rules, defaults: defaultAlertRules } }
    })
    expect(zones).toEqual([defaultAlertRules.zone_starts_percent, [40, 50, 60, 70, 80]])
    expect([limitsOf, alarms.at(-1)?.rules_version]).toEqual([[null], 1])
  })

  it('save nothing where there is a fault, and say where', () => {
    const { calls, limitsOf } = setUp()
    const rules = structuredClone(defaultAlertRules)
    rules.rules.H1.hold_s = 0
    expect(calls['alert_rules.save']({ rules })).toMatchObject({
      value: {
        faults: [{ path: ['rules', 'H1', 'hold_s'], sentence: expect.stringMatching(/^[A-Z].*\.$/) }],
        in_force: { version: 0, rules: defaultAlertRules }
      }
    })
    expect(limitsOf).toEqual([])
    expect(calls['alert_rules.save']({ rules: null })).toMatchObject({ value: { in_force: { version: 0 } } })
  })

  it("set a rider's own limits, all of them, of a rider there is", () => {
    const { calls, alerts, limitsOf } = setUp()
    const none = { override_maximum: null, tested_maximum: null, very_high: null, low: null }
    expect(calls['rider.set_limits']({ rider_id: 7, limits: { ...none, very_high: 170, low: 45 } })).toEqual({
      ok: true,
      value: null
    })
    expect(alerts.readOwn(7)).toMatchObject({ veryHighBpm: 170, lowBpm: 45 })
    expect(limitsOf).toEqual([7])
    expect(calls['rider.set_limits']({ rider_id: 8, limits: none })).toMatchObject(notFound)
  })
})

it('escalates and looks whether it is blind each second, until it is stopped', () => {
  vi.useFakeTimers()
  try {
    const { alerts, fire, alarms, pass } = setUp()
    let isConnected = true
    alerts.start(() => ({ isConnected, lagMs: isConnected ? 0 : null, hasLog: true }))
    const passSeconds = (seconds: number): void => {
      for (let second = 0; second < seconds; second += 1) {
        pass(1)
        vi.advanceTimersByTime(1_000)
      }
    }
    fire()
    isConnected = false
    passSeconds(17)
    expect(alarms.at(-1)?.alerts.map(({ rule }) => rule)).toEqual(['P1', 'H1'])
    passSeconds(43)
    expect(alarms.at(-1)?.notice?.kind).toBe('escalated')
    alerts.stop()
    const told = alarms.length
    passSeconds(200)
    expect(alarms).toHaveLength(told)
  } finally {
    vi.useRealTimers()
  }
})
