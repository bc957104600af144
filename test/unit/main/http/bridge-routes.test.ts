import { type ClientRequest, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { machineCaller } from '../../../../src/shared/dispatch'
import { machineScopes } from '../../../../src/shared/domain/access'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { tileOf } from '../../../contract/feed-items'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { cookieOf, pageHeaders, type RawAnswer, send } from './raw-request'

let fake: FakeEngine
let shell: StartedShell
let cookie: string
const streams: ClientRequest[] = []
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  shell = await startShell(fake)
  cookie = cookieOf(await send(shell.url, shell.pageLink.slice(shell.url.length)))
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.destroy()
  await shell.stop()
})

const call = (name: string, headers = pageHeaders(shell.url, cookie), body: unknown = {}): Promise<RawAnswer> =>
  send(shell.url, `/bridge/call/${name}`, { method: 'POST', headers, body })

const asReader = async (): Promise<string> =>
  cookieOf(
    await send(shell.url, '/session', {
      method: 'POST',
      headers: pageHeaders(shell.url),
      body: { token: 'dlt_1_reader' }
    })
  )

/** Opens an event stream and keeps what arrives. */
function openStream(query = '?feeds=floor', headers: Record<string, string> = { cookie }) {
  const stream = { status: 0, type: '', text: '', isClosed: false }
  const sent = request(new URL(`/bridge/events${query}`, shell.url), { headers, agent: false }, (response) => {
    stream.status = response.statusCode ?? 0
    stream.type = response.headers['content-type'] ?? ''
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      stream.text += text
    })
    const closed = (): void => {
      stream.isClosed = true
    }
    response.on('close', closed)
    response.on('error', closed)
  })
  sent.on('error', () => {
    stream.isClosed = true
  })
  sent.end()
  streams.push(sent)
  return { stream, leave: () => sent.destroy() }
}

