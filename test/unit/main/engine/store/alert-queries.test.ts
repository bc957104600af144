import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AlertFilter,
  createAlertQueries,
  readAlertMails
} from '../../../../../src/main/engine/store/alert-queries'
import { createAlertStore, type StoredAlert } from '../../../../../src/main/engine/store/alert-store'
import { BadMomentError } from '../../../../../src/main/engine/store/moment'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import { createRiderSaver } from '../../../../../src/main/engine/store/rider-store'
import { alertPageSchema, alertTransitionSchema } from '../../../../../src/shared/domain/alert'
import { atSecond, unknownRider } from '../ingest/line-fixture'
import { alertAt, writeAlerts } from './alert-fixture'
import { privacyOf } from './privacy-fixture'
import { temporaryData, temporaryOps } from './store-fixture'

function storeWith(alerts: readonly StoredAlert[]) {
  const database = temporaryData()
  const seen = { atMs: atSecond(0), logId: 1, partition: 0, offset: 1 }
  createRiderSaver(database)({ ...unknownRider, riderId: 7, name: 'Mrs Ada Byron' }, seen)
  writeAlerts(database, alerts)
  return { database, alerts: createAlertQueries(database, privacyOf()) }
}
const idsOf = (alerts: readonly StoredAlert[], filter: AlertFilter = {}): number[] =>
  storeWith(alerts)
    .alerts.list(filter, 100, undefined)
    .items.map(({ alert_id }) => alert_id)

describe('an alert', () => {
  it('calls its rider what staff have set, in a list too', () => {
    const { database } = storeWith([alertAt(5, 60), alertAt(6, 61, { riderId: null })])
    const alerts = createAlertQueries(database, privacyOf({ 7: { alias: 'Countess' } }))
    expect(alerts.get(5)?.rider_alias).toBe('Countess')
    expect(alerts.list({}, 10, undefined).items.map(({ rider_alias }) => rider_alias)).toEqual([null, 'Countess'])
  })

  it('is told with all that was stored, its rider by alias and its bike by label', () => {
    const { alerts } = storeWith([
      alertAt(5, 60, {
        rule: 'H1',
        priority: 'high',
        state: 'acknowledged',
        endedMs: null,
        acknowledgedMs: atSecond(70),
        acknowledgedBy: 'Kim',
        note: 'fine',
        isMuted: true
      })
    ])
    const alert = {
      alert_id: 5,
      rule: 'H1',
      priority: 'high',
      state: 'acknowledged',
      ride_id: 3,
      rider_id: 7,
      rider_alias: 'Ada B.',
      bike_serial: 'SN0007',
      bike_key: 'SN0007',
      bike_label: '07',
      condition_since: '2026-11-01T10:00:00.000Z',
      started_at: '2026-11-01T10:01:00.000Z',
      ended_at: null,
      peak_heart_rate: 188,
      limit: 180,
      acknowledged_by: 'Kim',
      acknowledged_at: '2026-11-01T10:01:10.000Z',
      notified_at: '2026-11-01T10:01:00.500Z',
      late: false,
      muted: true,
      note: 'fine',
      rule_version: 2
    }
    expect(alerts.get(5)).toEqual(alert)
    const list = alerts.list({}, 10, undefined)
    expect(list).toEqual({ items: [alert], next_cursor: null })
    expect(alertPageSchema.strict().safeParse(list).success).toBe(true)
  })

  it('of the pipeline has neither ride nor bike, one of a bike without a serial has both', () => {
    const nowhere = { rideId: null, riderId: null, bikeKey: null, bikeSerial: null }
    const { alerts } = storeWith([
      alertAt(1, 0, { ...nowhere, rule: 'P1', priority: 'technical', peakBpm: null, limitBpm: null }),
      alertAt(2, 0, { bikeKey: '0/=', bikeSerial: null, riderId: 8 })
    ])
    expect(alerts.get(1)).toMatchObject({ ride_id: null, bike_key: null, bike_label: '', rider_alias: null })
    expect(alerts.get(2)).toMatchObject({ bike_key: '0/=', bike_label: '?', rider_alias: null })
    expect(alerts.get(3)).toBeNull()
  })

  it('has its transitions in the order they came, and nobody else’s', () => {
    const { database, alerts } = storeWith([alertAt(1, 0), alertAt(2, 0)])
    const store = createAlertStore(database)
    const transition = { heartRateBpm: 181.5, limitBpm: 180, ruleVersion: 2, by: null, note: null, mailStep: null }
    store.addTransition({ ...transition, alertId: 1, kind: 'fired', atMs: atSecond(9), arrivedMs: atSecond(10) })
    store.addTransition({ ...transition, alertId: 2, kind: 'fired', atMs: atSecond(1), arrivedMs: atSecond(1) })
    store.addTransition({
      ...transition,
      alertId: 1,
      kind: 'noted',
      atMs: atSecond(5),
      arrivedMs: atSecond(5),
      heartRateBpm: null,
      by: 'Kim',
      note: 'fine'
    })
    expect(alerts.transitions(1)).toEqual([
      {
        kind: 'fired',
        at: '2026-11-01T10:00:09.000Z',
        arrived_at: '2026-11-01T10:00:10.000Z',
        heart_rate: 181.5,
        limit: 180,
        rule_version: 2,
        by: null,
        note: null
      },
      {
        kind: 'noted',
        at: '2026-11-01T10:00:05.000Z',
        arrived_at: '2026-11-01T10:00:05.000Z',
        heart_rate: null,
        limit: 180,
        rule_version: 2,
        by: 'Kim',
        note: 'fine'
      }
    ])
    for (const each of alerts.transitions(1)) {
      expect(alertTransitionSchema.strict().safeParse(each).success).toBe(true)
    }
    expect(alerts.transitions(3)).toEqual([])
  })
})

