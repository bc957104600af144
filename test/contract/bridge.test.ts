import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '../../src/shared/contract'
import type { Tile } from '../../src/shared/domain/floor'
import { type ErrorCode, fail, succeed } from '../../src/shared/result'
import { inputs, machineInputs, type PageCallName } from './call-inputs'
import { desktopTransport } from './desktop-transport'
import { createFakeEngine, type FakeEngine } from './fake-engine'
import { tileOf } from './feed-items'
import type { Transport } from './transport'
import { webTransport } from './web-transport'

const errors: { readonly [Code in ErrorCode]: true } = {
  'unknown-call': true,
  'bad-input': true,
  'not-found': true,
  forbidden: true,
  unauthorized: true,
  conflict: true,
  busy: true,
  unavailable: true,
  cancelled: true,
  internal: true
}
const errorCodes = Object.keys(errors) as ErrorCode[]
const pageCallNames = Object.keys(inputs) as PageCallName[]
const soon = { timeout: 5_000, interval: 5 }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Settles when the handler's signal aborts, as a handler does that looks at it. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))

describe.each([webTransport, desktopTransport])('The bridge over $name', ({ start }) => {
  let fake: FakeEngine
  let transport: Transport
  /** A call as a page without types could make it. */
  let call: (name: string, input: unknown, signal?: AbortSignal) => Promise<unknown>
  beforeEach(async () => {
    fake = createFakeEngine()
    transport = await start(fake)
    call = transport.bridge.call as typeof call
  })
  afterEach(() => transport.stop())

  /** Subscribes and waits until the subscription stands: feeds say nothing of what was before. */
  const subscribed = async (onBatch: (tiles: Tile[]) => void): Promise<() => void> => {
    const before = fake.subscribers('floor')
    const unsubscribe = transport.bridge.subscribe('floor', onBatch)
    await vi.waitFor(() => expect(fake.subscribers('floor')).toBeGreaterThan(before), soon)
    return unsubscribe
  }

  it.each(pageCallNames)('brings %s to its handler with defaults filled in, and its answer back', async (name) => {
    const { given, reaches } = inputs[name]
    expect(await call(name, given)).toEqual({ ok: true, value: { called: name } })
    expect(fake.seen.map(({ name, input }) => ({ name, input }))).toEqual([{ name, input: reaches }])
  })

  it('answers forbidden to what only a command may call, whoever is signed in, and no handler hears of it', async () => {
    const names = Object.entries(calls).filter(([, { scope }]) => scope === 'machine')
    expect(names.map(([name]) => name)).toEqual(Object.keys(machineInputs))
    for (const [name, input] of Object.entries(machineInputs)) {
      expect(await call(name, input)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
    expect(fake.seen).toEqual([])
  })

  it.each([
    ['ride.get', {}],
    ['ride.get', { ride_id: 0 }],
    ['ride.get', { ride_id: '7' }],
    ['ride.get', { ride_id: 7, more: true }],
    ['rides.list', { limit: 1.5 }],
    ['rides.list', { cursor: 'x'.repeat(201) }],
    ['rides.list', { rider_id: 0 }],
    ['ride.follow', { ride_id: 7, after: -1 }],
    ['ride.follow', { ride_id: 7, limit: 5_001 }],
    ['rider.get', { rider_id: null }],
    ['riders.search', {}],
    ['riders.search', { query: 'x'.repeat(101) }],
    ['riders.search', { query: 'x', limit: 51 }],
    ['tail.read', { after: 0.5 }],
    ['quarantine.get', { quarantine_id: 0 }],
    ['quarantine.export', { limit: 101 }],
    ['quarantine.retry', {}],
    ['quarantine.discard', { all: false }],
    ['quarantine.discard', { all: true, quarantine_ids: [7] }],
    ['quarantine.discard', { quarantine_ids: [] }],
    ['quarantine.discard', { quarantine_ids: Array.from({ length: 1_001 }, (_, index) => index + 1) }],
    ['alarm.silence', { for_s: 601 }],
    ['alert.acknowledge', { alert_ids: [], by: 'Kim' }],
    ['alert.acknowledge', { alert_ids: [7], by: ' ' }],
    ['alert.note', { alert_id: 7, note: 'x'.repeat(501), by: 'Kim' }],
    ['mute.add', { reason: 'of nothing', minutes: 60, by: 'Kim' }],
    ['mute.add', { rule: 'P1', reason: 'never', minutes: 60, by: 'Kim' }],
    ['mute.add', { rule: 'H2', reason: 'for ever', minutes: 1_441, by: 'Kim' }],
    ['alerts.list', { state: 'closed' }],
    ['alerts.list', { late: 'true' }],
    ['alerts.stats', { days: 367 }],
    ['alert_rules.preview', { rules: {}, days: 32 }],
    ['rider.set_limits', { rider_id: 7, limits: { override_maximum: 180 } }],
    [
      'rider.set_limits',
      { rider_id: 7, limits: { override_maximum: null, tested_maximum: null, very_high: 90, low: 90 } }
    ],
    ['token.create', { name: '', scopes: ['read'] }],
    ['token.create', { name: 'desk', scopes: ['root'] }],
    ['token.create', { name: 'desk', scopes: ['read'], expires_in_days: 0 }],
    ['token.revoke', { token_id: 'x'.repeat(41) }],
    ['api_user.save', { name: 'a:b', password: 'correct horse battery', scopes: ['read'] }],
    ['api_user.save', { name: 'excel', password: 'too short', scopes: ['read'] }],
    ['audit.list', { action: 'ride.ride' }],
    ['rides.day', { date: '2026-02-30' }],
    ['rides.day', { date: '24-11-2026' }],
    ['rides.by_city', { city: ' ' }],
    ['boards.get', { limit: 101 }],
    ['boards.get', { power: 'best_20min' }],
    ['analytics.get', { from: '2026-02-30', period: 'days' }],
    ['rider.set_privacy', { rider_id: 7, is_listed: true }],
    ['rider.set_privacy', { rider_id: 7, alias: ' ', is_listed: true }],
    ['rider.set_privacy', { rider_id: 7, alias: 'a\u202eb', is_listed: true }],
    ['rider.set_privacy', { rider_id: 7, alias: 'x'.repeat(41), is_listed: true }],
    ['leaderboard.get', { by: 'fame' }],
    ['leaderboard.get', { period: '1d' }],
    ['leaderboard.get', { age_bracket: '18' }],
    ['settings.save', {}],
    ['settings.save', { changes: { saslPassword: 'x' } }],
    ['settings.save', { changes: { file: '/etc/passwd' } }],
    ['settings.save', { changes: { bikes: 3 } }],
    ['settings.save', { changes: { topic: 'x'.repeat(4_001) } }],
    ['settings.check', { changes: {}, more: true }],
    ['console.info', null],
    ['console.info', [1]],
    ['console.info', 'text'],
    ['console.info', JSON.parse('{"__proto__": {"isAdmin": true}}')]
  ])('answers bad-input to %s with %j, and no handler hears of it', async (name, input) => {
    expect(await call(name, input)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(fake.seen).toEqual([])
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'status',
    'status.get ',
    'STATUS.GET',
    '../../session',
    'a/b?c#d'
  ])('answers unknown-call to the name "%s"', async (name) => {
    expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
  })

  it.each(errorCodes)('brings the error %s across as a value', async (code) => {
    fake.answer('ride.get', () => fail(code, 'One sentence.'))
    expect(await call('ride.get', { ride_id: 7 })).toEqual({ ok: false, error: { code, message: 'One sentence.' } })
  })

  it('answers internal without any detail when a handler throws', async () => {
    fake.answer('ride.get', () => {
      throw new Error('SELECT * FROM daily_ride failed at /home/desk')
    })
    const answer = await call('ride.get', { ride_id: 7 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(answer)).not.toMatch(/SELECT|home|Error/)
  })

  it('brings values across unchanged: nulls, fractions, any text, empty lists', async () => {
    const value = { items: [tileOf('bike-7', 0.1 + 0.2), { text: '\u0000 "<b>" \u2028 ž 🚴', none: null }], empty: [] }
    fake.answer('rides.list', () => succeed(value))
    expect(await call('rides.list', {})).toEqual({ ok: true, value })
  })

  it('answers calls as they are ready, not in the order they were made', async () => {
    let release = (): void => undefined
    fake.answer('rides.list', async () => {
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return succeed('slow')
    })
    const slow = call('rides.list', {})
    expect(await call('status.get', {})).toEqual({ ok: true, value: { called: 'status.get' } })
    release()
    expect(await slow).toEqual({ ok: true, value: 'slow' })
  })

  it('answers cancelled to a call that the page aborts, and its handler hears of it', async () => {
    fake.answer('rides.list', (_input, signal) => untilAborted(signal))
    const abort = new AbortController()
    const answer = call('rides.list', {}, abort.signal)
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1), soon)
    expect(fake.seen[0]?.signal.aborted).toBe(false)
    abort.abort()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    await vi.waitFor(() => expect(fake.seen[0]?.signal.aborted).toBe(true), soon)
  })

  it('answers cancelled at once when the handler does not look at its signal', async () => {
    fake.answer('rides.list', () => new Promise(() => undefined))
    const abort = new AbortController()
    const answer = call('rides.list', {}, abort.signal)
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1), soon)
    abort.abort()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it('makes no call whose signal has been aborted before', async () => {
    expect(await call('rides.list', {}, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await call('status.get', {})).toMatchObject({ ok: true })
    expect(fake.seen.map(({ name }) => name)).toEqual(['status.get'])
  })

  it('answers busy to the 33rd call at once, and takes calls again when one has ended', async () => {
    const releases: (() => void)[] = []
    fake.answer('rides.list', () => new Promise((resolve) => releases.push(() => resolve(succeed('done')))))
    const held = Array.from({ length: 32 }, () => call('rides.list', {}))
    await vi.waitFor(() => expect(releases).toHaveLength(32), soon)
    expect(await call('status.get', {})).toMatchObject({ ok: false, error: { code: 'busy' } })
    releases[0]?.()
    await held[0]
    await vi.waitFor(async () => expect(await call('status.get', {})).toMatchObject({ ok: true }), soon)
    for (const release of releases) release()
    await Promise.all(held)
  })

  it('delivers what a feed publishes, in order', async () => {
    const got: Tile[] = []
    await subscribed((tiles) => got.push(...tiles))
    fake.publish('floor', [tileOf('a', 1), tileOf('b', 1)])
    await vi.waitFor(() => expect(got).toHaveLength(2), soon)
    fake.publish('floor', [tileOf('a', 2)])
    await vi.waitFor(() => expect(got).toEqual([tileOf('a', 1), tileOf('b', 1), tileOf('a', 2)]), soon)
  })

  it('keeps only the newest state of each bike for a page that takes nothing', async () => {
    const got: Tile[] = []
    await subscribed((tiles) => got.push(...tiles))
    transport.stall()
    // Enough to fill whatever the system buffers for a connection.
    const states = 800
    const trail = new Array<number>(6_000).fill(123)
    for (let power = 1; power <= states; power += 1) {
      fake.publish('floor', [tileOf('a', power, { heart_rate_trail: trail }), tileOf('b', power)])
      await pause(0)
    }
    transport.resume()
    await vi.waitFor(() => expect(got.filter(({ bike_key }) => bike_key === 'a').at(-1)?.power).toBe(states), soon)
    for (const bike of ['a', 'b']) {
      const powers = got.filter(({ bike_key }) => bike_key === bike).map(({ power }) => power ?? 0)
      expect(powers.at(-1)).toBe(states)
      expect(powers.length).toBeLessThan(states)
      expect(powers).toEqual([...powers].sort((one, other) => one - other))
    }
  })

  it('delivers to every subscription of a feed, and stops the one that ends', async () => {
    const one = vi.fn()
    const other = vi.fn()
    const unsubscribe = await subscribed(one)
    transport.bridge.subscribe('floor', other)
    await vi.waitFor(() => {
      fake.publish('floor', [tileOf('a', 1)])
      expect(one).toHaveBeenCalled()
      expect(other).toHaveBeenCalled()
    }, soon)
    unsubscribe()
    await pause(20)
    one.mockClear()
    other.mockClear()
    fake.publish('floor', [tileOf('a', 2)])
    await vi.waitFor(() => expect(other).toHaveBeenCalledWith([tileOf('a', 2)]), soon)
    expect(one).not.toHaveBeenCalled()
  })

  it('carries both feeds side by side', async () => {
    const floor = vi.fn()
    const status = vi.fn()
    transport.bridge.subscribe('floor', floor)
    transport.bridge.subscribe('status', status)
    await vi.waitFor(() => {
      expect([fake.subscribers('floor'), fake.subscribers('status')]).toEqual([1, 1])
    }, soon)
    fake.publish('status', [{ state: 'live' } as never])
    fake.publish('floor', [tileOf('a', 1)])
    await vi.waitFor(() => expect(floor).toHaveBeenCalledExactlyOnceWith([tileOf('a', 1)]), soon)
    await vi.waitFor(() => expect(status).toHaveBeenCalledExactlyOnceWith([{ state: 'live' }]), soon)
  })

  it('gives up the engine’s subscription when the page has no more use for it', async () => {
    const unsubscribe = await subscribed(() => undefined)
    unsubscribe()
    await vi.waitFor(() => expect(fake.subscribers('floor')).toBe(0), soon)
  })

  it('ends subscriptions and calls of a page that goes away', async () => {
    fake.answer('rides.list', (_input, signal) => untilAborted(signal))
    await subscribed(() => undefined)
    void call('rides.list', {})
    await vi.waitFor(() => expect(fake.seen).toHaveLength(1), soon)
    transport.leave()
    await vi.waitFor(() => expect(fake.subscribers('floor')).toBe(0), soon)
    await vi.waitFor(() => expect(fake.seen[0]?.signal.aborted).toBe(true), soon)
  })
})
