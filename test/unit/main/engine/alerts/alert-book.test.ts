import { describe, expect, it } from 'vitest'
import { alarmSchema } from '../../../../../src/shared/domain/alert'
import { bookUnderTest, dawnMs, momentAt } from './book-fixture'

const iso = (second: number): string => new Date(dawnMs + second * 1_000).toISOString()

describe('an alert that fires', () => {
  it('is stored with its hold, told at once with sound, notice and mail, and is what pages may read', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    expect(bench.alert(alertId)).toEqual({
      alert_id: alertId,
      rule: 'H1',
      priority: 'high',
      state: 'firing',
      ride_id: 1,
      rider_id: 7,
      rider_alias: 'Rider 7.',
      bike_serial: 'SN0007',
      bike_key: '0=SN0007',
      bike_label: '07',
      condition_since: iso(-14),
      started_at: iso(0),
      ended_at: null,
      peak_heart_rate: 199,
      limit: 190,
      acknowledged_by: null,
      acknowledged_at: null,
      notified_at: iso(0),
      late: false,
      muted: false,
      note: null,
      rule_version: 3
    })
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'notified'])
    expect(bench.alarms).toHaveLength(1)
    expect(bench.alarms[0]).toMatchObject({
      sound: { priority: 'high', at: iso(0) },
      notice: { alert_id: alertId, kind: 'notified', at: iso(0) },
      rules_version: 3
    })
    expect(alarmSchema.strict().parse(bench.alarms[0])).toEqual(bench.alarms[0])
    expect(bench.mails.map(({ step, alert }) => [step, alert.alert_id])).toEqual([['fired', alertId]])
  })

  it('is told to nobody before it is stored, and not at all where it could not be', () => {
    const bench = bookUnderTest()
    bench.read((book) => {
      book.fired({ rideId: 1, riderId: 7, bikeKey: 'k', bikeSerial: null }, { ...h1, rule: 'H1' })
      expect(bench.alarms).toEqual([])
    })
    expect(bench.alarms).toHaveLength(1)
    bench.failNext()
    expect(() => bench.fire({ rideId: 2 })).toThrow('full')
    expect([bench.alarms.length, bench.mails.length, bench.book.alarm().alerts.length]).toEqual([1, 1, 1])
  })

  it.each([
    ['H2', 'medium', 'medium', false],
    ['H3', 'low', null, false],
    ['L1', 'medium', 'medium', false],
    ['S1', 'technical', null, false]
  ] as const)('of rule %s is of priority %s, with the sound %s', (rule, priority, sound, hasNotice) => {
    const bench = bookUnderTest()
    const alertId = bench.fire({ rule })
    expect(bench.alert(alertId)).toMatchObject({ priority, notified_at: iso(0) })
    expect(bench.alarms.at(-1)?.sound?.priority ?? null).toBe(sound)
    expect(bench.alarms.at(-1)?.notice !== null).toBe(hasNotice)
    expect(bench.mails).toEqual([])
    bench.tickUntil(400)
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'notified'])
  })
})

const h1 = { atMs: dawnMs, sinceMs: dawnMs - 14_000, heartRateBpm: 199, limitBpm: 190, peakBpm: 199 }