describe('a list of alerts', () => {
  it('is newest first by when they fired, then by id, late ones and all states in it', () => {
    expect(
      idsOf([
        alertAt(1, 10),
        alertAt(2, 30, { isLate: true, notifiedMs: null }),
        alertAt(3, 20, { state: 'firing' }),
        alertAt(4, 20, { state: 'latched' })
      ])
    ).toEqual([2, 4, 3, 1])
  })

  const mixed = [
    alertAt(1, 10, { rule: 'H1', priority: 'high', state: 'latched', rideId: 30, riderId: 8 }),
    alertAt(2, 20, { state: 'firing', isLate: true }),
    alertAt(3, 30, { state: 'clearing', rule: 'S1', priority: 'technical' }),
    alertAt(4, 40, { state: 'acknowledged', riderId: null }),
    alertAt(5, 50, { rule: 'P1', priority: 'technical', rideId: null, riderId: null })
  ]
  it.each<[AlertFilter, number[]]>([
    [{ state: 'open' }, [4, 3, 2, 1]],
    [{ state: 'latched' }, [1]],
    [{ state: 'resolved' }, [5]],
    [{ priority: 'technical' }, [5, 3]],
    [{ rule: 'H2' }, [4, 2]],
    [{ rider_id: 7 }, [3, 2]],
    [{ ride_id: 3 }, [4, 3, 2]],
    [{ late: true }, [2]],
    [{ late: false }, [5, 4, 3, 1]],
    [{ from: '2026-11-01T10:00:20.000Z' }, [5, 4, 3, 2]],
    [{ to: '2026-11-01T10:00:20Z' }, [1]],
    [{ from: '2026-11-01T11:00:20+01:00', to: '2026-11-01T10:00:50Z' }, [4, 3, 2]],
    [{ from: '2026-11-02' }, []],
    [{ state: 'open', ride_id: 3, rider_id: 7, priority: 'technical', late: false }, [3]]
  ])('narrowed by %j is %j', (filter, ids) => {
    expect(idsOf(mixed, filter)).toEqual(ids)
  })

  it('page by page is the whole list, whatever is asked for', () => {
    const some = fc.record({
      second: fc.integer({ min: -3, max: 3 }),
      state: fc.constantFrom('firing', 'latched', 'resolved'),
      rideId: fc.constantFrom(3, 4, null),
      riderId: fc.constantFrom(7, 8, null),
      isLate: fc.boolean()
    } as const)
    const moment = fc.integer({ min: -4, max: 4 }).map((second) => new Date(atSecond(second)).toISOString())
    const filter = fc.record(
      {
        state: fc.constantFrom('open', 'firing', 'resolved'),
        ride_id: fc.constantFrom(3, 4),
        rider_id: fc.constantFrom(7, 8),
        late: fc.boolean(),
        from: moment,
        to: moment
      } as const,
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), filter, fc.integer({ min: 1, max: 7 }), (given, asked, limit) => {
        const stored = given.map(({ second, ...more }, index) => alertAt(index + 1, second, more))
        const { database, alerts } = storeWith(stored)
        const listed: number[] = []
        let cursor: string | undefined
        do {
          const page = alerts.list(asked, limit, cursor)
          expect(page.items.length).toBeLessThanOrEqual(limit)
          listed.push(...page.items.map(({ alert_id }) => alert_id))
          cursor = page.next_cursor ?? undefined
        } while (cursor !== undefined)
        const expected = stored
          .filter(
            ({ state, rideId, riderId, isLate, startedMs }) =>
              (asked.state === undefined || (asked.state === 'open' ? state !== 'resolved' : state === asked.state)) &&
              (asked.ride_id ?? rideId) === rideId &&
              (asked.rider_id ?? riderId) === riderId &&
              (asked.late ?? isLate) === isLate &&
              startedMs >= Date.parse(asked.from ?? '2000-01-01') &&
              startedMs < Date.parse(asked.to ?? '2100-01-01')
          )
          .sort((one, other) => other.startedMs - one.startedMs || other.alertId - one.alertId)
        expect(listed).toEqual(expected.map(({ alertId }) => alertId))
        database.close()
      }),
      { numRuns: 100 }
    )
  })

  it('refuses cursors and moments that it can not read', () => {
    const { alerts } = storeWith([])
    expect(() => alerts.list({}, 1, 'x')).toThrow(BadCursorError)
    for (const moment of ['', '7', 'yesterday', '2026-13-01', '2026-11-01T10:00', '2026-11-01T10:00:00', 'Z'])
      expect(() => alerts.list({ from: moment }, 1, undefined), moment).toThrow(BadMomentError)
  })

  it.each<[AlertFilter, RegExp]>([
    [{}, /alert_by_start/],
    [{ from: '2026-11-01', to: '2026-11-02', rule: 'H1' }, /alert_by_start/],
    [{ state: 'open' }, /alert_open/],
    [{ state: 'firing' }, /alert_open/],
    [{ ride_id: 3 }, /alert_by_ride/],
    [{ rider_id: 7, state: 'resolved' }, /alert_by_rider/]
  ])('by %j finds its rows by an index', (filter, index) => {
    const { database } = storeWith([])
    const plans: string[] = []
    const prepare = database.prepare.bind(database)
    database.prepare = ((sql: string) => {
      if (/LIMIT/.test(sql)) {
        const values = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, 1]))
        for (const row of prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values)) plans.push(JSON.stringify(row))
      }
      return prepare(sql)
    }) as typeof database.prepare
    createAlertQueries(database, privacyOf()).list(filter, 10, undefined)
    expect(plans.join('\n')).toMatch(index)
  })
})

