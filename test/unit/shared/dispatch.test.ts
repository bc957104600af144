import { describe, expect, it } from 'vitest'
import { calls, isCallName, isFeedName } from '../../../src/shared/contract'
import { type Caller, dispatch, type Handlers, machineCaller, mayUse } from '../../../src/shared/dispatch'
import { type CallScope, machineScopes, scopes } from '../../../src/shared/domain/access'
import { fail, succeed } from '../../../src/shared/result'

const callerWith = (...held: CallScope[]): Caller => machineCaller('somebody', held)
const unexpected = (): never => {
  throw new Error('this handler must not be asked')
}
const noHandlers = Object.fromEntries(Object.keys(calls).map((name) => [name, unexpected])) as unknown as Handlers

/** Dispatches one call; tells the answer and which defects were reported. */
async function ask(
  name: string,
  input: unknown,
  {
    handlers = {},
    caller = callerWith('admin'),
    signal = new AbortController().signal
  }: { handlers?: Partial<Handlers>; caller?: Caller; signal?: AbortSignal } = {}
) {
  const defects: [string, unknown][] = []
  const answer = await dispatch({ ...noHandlers, ...handlers }, caller, name, input, signal, (where, error) =>
    defects.push([where, error])
  )
  return { answer, defects }
}

describe('dispatch', () => {
  it('hands the checked input, with its defaults, and the signal to the handler, and its answer back', async () => {
    const given: unknown[] = []
    const signal = new AbortController().signal
    const caller = callerWith('admin')
    const handlers: Partial<Handlers> = {
      'rides.list': (...parameters) => {
        given.push(...parameters)
        return succeed({ items: [], next_cursor: null })
      },
      'ride.get': async () => fail('not-found', 'There is no such ride.')
    }
    expect(await ask('rides.list', {}, { handlers, signal, caller })).toEqual({
      answer: { ok: true, value: { items: [], next_cursor: null } },
      defects: []
    })
    expect(given).toEqual([{ limit: 100 }, signal, caller])
    expect((await ask('ride.get', { ride_id: 1 }, { handlers })).answer).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'There is no such ride.' }
    })
  })

  it.each(['rides.delete', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Rides.list', 'rides.list '])(
    'knows no call %j',
    async (name) => {
      expect(await ask(name, {})).toEqual({
        answer: { ok: false, error: { code: 'unknown-call', message: 'There is no such call.' } },
        defects: []
      })
    }
  )

  it('refuses a call whose scope the caller lacks, before it looks at the input', async () => {
    for (const caller of [callerWith(), callerWith('delete')]) {
      expect((await ask('rides.list', { limit: 'many' }, { caller })).answer).toEqual({
        ok: false,
        error: { code: 'forbidden', message: 'This needs the scope "read".' }
      })
    }
    expect((await ask('token.create', {}, { caller: callerWith('read', 'delete') })).answer).toMatchObject({
      error: { code: 'forbidden', message: 'This needs the scope "admin".' }
    })
  })

  it('lets only a command of the same machine name a file, whatever a page or a token may do, and looks at no input', async () => {
    const inputs = { 'replay.start': { file: '/logs/a.log' }, 'replay.status': {}, 'replay.stop': {} }
    for (const [name, input] of Object.entries(inputs)) {
      for (const given of [input, { file: 7 }]) {
        expect((await ask(name, given, { caller: callerWith(...scopes) })).answer).toEqual({
          ok: false,
          error: { code: 'forbidden', message: 'Only a command on the machine of the console can ask for this.' }
        })
      }
    }
    const given: unknown[] = []
    const handlers: Partial<Handlers> = {
      'replay.start': (input) => {
        given.push(input)
        return fail('busy', 'Later.')
      }
    }
    const caller = callerWith(...machineScopes)
    for (const input of [{ file: '/logs/a.log' }, { file: '/logs/a.log', speed: 10 }, { earlier: true }]) {
      expect((await ask('replay.start', input, { handlers, caller })).answer).toMatchObject({ error: { code: 'busy' } })
    }
    expect(given).toEqual([
      { file: '/logs/a.log', speed: 'max' },
      { file: '/logs/a.log', speed: 10 },
      { earlier: true }
    ])
    for (const input of [
      {},
      { file: '' },
      { file: 'a', speed: 0 },
      { file: 'a', speed: 'fast' },
      { file: 'a', earlier: true }
    ]) {
      expect((await ask('replay.start', input, { caller })).answer).toMatchObject({ error: { code: 'bad-input' } })
    }
  })

  it.each(['settings.get', 'settings.check', 'settings.save', 'settings.test_connection', 'settings.test_progress'])(
    'answers %s only to who may administer',
    async (name) => {
      expect((await ask(name, {}, { caller: callerWith('read', 'delete') })).answer).toMatchObject({
        error: { code: 'forbidden', message: 'This needs the scope "admin".' }
      })
    }
  )

  it.each<[string, unknown]>([
    ['ride.get', undefined],
    ['ride.get', null],
    ['ride.get', []],
    ['ride.get', {}],
    ['ride.get', { ride_id: '7' }],
    ['ride.get', { ride_id: 0 }],
    ['ride.get', { ride_id: 1.5 }],
    ['ride.get', { ride_id: 2 ** 53 }],
    ['ride.get', { ride_id: 7, also: 1 }],
    ['rides.list', { limit: 0 }],
    ['rides.list', { limit: Number.POSITIVE_INFINITY }],
    ['rides.list', { cursor: 'x'.repeat(201) }],
    ['rides.list', { cursor: null }],
    ['status.get', { anything: 1 }],
    ['status.get', JSON.parse('{"__proto__":{}}')],
    ['settings.save', { changes: { constructor: 'x' } }],
    ['settings.save', { changes: {}, ca_pem: 'x'.repeat(200_001) }],
    ['token.create', { name: '  ', scopes: ['read'] }],
    ['token.create', { name: 'x'.repeat(81), scopes: ['read'] }],
    ['token.create', { name: 'x', scopes: [] }],
    ['token.create', { name: 'x', scopes: ['root'] }],
    ['token.create', { name: 'x', scopes: ['read', 'machine'] }]
  ])('refuses for %s the input %j with what is wrong, and asks no handler', async (name, input) => {
    const { answer, defects } = await ask(name, input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input', message: expect.stringMatching(/./) } })
    expect(defects).toEqual([])
  })

  it('tells a handler that throws to the log, and its caller only that there is something', async () => {
    const failure = new Error('SELECT secret FROM rider')
    for (const handler of [
      () => {
        throw failure
      },
      () => Promise.reject(failure)
    ]) {
      const { answer, defects } = await ask('ride.get', { ride_id: 1 }, { handlers: { 'ride.get': handler } })
      expect(answer).toEqual({
        ok: false,
        error: { code: 'internal', message: 'The console could not do this; its log says why.' }
      })
      expect(defects).toEqual([['ride.get', failure]])
    }
  })

  it('answers a call that ends because it was aborted as cancelled, and sees no defect in it', async () => {
    const abort = new AbortController()
    const handlers: Partial<Handlers> = {
      'ride.get': (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
        })
    }
    const asked = ask('ride.get', { ride_id: 1 }, { handlers, signal: abort.signal })
    abort.abort()
    expect(await asked).toEqual({
      answer: { ok: false, error: { code: 'cancelled', message: 'The call was cancelled.' } },
      defects: []
    })
  })
})

