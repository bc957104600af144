import { request } from 'node:http'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { proofOf } from '../../../../src/main/host/control-proof'
import { type ControlServer, startControlServer } from '../../../../src/main/host/control-server'
import { fail } from '../../../../src/shared/result'
import { createFakeEngine, type FakeEngine } from '../../../contract/fake-engine'

const secret = 'the-secret-of-this-run'
let fake: FakeEngine
let server: ControlServer
let logged: string[]
beforeEach(async () => {
  fake = createFakeEngine()
  logged = []
  const log = pino({}, { write: (line) => void logged.push(line) })
  server = await startControlServer(fake.engine.handlers, secret, log)
})
afterEach(() => server.close())

interface Asked {
  readonly method?: string
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

const ask = ({ method = 'POST', path, body = '{}', headers = {} }: Asked): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? body : undefined)
  })
const authorized = { authorization: `Bearer ${secret}` }

describe('The control channel', () => {
  it('answers a call of the contract to who knows the secret, with every right', async () => {
    const input = { name: 'report', scopes: ['admin'] }
    const answer = await ask({ path: '/call/token.create', body: JSON.stringify(input), headers: authorized })
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ ok: true, value: { called: 'token.create' } }) })
    expect(fake.seen).toMatchObject([{ name: 'token.create', input }])
  })

  it('answers what only a command on the machine may ask', async () => {
    const body = JSON.stringify({ file: '/logs/bikes.log', speed: 10 })
    const answer = await ask({ path: '/call/replay.start', body, headers: authorized })
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { called: 'replay.start' } })
  })

  it('proves to a nonce that it knows the secret, without a word of it', async () => {
    const nonce = 'n'.repeat(32)
    const answer = await ask({ path: '/proof', body: JSON.stringify({ nonce }) })
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ proof: proofOf(secret, nonce) }) })
  })

  it.each([{}, { nonce: 'short' }, { nonce: 'x'.repeat(200) }, { nonce: 1 }, null, 7])(
    'proves nothing to %j',
    async (body) => {
      expect((await ask({ path: '/proof', body: JSON.stringify(body) })).status).toBe(400)
    }
  )

  it.each([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: secret },
    { authorization: `Bearer ${secret}x` },
    { authorization: `Bearer ${secret.slice(1)}` }
  ])('does nothing for %j', async (headers) => {
    expect(await ask({ path: '/call/status.get', headers })).toEqual({ status: 401, text: '' })
    expect(fake.seen).toEqual([])
  })

  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1'])(
    'is nothing to a page that reaches it as %s',
    async (host) => {
      const proof = await ask({ path: '/proof', body: '{"nonce":"nnnnnnnnnnnnnnnnnnnn"}', headers: { host } })
      expect(proof).toEqual({ status: 421, text: '' })
      expect((await ask({ path: '/call/status.get', headers: { ...authorized, host } })).status).toBe(421)
      expect(fake.seen).toEqual([])
    }
  )

  it('is nothing to a page of any origin, and to other methods and paths', async () => {
    const path = '/call/status.get'
    const origin = `http://127.0.0.1:${server.port}`
    expect((await ask({ path, headers: { ...authorized, origin } })).status).toBe(404)
    expect((await ask({ path, headers: authorized, method: 'GET' })).status).toBe(404)
    expect((await ask({ path: '/', headers: authorized })).status).toBe(404)
    expect((await ask({ path: '/call/../proof', headers: authorized })).status).toBe(404)
    expect(fake.seen).toEqual([])
  })

  it('answers what is no call, no JSON or too long with an error', async () => {
    const unknown = await ask({ path: '/call/constructor', headers: authorized })
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
    const broken = await ask({ path: '/call/status.get', headers: authorized, body: '{' })
    expect(broken.status).toBe(400)
    const wrong = await ask({ path: '/call/token.create', headers: authorized, body: '{"name":""}' })
    expect(JSON.parse(wrong.text)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    const long = ask({ path: '/call/status.get', headers: authorized, body: `"${'x'.repeat(1_100_000)}"` })
    expect(
      await long.then(
        ({ status }) => status,
        () => 'cut off'
      )
    ).toSatisfy((end) => end === 400 || end === 'cut off')
    expect(fake.seen).toEqual([])
  })

  it('passes on an error of a handler as a value', async () => {
    fake.answer('ride.get', () => fail('not-found', 'There is no such ride.'))
    const answer = await ask({ path: '/call/ride.get', headers: authorized, body: '{"ride_id":1}' })
    expect(JSON.parse(answer.text)).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'There is no such ride.' }
    })
  })

  it('tells a defect of a handler to the log, not to the caller', async () => {
    fake.answer('status.get', () => {
      throw new Error('the planted defect')
    })
    const answer = await ask({ path: '/call/status.get', headers: authorized })
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(answer.text).not.toContain('planted')
    expect(logged.join()).toContain('the planted defect')
  })

  it('tells a handler that who asked has gone', async () => {
    let aborted: Promise<unknown> | null = null
    let begun: () => void = () => undefined
    const beginning = new Promise<void>((resolve) => {
      begun = resolve
    })
    fake.answer('status.get', (_input, signal) => {
      aborted = new Promise((resolve) => signal.addEventListener('abort', resolve))
      begun()
      return new Promise(() => undefined)
    })
    const sent = request({
      host: '127.0.0.1',
      port: server.port,
      method: 'POST',
      path: '/call/status.get',
      headers: authorized
    })
    sent.on('error', () => undefined)
    sent.end('{}')
    await beginning
    sent.destroy()
    await expect(aborted).resolves.toBeDefined()
  })

  it('ends at once, also while a call is under way', async () => {
    fake.answer('status.get', () => new Promise(() => undefined))
    const waiting = ask({ path: '/call/status.get', headers: authorized })
    const cut = expect(waiting).rejects.toThrow()
    while (fake.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.close()
    await cut
    await expect(ask({ path: '/proof' })).rejects.toThrow()
  })
})