describe('a very high heart rate', () => {
  it('is heard every 15 s, told again after 60 s, and to the manager after 180 s', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.tickUntil(200)
    const sounds = new Set(bench.alarms.map(({ sound }) => sound?.at))
    expect([...sounds]).toEqual([0, 15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180, 195].map(iso))
    const counts = bench.alarms.map(({ sound }) => sound?.count ?? 0)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(bench.mails.map(({ step }) => step)).toEqual(['fired', 'escalated', 'manager'])
    expect(bench.history(alertId).slice(2)).toEqual(['notified', 'escalated', 'manager'])
    expect(bench.alarms.at(-1)?.notice).toMatchObject({ kind: 'manager', at: iso(180) })
  })

  it('is heard no more when it is acknowledged, reminds after 5 minutes, and is over without waiting', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.tickUntil(20)
    expect(bench.book.acknowledge([alertId], 'Sam')).toMatchObject([
      { state: 'acknowledged', acknowledged_by: 'Sam', acknowledged_at: iso(20) }
    ])
    bench.tickUntil(330)
    expect(bench.history(alertId).slice(2)).toEqual(['notified', 'acknowledged', 'reminded'])
    expect(bench.alarms.at(-1)).toMatchObject({ sound: { at: iso(320) }, notice: { kind: 'reminded', at: iso(320) } })
    bench.read((book) => book.clearing(alertId, momentAt(331)))
    expect(bench.alert(alertId)?.state).toBe('clearing')
    bench.read((book) => book.ended(alertId, momentAt(360), null))
    expect(bench.alert(alertId)).toBeUndefined()
    expect(bench.mails.map(({ step }) => step)).toEqual(['fired', 'reminded'])
  })

  it('waits for somebody when it is over, and is resolved by who acknowledges it', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.read((book) => {
      book.clearing(alertId, momentAt(10))
      book.ended(alertId, momentAt(39), null)
    })
    expect(bench.alert(alertId)).toMatchObject({ state: 'latched', ended_at: iso(39) })
    bench.tickUntil(61)
    expect(bench.history(alertId).at(-1)).toBe('escalated')
    expect(bench.book.acknowledge([alertId], 'Sam')).toMatchObject([{ state: 'resolved', acknowledged_by: 'Sam' }])
    expect(bench.alarms.at(-1)?.alerts).toEqual([])
  })

  it('goes back to waiting when that is taken back', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.read((book) => book.ended(alertId, momentAt(39), null))
    bench.book.acknowledge([alertId], 'Sam')
    expect(bench.book.unacknowledge([alertId], 'Sam')).toMatchObject([{ state: 'latched', acknowledged_by: null }])
    expect(bench.alarms.at(-1)?.alerts).toMatchObject([{ alert_id: alertId, state: 'latched' }])
    expect(bench.history(alertId).slice(-2)).toEqual(['acknowledged', 'unacknowledged'])
  })

  it('is firing again when taking it back while it is true', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.book.acknowledge([alertId], 'Sam')
    bench.book.acknowledge([alertId], 'Kim')
    expect(bench.alert(alertId)?.acknowledged_by).toBe('Sam')
    bench.book.unacknowledge([alertId, alertId], 'Sam')
    expect(bench.alert(alertId)).toMatchObject({ state: 'firing', acknowledged_at: null })
    expect(bench.history(alertId).slice(3)).toEqual(['acknowledged', 'unacknowledged'])
  })
})

it('leaves an alert that its rule has resolved as it is, whoever acknowledges it', () => {
  const bench = bookUnderTest()
  const alertId = bench.fire({ rule: 'H2' })
  bench.read((book) => book.ended(alertId, momentAt(39), 'The ride ended.'))
  expect(bench.book.acknowledge([alertId], 'Sam')).toMatchObject([{ state: 'resolved', acknowledged_by: null }])
  expect(bench.book.unacknowledge([alertId], 'Sam')).toMatchObject([{ state: 'resolved' }])
  expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'notified', 'ended'])
  expect(bench.book.acknowledge([999], 'Sam')).toEqual([])
})

it('never makes an alert end before it began', () => {
  const bench = bookUnderTest()
  const alertId = bench.fire()
  bench.read((book) => book.ended(alertId, momentAt(-3_600, null), 'The ride ended.'))
  expect(bench.alert(alertId)?.ended_at).toBe(iso(0))
})

it('writes how far a value went with the readings, and tells it with the next second', () => {
  const bench = bookUnderTest()
  const alertId = bench.fire()
  bench.read((book) => {
    for (let bpm = 200; bpm <= 210; bpm += 1) book.peaked(alertId, bpm)
  })
  expect(bench.alarms).toHaveLength(1)
  expect(bench.restart().alert(alertId)?.peak_heart_rate).toBe(210)
  bench.tickUntil(1)
  expect(bench.alarms.at(-1)?.alerts[0]?.peak_heart_rate).toBe(210)
})