describe('mayUse', () => {
  it('lets a caller use the scopes it holds, and one that may administer all of them', () => {
    expect(mayUse(callerWith('read'), 'read')).toBe(true)
    expect(mayUse(callerWith('read'), 'delete')).toBe(false)
    expect(mayUse(callerWith('delete'), 'read')).toBe(false)
    for (const scope of ['read', 'delete', 'admin'] as const) expect(mayUse(callerWith('admin'), scope)).toBe(true)
    expect(mayUse(callerWith(), 'read')).toBe(false)
    expect(mayUse(callerWith(...scopes), 'machine')).toBe(false)
    expect(mayUse(callerWith('machine'), 'machine')).toBe(true)
    expect(mayUse(callerWith('machine'), 'read')).toBe(false)
  })
})

describe('the names of the contract', () => {
  it('are its own, and nothing an object has besides', () => {
    expect(Object.keys(calls).every(isCallName)).toBe(true)
    expect(['floor', 'status'].every(isFeedName)).toBe(true)
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf', 'floor.snapshot']) {
      expect(isFeedName(name)).toBe(false)
    }
    for (const name of ['__proto__', 'constructor', 'floor']) expect(isCallName(name)).toBe(false)
  })

  it('give nothing to a reader that could change the console', () => {
    const admins = Object.entries(calls).filter(([, { scope }]) => scope === 'admin')
    expect(admins.map(([name]) => name)).toEqual([
      'rider.set_privacy',
      'tail.read',
      'compress.run',
      'retention.run',
      'retention.preview',
      'settings.get',
      'settings.check',
      'settings.save',
      'settings.test_connection',
      'settings.test_progress',
      'quarantine.list',
      'quarantine.get',
      'quarantine.export',
      'quarantine.retry',
      'quarantine.discard',
      'alarm.silence',
      'alert.acknowledge',
      'alert.unacknowledge',
      'alert.note',
      'mute.add',
      'mute.end',
      'alert_rules.check',
      'alert_rules.save',
      'alert_rules.preview',
      'rider.set_limits',
      'mail.status',
      'mail.test',
      'report.make',
      'report.send',
      'token.create',
      'tokens.list',
      'token.revoke',
      'api_users.list',
      'api_user.save',
      'api_user.remove',
      'api.requests',
      'audit.list'
    ])
  })
})
