import { describe, expect, it, onTestFinished } from 'vitest'
import { createRideMover } from '../../src/main/engine/store/history/ride-mover'
import { createRideRemover } from '../../src/main/engine/store/history/ride-remover'
import type { Alert } from '../../src/shared/domain/alert'
import { defaultAlertRules } from '../../src/shared/domain/alert-rules'
import { noOwnLimits } from '../../src/shared/figures/heart-rate'
import { type AlertingStore, openAlertingStore } from '../support/alerting-store'
import { logicalDump } from '../support/logical-dump'
import { makeTemporaryFolder } from '../support/temporary-folder'
import { atSecond, messages } from '../unit/main/engine/ingest/line-fixture'

/** 40 years old: a maximum of 180, and very high above 190. */
const ada = { user_id: 7, name: 'Mrs Ada Byron', date_of_birth: Date.UTC(1986, 5, 1), bike_serial: 'SN0007' }
const begin = [messages.main, messages.newRide, messages.fetch(0), messages.system(0.5, ada)]
/** A reading a second from `first` to `last`, two messages each. */
const readings = (first: number, last: number, bpm: number | ((second: number) => number)): Buffer[] =>
  Array.from({ length: last - first + 1 }, (_, index) => {
    const second = first + index
    return [
      messages.ride(second, second),
      messages.telemetry(second + 0.5, typeof bpm === 'number' ? bpm : bpm(second), 80, 150 + (second % 7))
    ]
  }).flat()

interface Life {
  wallSecond: number
  open(isWatched?: boolean): AlertingStore
}

function life(wallSecond: number): Life {
  const folder = makeTemporaryFolder()
  let last: AlertingStore | null = null
  const closeLast = (): void => last?.close()
  onTestFinished(() => {
    closeLast()
    folder.remove()
  })
  const one: Life = {
    wallSecond,
    open(isWatched = true) {
      closeLast()
      last = openAlertingStore(folder.path, () => atSecond(one.wallSecond), isWatched)
      return last
    }
  }
  return one
}

/** What is stored of alerts, without what depends on when it was read. */
function storedAlerts({ data }: AlertingStore): unknown[] {
  return data
    .prepare(
      `SELECT rule, state, condition_ms, started_ms, ended_ms, peak_bpm, limit_bpm, notified_ms IS NOT NULL AS told,
         (SELECT group_concat(kind || ' ' || CASE WHEN kind IN ('notified') THEN '' ELSE at_ms END, ', ')
          FROM (SELECT kind, at_ms FROM alert_transition AS t WHERE t.alert_id = a.alert_id ORDER BY transition_id))
           AS history
       FROM alert AS a ORDER BY started_ms, rule`
    )
    .all()
}
const firing = (store: AlertingStore): Alert[] => store.alerts.book.alarm().alerts
const grave = (store: AlertingStore): Alert[] => firing(store).filter(({ rule }) => rule === 'H1')

/** Grave from second 20 on, over at 60. */
const course = (second: number): number => (second < 20 ? 180 : second < 60 ? 200 : 180)
const wholeRide = [...begin, ...readings(1, 120, course), messages.main]