it('keeps notes, and takes one away when it is emptied', () => {
  const bench = bookUnderTest()
  const alertId = bench.fire()
  expect(bench.book.note(alertId, 'spoke to them', 'Sam')?.note).toBe('spoke to them')
  expect(bench.book.note(alertId, '', 'Sam')?.note).toBeNull()
  expect(bench.book.note(999, 'x', 'Sam')).toBeNull()
  expect(bench.history(alertId).slice(3)).toEqual(['noted', 'noted'])
})

it('lists that alerts are not live first, then the gravest, then the newest', () => {
  const bench = bookUnderTest()
  const low = bench.fire({ rule: 'H3', rideId: 1 })
  const older = bench.fire({ rideId: 2, second: 1 })
  const newer = bench.fire({ rideId: 3, second: 2 })
  const technical = bench.fire({ rule: 'S1', rideId: 4 })
  const medium = bench.fire({ rule: 'L1', rideId: 5 })
  bench.book.blind({ kind: 'fired', sinceMs: 0 }, 15_000)
  const shown = bench.book.alarm().alerts
  expect(shown[0]).toMatchObject({ rule: 'P1', ride_id: null, bike_label: '', condition_since: iso(-15) })
  expect(shown.slice(1).map(({ alert_id }) => alert_id)).toEqual([newer, older, medium, low, technical])
})

it('lists what goes on before what is over and still waits for somebody', () => {
  const bench = bookUnderTest()
  const goesOn = bench.fire({ rideId: 1, second: 1 })
  const over = bench.fire({ rideId: 2, second: 2 })
  bench.read((book) => book.ended(over, momentAt(40), null))
  expect(bench.book.alarm().alerts.map(({ alert_id }) => alert_id)).toEqual([goesOn, over])
})

describe('late alerts', () => {
  it('are stored and listed, and nobody is told, whoever looks', () => {
    const bench = bookUnderTest()
    bench.at(100)
    const alertId = bench.fire({ second: 39 })
    expect(bench.alert(alertId)).toMatchObject({ late: true, notified_at: null, state: 'firing' })
    bench.tickUntil(400)
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired'])
    expect([bench.mails, bench.book.alarm().sound, bench.book.alarm().notice]).toEqual([[], null, null])
  })

  it('are told once, with their true beginning, when their stream is live again', () => {
    const bench = bookUnderTest()
    bench.at(100)
    const alertId = bench.fire({ second: 30 })
    bench.read((book) => book.seen(1, dawnMs + 39_000))
    bench.read((book) => book.seen(2, dawnMs + 100_000))
    expect(bench.alert(alertId)?.notified_at).toBeNull()
    bench.read((book) => {
      book.seen(1, dawnMs + 40_000)
      book.seen(1, dawnMs + 41_000)
    })
    expect(bench.alert(alertId)).toMatchObject({ notified_at: iso(100), started_at: iso(30), late: true })
    bench.tickUntil(160)
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'notified', 'escalated'])
    expect(bench.mails.map(({ step }) => step)).toEqual(['fired', 'escalated'])
  })

  it('stay untold and do not wait for anybody when they were over before that', () => {
    const bench = bookUnderTest()
    bench.at(100)
    const alertId = bench.fire({ second: 30 })
    bench.read((book) => {
      book.ended(alertId, momentAt(39), null)
      book.seen(1, dawnMs + 90_000)
    })
    expect(bench.alert(alertId)).toBeUndefined()
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'ended'])
    expect(bench.mails).toEqual([])
  })

  it('are told after a restart in between, too', () => {
    const bench = bookUnderTest()
    bench.at(100)
    const alertId = bench.fire({ second: 30 })
    const after = bench.restart()
    after.read((book) => book.seen(1, dawnMs + 99_000))
    expect(after.history(alertId)).toEqual(['condition_began', 'fired', 'notified'])
  })
})