describe('A call of the page', () => {
  it('is never one that only a command may make, whatever the token may do that signed the page in', async () => {
    fake.grant('dlt_1_machine', machineCaller('token machine (1)', machineScopes))
    const body = { token: 'dlt_1_machine' }
    const signedIn = await send(shell.url, '/session', { method: 'POST', headers: pageHeaders(shell.url), body })
    for (const holder of [cookie, cookieOf(signedIn)]) {
      const headers = pageHeaders(shell.url, holder)
      const refused = await call('replay.start', headers, { file: '/logs/bikes.log' })
      expect(refused.json()).toMatchObject({ ok: false, error: { code: 'forbidden' } })
      const answered = await call('token.create', headers, { name: 'x', scopes: ['read'] })
      expect(answered.json()).toMatchObject({ ok: true })
    }
    expect(fake.seen.map(({ name }) => name)).toEqual(['token.create', 'token.create'])
  })

  it('is answered 200 with a result, which no cache keeps', async () => {
    const answer = await call('status.get')
    expect([answer.status, answer.json()]).toEqual([200, { ok: true, value: { called: 'status.get' } }])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('is answered 200 with an error as a value', async () => {
    const answer = await call('no.such')
    expect([answer.status, answer.json()]).toMatchObject([200, { ok: false, error: { code: 'unknown-call' } }])
  })

  it('needs a session', async () => {
    const strangers = ['', `deloton_${shell.port}=${'A'.repeat(43)}`, cookie.replace(/^deloton_\d+/, 'deloton_1')]
    for (const stranger of strangers) {
      const answer = await call('status.get', pageHeaders(shell.url, stranger))
      expect(answer.status).toBe(401)
    }
    expect(fake.seen).toEqual([])
  })

  it('needs our Origin, whatever cookie it carries', async () => {
    const { origin, ...withoutOrigin } = pageHeaders(shell.url, cookie)
    expect(origin).toBe(shell.url)
    const foreign = [
      'null',
      'http://evil.test',
      `http://127.0.0.1:${shell.port + 1}`,
      `https://127.0.0.1:${shell.port}`
    ]
    const all = [withoutOrigin, ...foreign.map((other) => ({ ...withoutOrigin, origin: other }))]
    for (const headers of all) expect((await call('status.get', headers)).status).toBe(403)
    expect(fake.seen).toEqual([])
  })

  it('has JSON as its body', async () => {
    expect((await call('status.get', pageHeaders(shell.url, cookie), '{"a":')).status).toBe(400)
    const asText = { ...pageHeaders(shell.url, cookie), 'content-type': 'text/plain' }
    expect((await call('status.get', asText, '{}')).status).toBe(415)
    expect(fake.seen).toEqual([])
  })

  it('is a POST', async () => {
    expect((await send(shell.url, '/bridge/call/status.get', { headers: { cookie } })).status).toBe(405)
  })

  it('is refused where the session’s token has not the scope, and its handler hears nothing', async () => {
    const headers = pageHeaders(shell.url, await asReader())
    const answer = await call('quarantine.list', headers)
    expect([answer.status, answer.json()]).toMatchObject([200, { ok: false, error: { code: 'forbidden' } }])
    expect((await call('status.get', headers)).json()).toMatchObject({ ok: true })
    expect(fake.seen.map(({ name }) => name)).toEqual(['status.get'])
  })

  it('of one session does not take the room of another’s', async () => {
    const reader = pageHeaders(shell.url, await asReader())
    const releases: (() => void)[] = []
    fake.answer('rides.list', () => new Promise((resolve) => releases.push(() => resolve({ ok: true, value: 1 }))))
    const held = Array.from({ length: 32 }, () => call('rides.list'))
    await expect.poll(() => releases.length).toBe(32)
    expect((await call('status.get')).json()).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect((await call('status.get', reader)).json()).toMatchObject({ ok: true })
    for (const release of releases) release()
    await Promise.all(held)
  })
})

describe('The event stream of the page', () => {
  it('carries each batch as one event with the feed’s name', async () => {
    const { stream } = openStream('?feeds=floor,status')
    await expect.poll(() => fake.subscribers('status')).toBe(1)
    fake.publish('floor', [tileOf('a', 1)])
    await expect.poll(() => stream.text).toContain('event: floor')
    expect([stream.status, stream.type]).toEqual([200, 'text/event-stream'])
    const data = /^event: floor\ndata: ([^\n]*)\n\n/m.exec(stream.text)?.[1] ?? ''
    expect(JSON.parse(data)).toEqual([tileOf('a', 1)])
  })

  it('needs a session', async () => {
    const answer = await send(shell.url, '/bridge/events?feeds=floor')
    expect(answer.status).toBe(401)
  })

  it.each([
    '',
    '?feeds=',
    '?feeds=floor,',
    '?feeds=rides',
    '?feeds=__proto__',
    '?feeds=floor&feeds=status',
    '?feeds[]=floor'
  ])('is none for /bridge/events%s', async (query) => {
    const answer = await send(shell.url, `/bridge/events${query}`, { headers: { cookie } })
    expect(answer.status).toBe(400)
  })

  it('is not opened by HEAD', async () => {
    const answer = await send(shell.url, '/bridge/events?feeds=floor', { method: 'HEAD', headers: { cookie } })
    expect(answer.status).toBe(405)
    expect(fake.subscribers('floor')).toBe(0)
  })

  it('ends its subscriptions when the page leaves', async () => {
    const { leave } = openStream()
    await expect.poll(() => fake.subscribers('floor')).toBe(1)
    leave()
    await expect.poll(() => fake.subscribers('floor')).toBe(0)
  })

  it('ends when the page signs out: nothing more of the floor is told', async () => {
    const { stream } = openStream()
    await expect.poll(() => fake.subscribers('floor')).toBe(1)
    const out = await send(shell.url, '/session', { method: 'DELETE', headers: { cookie, origin: shell.url } })
    expect(out.status).toBe(204)
    fake.publish('floor', [tileOf('a', 1)])
    await expect.poll(() => stream.isClosed).toBe(true)
    expect(stream.text).not.toContain('event:')
    expect(fake.subscribers('floor')).toBe(0)
  })

  it('ends when the shell stops', async () => {
    const { stream } = openStream()
    await expect.poll(() => fake.subscribers('floor')).toBe(1)
    await shell.stop()
    await expect.poll(() => stream.isClosed).toBe(true)
    expect(fake.subscribers('floor')).toBe(0)
  })

  it('is one of 64 at most', async () => {
    for (let count = 1; count <= 64; count += 1) openStream()
    await expect.poll(() => fake.subscribers('floor')).toBe(64)
    const answer = await send(shell.url, '/bridge/events?feeds=floor', { headers: { cookie } })
    expect(answer.status).toBe(503)
    streams[0]?.destroy()
    await expect.poll(() => fake.subscribers('floor')).toBe(63)
    openStream()
    await expect.poll(() => fake.subscribers('floor')).toBe(64)
  })
})