describe('a rider above the limit', () => {
  it('for 14 valid seconds raises nothing, for 15 exactly one alert, told at once and once', () => {
    const one = life(0).open()
    one.take(0, [...begin, ...readings(1, 14, 199)])
    // The second is whole when the next line comes.
    expect(firing(one)).toEqual([])
    one.take(32, [...readings(15, 15, 199)])
    expect(grave(one)).toMatchObject([
      { rule: 'H1', state: 'firing', rider_alias: 'Ada B.', bike_label: '07', limit: 190, peak_heart_rate: 199 }
    ])
    const told = one.alarms.filter(({ notice }) => notice?.kind === 'notified')
    expect(new Set(told.map(({ notice }) => notice?.count)).size).toBe(1)
    one.take(34, readings(16, 55, 199))
    expect(grave(one)).toHaveLength(1)
    expect(one.mails).toEqual([`${grave(one)[0]?.alert_id} fired`])
  })

  it('is the same however the log was cut into batches and whenever the console was started again', () => {
    const all = life(125).open()
    all.take(0, wholeRide)
    const expected = storedAlerts(all)
    expect(expected).toMatchObject([{ rule: 'H1', started_ms: atSecond(34), condition_ms: atSecond(20) }])
    for (const size of [1, 7, 30]) {
      const cut = life(125)
      let open = cut.open()
      for (let at = 0, turn = 0; at < wholeRide.length; at += size, turn += 1) {
        if (turn % 3 === 2) open = cut.open()
        open.take(at, wholeRide.slice(at, at + size))
      }
      expect(storedAlerts(open)).toEqual(expected)
    }
  })

  it('is told once where the console is started again in the middle of the hold', () => {
    const console = life(10)
    console.open().take(0, [...begin, ...readings(1, 8, 199)])
    console.wallSecond = 16
    const after = console.open()
    after.take(20, readings(9, 15, 199))
    expect(grave(after)).toMatchObject([
      { condition_since: new Date(atSecond(1)).toISOString(), started_at: new Date(atSecond(15)).toISOString() }
    ])
    expect(after.mails).toHaveLength(1)
  })

  it('is still the same alert where the console is started again while it fires', () => {
    const console = life(20)
    const before = console.open()
    before.take(0, [...begin, ...readings(1, 20, 199)])
    const [alert] = grave(before)
    const after = console.open()
    expect(grave(after)).toEqual([alert])
    after.take(44, readings(21, 25, 203))
    expect(grave(after)).toMatchObject([{ alert_id: alert?.alert_id, peak_heart_rate: 203 }])
    console.wallSecond = 60
    after.take(54, readings(26, 60, 180))
    expect(grave(after)).toMatchObject([{ alert_id: alert?.alert_id, state: 'latched' }])
    expect(after.mails).toEqual([])
  })

  it('is told once, and only when it is stored, where the store can not be written at first', () => {
    const one = life(16).open()
    one.take(0, [...begin, ...readings(1, 14, 199)])
    one.alarms.length = 0
    one.failNext()
    const fifteenth = readings(15, 15, 199)
    expect(() => one.take(32, fifteenth)).toThrow('full')
    expect([one.alarms, one.mails, firing(one), storedAlerts(one)]).toEqual([[], [], [], []])
    one.take(32, fifteenth)
    expect(grave(one)).toHaveLength(1)
    expect(one.mails).toHaveLength(1)
    one.failNext()
    expect(() => one.take(34, readings(16, 60, 180))).toThrow('full')
    expect(grave(one)).toMatchObject([{ state: 'firing', ended_at: null }])
    one.take(34, readings(16, 60, 180))
    expect(grave(one)).toMatchObject([{ state: 'latched' }])
  })

  it('who crosses while the console is down and is still above when it is live again is told of exactly once', () => {
    const console = life(20)
    console.open().take(0, [...begin, ...readings(1, 20, 180)])
    // Down from 20 to 140; across the limit at 30.
    console.wallSecond = 140
    const after = console.open()
    const missed = readings(21, 140, (second) => (second < 30 ? 180 : 200))
    for (let at = 0; at < missed.length; at += 50) after.take(44 + at, missed.slice(at, at + 50))
    const [alert] = grave(after)
    expect(grave(after)).toMatchObject([
      {
        late: true,
        condition_since: new Date(atSecond(30)).toISOString(),
        started_at: new Date(atSecond(44)).toISOString(),
        notified_at: new Date(atSecond(140)).toISOString()
      }
    ])
    expect(after.mails.filter((mail) => mail.startsWith(`${alert?.alert_id} `))).toEqual([`${alert?.alert_id} fired`])
    expect(new Set(after.alarms.flatMap(({ notice }) => notice?.count ?? [])).size).toBe(1)
    after.take(44 + missed.length, readings(141, 150, 200))
    console.wallSecond = 199
    after.alerts.book.tick()
    expect(after.mails).toHaveLength(1)
    console.wallSecond = 200
    after.alerts.book.tick()
    expect(after.mails.at(-1)).toBe(`${alert?.alert_id} escalated`)
  })

  it('who was above and is not any more when the console is live again is told of to nobody', () => {
    const console = life(300)
    const one = console.open()
    one.take(0, [...begin, ...readings(1, 300, (second) => (second > 30 && second < 60 ? 200 : 160))])
    expect(grave(one)).toEqual([])
    expect(storedAlerts(one)).toMatchObject([{ rule: 'H1', state: 'resolved', told: 0 }])
    expect([one.mails, one.alarms.at(-1)?.sound ?? null]).toEqual([[], null])
  })
})