describe('muted alerts', () => {
  const mute = (bench: ReturnType<typeof bookUnderTest>, minutes: number, rule: 'H1' | null = 'H1') => {
    const nowMs = Date.parse(bench.book.alarm().at)
    const more = { reason: 'checked in person', by: 'Sam', sinceMs: nowMs, untilMs: nowMs + minutes * 60_000 }
    const { muteId } = bench.quiet.add({ rule, riderId: 7, ...more })
    bench.book.mutesChanged('Sam', more.reason)
    return muteId
  }

  it('are stored and listed and nobody is told, until the mute ends while they last', () => {
    const bench = bookUnderTest()
    mute(bench, 2)
    const alertId = bench.fire()
    expect(bench.alert(alertId)).toMatchObject({ muted: true, notified_at: null })
    expect(bench.alarms.at(-1)).toMatchObject({ sound: null, notice: null, mutes: [{ rider_alias: 'Rider 7.' }] })
    bench.tickUntil(119)
    expect(bench.mails).toEqual([])
    bench.tickUntil(120)
    expect(bench.alert(alertId)).toMatchObject({ muted: false, notified_at: iso(120) })
    expect(bench.alarms.at(-1)).toMatchObject({ mutes: [], sound: { at: iso(120) }, notice: { kind: 'notified' } })
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'unmuted', 'notified'])
  })

  it('call their rider what staff call them, as open alerts do, as soon as that is changed', () => {
    const bench = bookUnderTest()
    mute(bench, 2)
    const alertId = bench.fire()
    const other = bench.fire({ rideId: 2, riderId: 8 })
    bench.aliases.set(7, 'Countess').set(8, 'Guest')
    bench.book.aliasChanged(7)
    expect(bench.alarms.at(-1)?.mutes).toMatchObject([{ rider_alias: 'Countess' }])
    expect(bench.alarms.at(-1)?.alerts.find(({ alert_id }) => alert_id === alertId)?.rider_alias).toBe('Countess')
    expect(bench.alert(other)?.rider_alias).toBe('Rider 8.')
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired'])
  })

  it('are told when a mute is ended by hand', () => {
    const bench = bookUnderTest()
    const muteId = mute(bench, 60, null)
    const alertId = bench.fire()
    bench.at(30)
    bench.quiet.end(muteId, dawnMs + 30_000)
    bench.book.mutesChanged('Kim', null)
    expect(bench.alert(alertId)?.notified_at).toBe(iso(30))
  })

  it('stay muted and untold where they are over first', () => {
    const bench = bookUnderTest()
    mute(bench, 2)
    const alertId = bench.fire()
    bench.read((book) => book.ended(alertId, momentAt(50), null))
    bench.tickUntil(130)
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'ended'])
    expect(bench.book.acknowledge([alertId], 'Sam')).toMatchObject([{ muted: true, state: 'resolved' }])
  })

  it('are heard no more and do not escalate once muted, and go on from the end of the mute', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.tickUntil(10)
    mute(bench, 2)
    bench.tickUntil(129)
    expect(bench.book.alarm().sound?.at).toBe(iso(0))
    bench.tickUntil(190)
    expect(bench.history(alertId)).toEqual(['condition_began', 'fired', 'notified', 'muted', 'unmuted', 'escalated'])
    expect(bench.alarms.at(-1)?.notice?.at).toBe(iso(190))
  })

  it('that are late, too, are told by whichever comes last', () => {
    const bench = bookUnderTest()
    mute(bench, 4)
    bench.at(100)
    const alertId = bench.fire({ second: 30 })
    bench.read((book) => book.seen(1, dawnMs + 100_000))
    expect(bench.alert(alertId)?.notified_at).toBeNull()
    bench.tickUntil(240)
    expect(bench.alert(alertId)?.notified_at).toBe(iso(240))
  })
})

describe('silence', () => {
  it('asks for no sound until it ends, then at once for that of a grave alert that waits', () => {
    const bench = bookUnderTest()
    bench.book.silence(120)
    expect(bench.alarms.at(-1)?.silenced_until).toBe(iso(120))
    bench.fire()
    expect(bench.alarms.at(-1)).toMatchObject({ sound: null, notice: { kind: 'notified' } })
    bench.tickUntil(119)
    expect(bench.book.alarm().sound).toBeNull()
    bench.tickUntil(120)
    expect(bench.alarms.at(-1)).toMatchObject({ silenced_until: null, sound: { priority: 'high', at: iso(120) } })
  })

  it('is ended by asking for none, and outlives a restart', () => {
    const bench = bookUnderTest()
    bench.book.silence(120)
    bench.at(60)
    expect(bench.restart().book.alarm().silenced_until).toBe(iso(120))
    expect(bench.book.silence(0).silenced_until).toBeNull()
    expect(bench.restart().book.alarm().silenced_until).toBeNull()
  })
})

