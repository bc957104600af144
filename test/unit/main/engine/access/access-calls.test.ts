import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAccessCalls } from '../../../../../src/main/engine/access/access-calls'
import { createCredentialCheck } from '../../../../../src/main/engine/access/credential-check'
import type { ScryptTask } from '../../../../../src/main/engine/access/scrypt-line'
import type { Writable } from '../../../../../src/main/engine/store/open'
import type { Caller } from '../../../../../src/shared/dispatch'
import type { Scope } from '../../../../../src/shared/domain/access'
import type { Result } from '../../../../../src/shared/result'
import { temporaryOps, temporaryPath } from '../store/store-fixture'

const dayMs = 86_400_000
/** As scrypt, and quick. */
const quick = async ({ password, salt }: ScryptTask): Promise<Buffer> =>
  createHash('sha256').update(salt).update(password).digest()

function opened(ops: Writable = temporaryOps(), worldOps: Writable = ops) {
  const clock = { nowMs: Date.UTC(2026, 10, 1, 12, 0, 30) }
  const ended: string[] = []
  const failures: string[] = []
  const derived: ScryptTask[] = []
  /** What is done while a hash is computed. */
  const meanwhile: (() => void)[] = []
  const access = createAccessCalls({
    ops,
    worldOps,
    now: () => clock.nowMs,
    randomBytes,
    derive(task) {
      derived.push(task)
      meanwhile.shift()?.()
      return quick(task)
    },
    onEnded: (credential) => ended.push(credential),
    onFailure: (what) => failures.push(what)
  })
  const { calls } = access
  const createToken = (name = 'report', scopes: Scope[] = ['read'], days: number | null = null) =>
    unwrapped(calls['token.create']({ name, scopes, expires_in_days: days }))
  const saveUser = async (name: string, password: string, scopes: Scope[] = ['read']) =>
    unwrapped(await calls['api_user.save']({ name, password, scopes }))
  const { authenticate } = createCredentialCheck(
    async (request) => unwrapped(await calls['access.authenticate'](request)),
    randomBytes(32)
  )
  const byToken = (token: string): Promise<Caller | null> => authenticate({ token })
  const byPassword = (user: string, password: string, mayCostScrypt = true): Promise<Caller | null> =>
    authenticate({ user, password }, { mayCostScrypt })
  return { ops, access, calls, clock, ended, failures, derived, meanwhile, createToken, saveUser, byToken, byPassword }
}

function unwrapped<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('who comes in with a token', () => {
  it('has its rights, is named by it, and ends with it', async () => {
    const { createToken, byToken, clock } = opened()
    const { token, token_id } = createToken('report', ['delete', 'read'], 7)
    expect(await byToken(token)).toEqual({
      scopes: new Set(['read', 'delete']),
      who: `token report (${token_id})`,
      credential: `token:${token_id}`,
      expiresMs: clock.nowMs + 7 * dayMs
    })
  })

  it('is nobody from the moment on at which it expires', async () => {
    const { createToken, byToken, clock } = opened()
    const { token } = createToken('report', ['read'], 1)
    clock.nowMs += dayMs - 1
    expect(await byToken(token)).not.toBeNull()
    clock.nowMs += 1
    expect(await byToken(token)).toBeNull()
  })

  it('is nobody once it is revoked, of which all are told', async () => {
    const { calls, createToken, byToken, ended } = opened()
    const { token, token_id } = createToken()
    expect(await byToken(token)).not.toBeNull()
    expect(calls['token.revoke']({ token_id })).toMatchObject({ value: { token_id, state: 'revoked' } })
    expect(await byToken(token)).toBeNull()
    expect(ended).toEqual([`token:${token_id}`])
  })

  it('is nobody once another connection to the store has revoked it', async () => {
    const folder = temporaryPath()
    const { createToken, byToken } = opened(temporaryOps(folder))
    const { token, token_id } = createToken()
    expect(await byToken(token)).not.toBeNull()
    temporaryOps(folder).prepare('UPDATE token SET revoked_ms = 1 WHERE token_id = ?').run(token_id)
    expect(await byToken(token)).toBeNull()
  })

  it('is nobody with a part of it, with more than it, in other case, or with the secret of another', async () => {
    const { createToken, byToken } = opened()
    const [one, other] = [createToken(), createToken()].map(({ token }) => token)
    if (one === undefined || other === undefined) throw new Error('no tokens')
    const wrong = ['', one.slice(0, -1), `${one}x`, `${one} `, one.toUpperCase(), one.slice(0, 21) + other.slice(21)]
    for (const text of wrong) expect(await byToken(text)).toBeNull()
    expect(await byToken(one)).not.toBeNull()
  })

  it('is noted to the minute, with one write a minute', async () => {
    const { ops, calls, createToken, byToken, clock } = opened()
    const { token } = createToken()
    const lastUsed = () => unwrapped(calls['tokens.list']()).items[0]?.last_used_at
    const writes = (): number => Number(ops.prepare('SELECT total_changes()').pluck().get())
    expect(lastUsed()).toBeNull()
    await byToken(token)
    expect(lastUsed()).toBe('2026-11-01T12:00:00.000Z')
    const before = writes()
    clock.nowMs += 29_999
    await byToken(token)
    expect(writes()).toBe(before)
    clock.nowMs += 1
    await byToken(token)
    expect(lastUsed()).toBe('2026-11-01T12:01:00.000Z')
  })

  it('comes in also where that can not be noted', async () => {
    const { ops, createToken, byToken, failures } = opened()
    const { token } = createToken()
    ops.exec("CREATE TRIGGER full BEFORE UPDATE ON token BEGIN SELECT raise(ABORT, 'the disk is full'); END")
    expect(await byToken(token)).not.toBeNull()
    expect(failures).toEqual(['noting the use of a credential'])
  })

  it('is not known by an id that no token has', () => {
    const { calls, ended } = opened()
    expect(calls['token.revoke']({ token_id: 'ab' })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'There is no such token.' }
    })
    expect(ended).toEqual([])
  })
})

