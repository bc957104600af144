import { connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHttpShell } from '../../../../src/main/http/start-http-shell'
import { contentSecurityPolicy } from '../../../../src/shared/security-headers'
import { createFakeEngine, everything, type FakeEngine } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { makeTemporaryFolder } from '../../../support/temporary-folder'
import { pageHeaders, send } from './raw-request'

let fake: FakeEngine
let shell: StartedShell
beforeAll(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_right', everything)
  shell = await startShell(fake)
})
afterAll(() => shell.stop())

const authorized = { authorization: 'Bearer dlt_1_right' }

/** Bytes sent as they are; what comes back until the server closes. */
const sendBytes = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(shell.port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      answer += text
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })

describe('The HTTP shell', () => {
  it('listens on 127.0.0.1, and its link carries a secret of 32 bytes', () => {
    expect(shell.url).toBe(`http://127.0.0.1:${shell.port}`)
    expect(shell.pageLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?k=[\w-]{43}$/)
  })

  it('has a new secret at each start', async () => {
    const other = await startShell(fake)
    expect(new URL(other.pageLink).search).not.toBe(new URL(shell.pageLink).search)
    await other.stop()
  })

  it('says in one sentence that its port is in use and what to do', async () => {
    await expect(startShell(fake, { port: shell.port })).rejects.toThrow(
      `Port ${shell.port} is in use by another program; choose another with --port, or stop that program.`
    )
  })

  it('says in one sentence that the page is not built', async () => {
    const empty = makeTemporaryFolder()
    const { engine } = fake
    const log = pino({ level: 'silent' })
    const options = { engine, port: 0, pageDir: empty.path, log, now: Date.now }
    expect(await startHttpShell(options)).toEqual({
      ok: false,
      error: { code: 'unavailable', message: 'The page is not built; run "npm run build" first.' }
    })
    empty.remove()
  })

  it.each(['/', '/health', '/api/v1/status', '/open?k=x', '/nothing'])(
    'answers 421 to %s under another Host, whatever the request carries (DNS rebinding)',
    async (path) => {
      for (const host of ['evil.test', `evil.test:${shell.port}`, '127.0.0.1', `127.0.0.1:${shell.port + 1}`]) {
        const answer = await send(shell.url, path, { headers: { ...authorized, host } })
        expect(answer.status).toBe(421)
        expect(answer.text).not.toContain('deloton_')
      }
      expect(fake.seen).toEqual([])
    }
  )

  it.each(['127.0.0.1', 'localhost', '[::1]'])('answers under its own name %s', async (name) => {
    const answer = await send(shell.url, '/health', { headers: { host: `${name}:${shell.port}` } })
    expect([answer.status, answer.text]).toEqual([200, '{"status":"ok"}'])
  })

  it.each([
    '/health',
    '/api/v1/status',
    '/session',
    '/bridge/events?feeds=floor',
    '/nothing',
    '/assets/index-abc123.js'
  ])('refuses %s to a page of another site', async (path) => {
    for (const foreign of [
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${shell.port + 1}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    ]) {
      const answer = await send(shell.url, path, { headers: { ...authorized, ...foreign } })
      expect([path, foreign, answer.status]).toEqual([path, foreign, 403])
    }
  })

  it.each(['/', '/open?k=wrong'])('lets a link of another site lead to %s', async (path) => {
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await send(shell.url, path, { headers: link })).status).not.toBe(403)
    const asData = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }
    expect((await send(shell.url, path, { headers: asData })).status).toBe(403)
  })

  it.each([
    ['the page', '/', 200],
    ['a built file', '/assets/index-abc123.js', 200],
    ['data without a token', '/api/v1/rides', 401],
    ['an unknown path', '/nothing', 404],
    ['a broken path', '/api/v1/ride/%E0%A4%A', 400]
  ])('sends its security headers, and none of CORS, with %s', async (_what, path, status) => {
    const { status: answered, headers } = await send(shell.url, path, { headers: { origin: shell.url } })
    expect(answered).toBe(status)
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('sends them with answers to what is no request, too', async () => {
    for (const bytes of ['no HTTP at all\r\n\r\n', `GET / HTTP/1.1\r\nx: ${'a'.repeat(17_000)}\r\n\r\n`]) {
      const answer = await sendBytes(bytes)
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer).toContain('x-content-type-options: nosniff')
      expect(answer).toContain(contentSecurityPolicy)
    }
  })

  it('takes a head of at most 16 KiB', async () => {
    const answer = await sendBytes(`GET /health HTTP/1.1\r\nx: ${'a'.repeat(17_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('takes a body of at most 1 MiB', async () => {
    const headers = pageHeaders(shell.url)
    const answer = await send(shell.url, '/session', {
      method: 'POST',
      headers,
      body: { token: 'x'.repeat(1_048_576) }
    })
    expect(answer.status).toBe(413)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes no body of the type %s, as a form of another site would send it',
    async (type) => {
      const headers = { ...pageHeaders(shell.url), 'content-type': type }
      const answer = await send(shell.url, '/session', { method: 'POST', headers, body: '{"token":"dlt_1_right"}' })
      expect(answer.status).toBe(415)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  )

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('answers 405 to the method %s where it means nothing', async (method) => {
    for (const path of ['/', '/api/v1/rides', '/health', '/open']) {
      expect((await send(shell.url, path, { method, headers: authorized })).status).toBe(405)
    }
  })

  it('answers an unknown path as problem details', async () => {
    const answer = await send(shell.url, '/floor')
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({ type: 'urn:deloton:problem:not-found', status: 404 })
  })

  it('answers 500 without any detail when what it asks of the engine fails, and its log says why', async () => {
    const broken = createFakeEngine()
    const failing = await startShell({
      ...broken,
      engine: { ...broken.engine, authenticate: () => Promise.reject(new Error('the token store at /data is gone')) }
    })
    const answer = await send(failing.url, '/api/v1/status', { headers: authorized })
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(/store|data|Error/)
    expect(failing.logged.join('')).toContain('the token store')
    await failing.stop()
  })

  it('keeps paths, tokens and cookies out of its log', async () => {
    await send(shell.url, '/api/v1/ride/123456?secret=1', {
      headers: { authorization: 'Bearer dlt_9_wrong', cookie: 'a=b' }
    })
    await send(shell.url, shell.pageLink.slice(shell.url.length))
    expect(shell.logged.join('')).not.toMatch(/123456|secret|dlt_9|a=b|open\?k/)
  })

  it('stops while connections are open and a call is under way', { timeout: 5_000 }, async () => {
    const stopping = createFakeEngine()
    stopping.grant('dlt_1_right', everything)
    stopping.answer('rides.list', () => new Promise(() => undefined))
    const other = await startShell(stopping)
    const idle = connect(other.port, '127.0.0.1')
    const isIdleClosed = new Promise((resolve) => idle.on('close', resolve))
    const call = send(other.url, '/api/v1/rides', { headers: { ...authorized, connection: 'keep-alive' } })
    const ended = call.then(
      () => 'answered',
      () => 'cut off'
    )
    await expect.poll(() => stopping.seen.length).toBe(1)
    await other.stop()
    await isIdleClosed
    expect(await ended).toBe('cut off')
  })
})