it('evaluates what is imported, and tells nobody', () => {
  const one = life(100_000).open()
  one.take(0, wholeRide, one.import())
  expect(storedAlerts(one)).toMatchObject([{ rule: 'H1', state: 'resolved', told: 0 }])
  expect(one.mails).toEqual([])
})

it('ends the alerts of a ride with it', () => {
  const one = life(60).open()
  one.take(0, [...begin, ...readings(1, 50, 199), messages.main])
  expect(grave(one)).toMatchObject([{ state: 'latched', ended_at: new Date(atSecond(50.5)).toISOString() }])
  one.take(begin.length + 101, [messages.system(52, ada), ...readings(53, 80, 199)])
  expect(grave(one)).toHaveLength(2)
})

it('keeps the alerts of a ride that is compressed, and removes those of one that is deleted', () => {
  const one = life(100_000).open()
  one.take(0, wholeRide)
  createRideMover(one.data).move(1)
  expect(storedAlerts(one)).toHaveLength(1)
  expect(createRideRemover(one.data).remove(1)).toBe(true)
  expect(storedAlerts(one)).toEqual([])
  expect(one.data.prepare('SELECT count(*) FROM alert_transition').pluck().get()).toBe(0)
})

it('changes nothing of rides and readings', () => {
  const watched = life(125).open()
  const alone = life(125).open(false)
  for (const store of [watched, alone]) store.take(0, wholeRide.slice(0, -1))
  expect(storedAlerts(watched)).not.toEqual([])
  expect(logicalDump(watched.dataFile)).toEqual(logicalDump(alone.dataFile))
})

describe('rules that change in the middle of a ride', () => {
  it('end the alerts of a rule that is switched off', () => {
    const one = life(30).open()
    one.take(0, [...begin, ...readings(1, 20, 199)])
    const rules = structuredClone(defaultAlertRules)
    rules.rules.H1.is_on = false
    expect(one.alerts.saveRules(rules).version).toBe(1)
    expect(grave(one)).toMatchObject([{ state: 'latched' }])
    one.take(44, readings(21, 60, 199))
    expect(one.alerts.book.alarm().rules_version).toBe(1)
    expect(storedAlerts(one).filter((alert) => JSON.stringify(alert).includes('"H1"'))).toHaveLength(1)
  })

  it('hold from the next reading on, also what staff set for the rider, and after a restart', () => {
    const console = life(60)
    const before = console.open()
    before.take(0, [...begin, ...readings(1, 5, 170)])
    expect(before.alerts.saveOwn(7, { ...noOwnLimits, veryHighBpm: 165 })).toBe(true)
    expect(before.alerts.saveOwn(8, noOwnLimits)).toBe(false)
    const after = console.open()
    after.take(14, readings(6, 19, 170))
    expect(grave(after)).toEqual([])
    after.take(42, readings(20, 20, 170))
    expect(grave(after)).toMatchObject([{ limit: 165, peak_heart_rate: 170 }])
  })
})