describe('who comes in by name and password', () => {
  it('has the rights of the user and is named by it', async () => {
    const { saveUser, byPassword } = opened()
    expect(await saveUser('tableau', 'right password', ['read', 'delete'])).toMatchObject({ name: 'tableau' })
    expect(await byPassword('tableau', 'right password')).toEqual({
      scopes: new Set(['read', 'delete']),
      who: 'user tableau',
      credential: 'user:tableau',
      expiresMs: null
    })
  })

  it.each([
    ['tableau', ''],
    ['tableau', 'right passwor'],
    ['tableau', 'right password '],
    ['tableau', 'Right password'],
    ['Tableau', 'right password'],
    ['', 'right password'],
    ['other', 'right password']
  ])('is nobody as %j with %j', async (user, password) => {
    const { saveUser, byPassword } = opened()
    await saveUser('tableau', 'right password')
    await saveUser('other', 'another password')
    expect(await byPassword(user, password)).toBeNull()
  })

  it('costs a hash the first time and every wrong time, an unknown name as much as a known one', async () => {
    const { saveUser, byPassword, derived } = opened()
    await saveUser('tableau', 'right password')
    const costs = async (user: string, password: string): Promise<number> => {
      const before = derived.length
      await byPassword(user, password)
      return derived.length - before
    }
    expect(await costs('tableau', 'right password')).toBe(1)
    expect(await costs('tableau', 'right password')).toBe(0)
    expect(await costs('tableau', 'wrong password')).toBe(1)
    expect(await costs('tableau', 'wrong password')).toBe(1)
    expect(await costs('nobody', 'right password')).toBe(1)
    expect(derived.every(({ costLog2, salt }) => costLog2 === 15 && salt.length === 16)).toBe(true)
  })

  it('is nobody where no hash may be computed, unless the password was right before', async () => {
    const { saveUser, byPassword, derived } = opened()
    await saveUser('tableau', 'right password')
    expect(await byPassword('tableau', 'right password', false)).toBeNull()
    expect(derived).toHaveLength(1)
    await byPassword('tableau', 'right password')
    expect(await byPassword('tableau', 'right password', false)).not.toBeNull()
    expect(await byPassword('tableau', 'wrong password', false)).toBeNull()
    expect(await byPassword('nobody', 'right password', false)).toBeNull()
    expect(derived).toHaveLength(2)
  })

  it('is nobody with a password that was changed, and has other scopes at once, of which all are told', async () => {
    const { saveUser, byPassword, ended } = opened()
    await saveUser('tableau', 'first password')
    expect(await byPassword('tableau', 'first password')).not.toBeNull()
    expect(ended).toEqual([])
    await saveUser('tableau', 'second password', ['delete'])
    expect(ended).toEqual(['user:tableau'])
    expect(await byPassword('tableau', 'first password')).toBeNull()
    expect(await byPassword('tableau', 'second password')).toMatchObject({ scopes: new Set(['delete']) })
  })

  it('is nobody once removed, also while the password is being checked, of which all are told', async () => {
    const { calls, saveUser, byPassword, ended, meanwhile } = opened()
    await saveUser('one', 'right password')
    await saveUser('two', 'right password')
    await byPassword('one', 'right password')
    expect(calls['api_user.remove']({ name: 'one' })).toEqual({ ok: true, value: { name: 'one' } })
    expect(await byPassword('one', 'right password')).toBeNull()
    expect(await byPassword('one', 'right password', false)).toBeNull()
    meanwhile.push(() => calls['api_user.remove']({ name: 'two' }))
    expect(await byPassword('two', 'right password')).toBeNull()
    expect(ended).toEqual(['user:one', 'user:two'])
    expect(calls['api_user.remove']({ name: 'one' })).toMatchObject({ error: { code: 'not-found' } })
  })

  it('may compose letters as the keyboard does', async () => {
    const { saveUser, byPassword } = opened()
    await saveUser('Ren\u00e9', 'caf\u00e9 au lait')
    expect(await byPassword('Rene\u0301', 'cafe\u0301 au lait')).toMatchObject({ who: 'user Ren\u00e9' })
  })

  it('is noted to the minute', async () => {
    const { calls, saveUser, byPassword } = opened()
    await saveUser('tableau', 'right password')
    await byPassword('tableau', 'wrong password')
    expect(unwrapped(calls['api_users.list']()).items[0]?.last_used_at).toBeNull()
    await byPassword('tableau', 'right password')
    expect(unwrapped(calls['api_users.list']()).items[0]?.last_used_at).toBe('2026-11-01T12:00:00.000Z')
  })

  it('leaves the password in no file', async () => {
    const folder = temporaryPath()
    const { saveUser, byPassword } = opened(temporaryOps(folder))
    await saveUser('tableau', 'planted password')
    await byPassword('tableau', 'planted password')
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)))
    expect(files.some((file) => file.includes('tableau'))).toBe(true)
    expect(files.some((file) => file.includes('planted'))).toBe(false)
  })
})

