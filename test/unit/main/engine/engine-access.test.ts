import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/main/engine/engine'
import { caller, portsWith, settings, signal, start, until } from './engine-fixture'

const good = { token: 'good' }

describe('who comes in to the engine', () => {
  it('gives a caller the rights of what it comes in with, and nobody else any', async () => {
    const { engine } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name !== 'access.authenticate') return answer(id, null)
          if (input.token === 'broken')
            parentPort.postMessage({ kind: 'answer', id, result: { ok: false, error: { code: 'internal', message: '' } } })
          else if (input.token === 'good') answer(id, { storedHash: null,
            caller: { scopes: new Set(['read', 'delete']), who: 'token x (1)', credential: 'token:1', expiresMs: 5 } })
          else answer(id, null)
        })
        tell('ready', null)`
    })
    expect(await engine.authenticate(good)).toEqual({
      scopes: new Set(['read', 'delete']),
      who: 'token x (1)',
      credential: 'token:1',
      expiresMs: 5
    })
    expect(await engine.authenticate({ token: 'wrong' })).toBeNull()
    expect(await engine.authenticate({ token: 'broken' })).toBeNull()
  })

  it('knows a password that was right before, also after other settings are applied, until it is taken away', async () => {
    const { engine } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name === 'api_user.remove') tell('access-ended', 'user:' + input.name)
          if (name !== 'access.authenticate') return answer(id, input)
          const isKnown = input.knownHash !== null && Buffer.from(input.knownHash).toString() === 'hash'
          const caller = { scopes: new Set(['read']), who: 'user ' + input.user, credential: String(isKnown), expiresMs: null }
          answer(id, isKnown || input.mayCostScrypt ? { caller, storedHash: Buffer.from('hash') } : null)
        })
        tell('ready', null)`
    })
    const login = { user: 'tableau', password: 'right' }
    const cheap = { mayCostScrypt: false }
    expect(await engine.authenticate(login, cheap)).toBeNull()
    expect(await engine.authenticate(login)).toMatchObject({ who: 'user tableau', credential: 'false' })
    expect(await engine.authenticate(login, cheap)).toMatchObject({ credential: 'true' })
    expect(await engine.authenticate({ ...login, password: 'wrong' }, cheap)).toBeNull()
    await engine.apply({ ...settings, timeZone: 'Europe/Berlin' })
    expect(await engine.authenticate(login, cheap)).toMatchObject({ credential: 'true' })
    await engine.handlers['api_user.remove']({ name: 'tableau' }, signal, caller)
    expect(await engine.authenticate(login, cheap)).toBeNull()
  })

  it('tells of credentials that were taken away until nobody listens', async () => {
    const { engine } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name === 'token.revoke') tell('access-ended', 'token:' + input.token_id)
          answer(id, input)
        })
        tell('ready', null)`
    })
    const told: string[] = []
    const unsubscribe = engine.onAccessEnded((credential) => void told.push(credential))
    await engine.handlers['tokens.list']({}, signal, caller)
    await engine.handlers['token.revoke']({ token_id: 'a' }, signal, caller)
    unsubscribe()
    await engine.handlers['token.revoke']({ token_id: 'b' }, signal, caller)
    expect(told).toEqual(['token:a'])
  })

  it('hands requests to the thread that keeps them', async () => {
    const { engine, logged } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name === 'access.note_requests')
            tell('log', { level: 'info', message: 'noted ' + input.entries.length, fields: {} })
          answer(id, null)
        })
        tell('ready', null)`
    })
    const entry = { atMs: 0, who: null, method: 'GET', route: null, status: 200, tookMs: 1, address: '127.0.0.1' }
    engine.noteRequests([entry, entry])
    await until(() => logged.some(({ msg }) => msg === 'noted 2'))
  })

  it('writes down who did what, and says in its log where that can not be', async () => {
    const { engine, logged } = await start({
      jobs: `
        onRequest(({ id, name, input }) => {
          if (name !== 'access.note_audit') return answer(id, { name: 'tableau' })
          tell('log', { level: 'info', message: [input.by, input.action, input.object].join(), fields: {} })
          parentPort.postMessage({ kind: 'answer', id, result: { ok: false, error: { code: 'internal', message: '' } } })
        })
        tell('ready', null)`
    })
    expect(await engine.handlers['api_user.remove']({ name: 'tableau' }, signal, caller)).toEqual({
      ok: true,
      value: { name: 'tableau' }
    })
    expect(logged.map(({ msg }) => msg)).toEqual([
      'front desk,api_user.remove,user tableau',
      'the audit could not be written'
    ])
  })

  it('knows where its API is served, as the shell does', async () => {
    const { engine } = await start()
    expect(await engine.handlers['api.state']({}, signal, caller)).toMatchObject({
      value: { is_on: true, url: 'http://127.0.0.1:4310' }
    })
  })

  it('authenticates nobody before it is started and after it is stopped', async () => {
    const { ports } = portsWith({
      jobs: "onRequest(({ id }) => answer(id, { caller: 1, storedHash: null })); tell('ready', null)"
    })
    const engine = createEngine(ports, settings)
    expect(await engine.authenticate(good)).toBeNull()
    await engine.start()
    expect(await engine.authenticate(good)).not.toBeNull()
    await engine.stop()
    expect(await engine.authenticate(good)).toBeNull()
  })
})