describe('mails about an alert', () => {
  it('are those of its key, oldest first, as far as they have come', () => {
    const ops = temporaryOps()
    const insert = ops.prepare(
      `INSERT INTO outbox (mail_key, kind, recipient, subject, message, message_id, priority, state, state_ms, attempts,
         queued_ms, problem)
       VALUES (?, 'alert', ?, '', '{}', '', 0, ?, ?, 1, 0, ?)`
    )
    const mail = (key: string, to: string, state: string, second: number, problem: string | null = null): void => {
      insert.run(`${key}:${to}`, to, state, atSecond(second), problem)
    }
    mail('alert:7:fired', 'desk@gym.example', 'sent', 3)
    mail('alert:70:fired', 'desk@gym.example', 'sent', 3)
    mail('alert:7:escalated', 'desk@gym.example', 'queued', 60, 'The server did not answer.')
    mail('alert:6:fired', 'desk@gym.example', 'sent', 3)
    mail('alert:7:manager', 'boss:1@gym.example', 'failed', 90, 'Refused.')
    mail('alert:7:unheard-of', 'desk@gym.example', 'sent', 3)
    expect(readAlertMails(ops, 7)).toEqual([
      { step: 'fired', recipient: 'desk@gym.example', state: 'sent', at: '2026-11-01T10:00:03.000Z', problem: null },
      {
        step: 'escalated',
        recipient: 'desk@gym.example',
        state: 'queued',
        at: '2026-11-01T10:01:00.000Z',
        problem: 'The server did not answer.'
      },
      {
        step: 'manager',
        recipient: 'boss:1@gym.example',
        state: 'failed',
        at: '2026-11-01T10:01:30.000Z',
        problem: 'Refused.'
      }
    ])
    expect(readAlertMails(ops, 8)).toEqual([])
  })
})