describe('the log of requests and the audit', () => {
  it('show what was noted just now', () => {
    const { calls, clock } = opened()
    const entry = { atMs: clock.nowMs, who: null, method: 'GET', route: null, status: 401, tookMs: 2, address: '::1' }
    calls['access.note_requests']({ entries: [entry] })
    expect(calls['api.requests']({ limit: 10 })).toMatchObject({ value: { items: [{ status: 401, address: '::1' }] } })
  })

  it('writes requests that wait when it stops', () => {
    const { ops, access, clock } = opened()
    const entry = { atMs: clock.nowMs, who: null, method: 'GET', route: null, status: 200, tookMs: 2, address: '::1' }
    access.calls['access.note_requests']({ entries: [entry] })
    access.stop()
    expect(ops.prepare('SELECT count(*) FROM api_request').pluck().get()).toBe(1)
  })

  it('of both worlds are one audit, and where there is one file each entry is there once', () => {
    const [root, world] = [temporaryOps(), temporaryOps()]
    const note = { atMs: 1, by: 'command', action: 'token.create', object: 'token a' } as const
    world
      .prepare("INSERT INTO audit (at_ms, by_whom, action, object) VALUES (2, 'user x', 'ride.delete', 'ride 1')")
      .run()
    const both = opened(root, world)
    both.calls['access.note_audit'](note)
    expect(both.calls['audit.list']({ limit: 10 })).toMatchObject({
      value: { items: [{ object: 'ride 1' }, { object: 'token a' }], next_cursor: null }
    })
    const one = opened()
    one.calls['access.note_audit'](note)
    expect(unwrapped(one.calls['audit.list']({ limit: 10 })).items).toHaveLength(1)
  })

  it('refuse a cursor they did not give out', () => {
    const { calls } = opened()
    for (const call of ['api.requests', 'audit.list'] as const) {
      expect(calls[call]({ limit: 10, cursor: 'x' })).toMatchObject({ error: { code: 'bad-input' } })
    }
  })
})