describe('alerts that are not live', () => {
  it('are told as loudly as can be, without mail, until they are live again', () => {
    const bench = bookUnderTest()
    bench.book.blind({ kind: 'fired', sinceMs: 0 }, 15_000)
    bench.book.blind({ kind: 'fired', sinceMs: 0 }, 15_000)
    const alertId = bench.book.alarm().alerts[0]?.alert_id ?? 0
    expect(bench.alarms.at(-1)).toMatchObject({ sound: { priority: 'high' }, notice: { alert_id: alertId } })
    bench.tickUntil(200)
    expect(bench.book.alarm().sound?.at).toBe(iso(195))
    bench.book.blind({ kind: 'clearing' }, 0)
    bench.book.blind({ kind: 'fired_again' }, 0)
    bench.book.blind({ kind: 'clearing' }, 0)
    bench.book.blind({ kind: 'ended', sinceMs: 0 }, 30_000)
    bench.book.blind({ kind: 'ended', sinceMs: 0 }, 30_000)
    expect(bench.alarms.at(-1)?.alerts).toEqual([])
    expect(bench.history(alertId)).toEqual([
      ...['condition_began', 'fired', 'notified', 'escalated', 'clearing', 'fired_again', 'clearing', 'ended']
    ])
    expect(bench.mails).toEqual([])
  })

  it('are not taken over from a life before: each finds out by itself', () => {
    const bench = bookUnderTest()
    bench.book.blind({ kind: 'fired', sinceMs: 0 }, 15_000)
    bench.at(50)
    expect(bench.restart().book.alarm().alerts).toEqual([])
  })
})

describe('a restart', () => {
  it('goes on where escalation stood', () => {
    const bench = bookUnderTest()
    const alertId = bench.fire()
    bench.tickUntil(70)
    const after = bench.restart()
    expect(after.alert(alertId)).toEqual(bench.alert(alertId))
    after.tickUntil(180)
    expect(after.history(alertId).slice(2)).toEqual(['notified', 'escalated', 'manager'])
    expect(after.mails.map(({ step }) => step)).toEqual(['manager'])
  })

  it('asks for sounds above those that a page has heard', () => {
    const bench = bookUnderTest()
    bench.fire()
    const before = bench.book.alarm().sound?.count ?? 0
    bench.at(1)
    const after = bench.restart()
    expect(after.book.alarm().sound).toBeNull()
    after.tickUntil(2)
    expect(after.book.alarm().sound?.count).toBeGreaterThan(before)
  })

  it('gives a mail to the outbox that a kill kept from it', () => {
    const bench = bookUnderTest()
    bench.mailsFail = true
    bench.fire()
    expect([bench.mails.length, bench.failures]).toEqual([0, ['giving mail to the outbox']])
    const after = bench.restart()
    expect(after.mails.map(({ step }) => step)).toEqual(['fired'])
    expect(after.restart().mails).toEqual([])
  })
})

it('gives mail to the outbox again, a second later, when that could not be written', () => {
  const bench = bookUnderTest()
  bench.mailsFail = true
  bench.fire()
  bench.mailsFail = false
  bench.tickUntil(1)
  expect(bench.mails.map(({ step }) => step)).toEqual(['fired'])
})

it('still sounds when nothing can be written', () => {
  const bench = bookUnderTest()
  bench.fire()
  bench.tickUntil(59)
  bench.failNext()
  bench.tickUntil(60)
  expect(bench.failures).toEqual(['writing what was told of alerts'])
  expect(bench.alarms.at(-1)?.sound?.at).toBe(iso(60))
  bench.tickUntil(61)
  expect(bench.mails.map(({ step }) => step)).toEqual(['fired', 'escalated'])
})

it('forgets the alerts of a ride that was removed', () => {
  const bench = bookUnderTest()
  const alertId = bench.fire()
  bench.read((book) => book.ended(alertId, momentAt(5), null))
  bench.data.prepare('DELETE FROM alert').run()
  bench.book.reload()
  expect(bench.alarms.at(-1)?.alerts).toEqual([])
})
