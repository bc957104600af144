import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { cookieOf, pageHeaders, type RawAnswer, send } from './raw-request'

let fake: FakeEngine
let shell: StartedShell
let nowMs = 0
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  nowMs = 1_700_000_000_000
  shell = await startShell(fake, { now: () => nowMs })
})
afterEach(() => shell.stop())

const open = (): Promise<RawAnswer> => send(shell.url, shell.pageLink.slice(shell.url.length))
const signIn = (body: unknown, headers = pageHeaders(shell.url)): Promise<RawAnswer> =>
  send(shell.url, '/session', { method: 'POST', headers, body })
const sessionOf = async (cookie: string): Promise<unknown> =>
  (await send(shell.url, '/session', { headers: { cookie } })).json()

describe('The page', () => {
  it('is served at / without a session, and asked for anew each time', async () => {
    const answer = await send(shell.url, '/')
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.text).toContain('<title>')
  })

  it.each([
    ['/assets/index-abc123.js', /^(?:text|application)\/javascript/, 'public, max-age=31536000, immutable'],
    ['/assets/index-abc123.css', /^text\/css/, 'public, max-age=31536000, immutable'],
    ['/favicon.svg', /^image\/svg\+xml/, 'no-cache']
  ])('has the file %s', async (path, type, caching) => {
    const answer = await send(shell.url, path)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(type)
    expect(answer.headers['cache-control']).toBe(caching)
  })

  it('answers HEAD without a body', async () => {
    const answer = await send(shell.url, '/', { method: 'HEAD' })
    expect([answer.status, answer.text]).toEqual([200, ''])
  })

  it.each([
    '/floor',
    '/notes.txt',
    '/.hidden.js',
    '/assets',
    '/assets/',
    '/assets/index-abc123.js.map',
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/%252e%252e/package.json',
    '//etc/passwd',
    '/etc/passwd',
    '/C:/windows/win.ini',
    '/assets/index-abc123.js%00.svg',
    '/assets//index-abc123.js',
    '/ASSETS/index-abc123.js',
    '/assets/index-abc123.js::$DATA',
    '/%E0%A4%A'
  ])('has nothing at %s', async (path) => {
    const answer = await send(shell.url, path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
  })
})

describe('The link with the secret', () => {
  it('signs in with all scopes and leads to the page', async () => {
    const answer = await open()
    expect([answer.status, answer.headers.location]).toEqual([303, '/'])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await sessionOf(cookieOf(answer))).toEqual({ signed_in: true, scopes: ['read', 'delete', 'admin'] })
  })

  it('sets a cookie that scripts can not read, other sites can not send, and that is named for the port', async () => {
    const [cookie] = (await open()).headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(`^deloton_${shell.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
  })

  it.each(['', '?k=', '?k=wrong', '?k[]=x', '?k=a&k=b', '?K=x'])('signs nobody in as /open%s', async (query) => {
    const answer = await send(shell.url, `/open${query}`)
    expect(answer.status).toBe(401)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('signs nobody in with a secret of another length or with one letter changed', async () => {
    const secret = new URL(shell.pageLink).searchParams.get('k') ?? ''
    const changed = (secret.startsWith('A') ? 'B' : 'A') + secret.slice(1)
    for (const guess of [secret.slice(1), `${secret}A`, changed]) {
      expect((await send(shell.url, `/open?k=${guess}`)).status).toBe(401)
    }
  })

  it('is guessed at 30 times a minute at most, and the right one works all the same', async () => {
    for (let guess = 0; guess < 30; guess += 1) expect((await send(shell.url, `/open?k=${guess}`)).status).toBe(401)
    const refused = await send(shell.url, '/open?k=30')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    expect((await open()).status).toBe(303)
  })
})

describe('Signing in with a token', () => {
  it('gives a session with the scopes of the token', async () => {
    const answer = await signIn({ token: 'dlt_1_reader' })
    expect([answer.status, answer.json()]).toEqual([200, { signed_in: true, scopes: ['read'] }])
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(await sessionOf(cookieOf(answer))).toEqual({ signed_in: true, scopes: ['read'] })
  })

  it('answers the same whatever was wrong', async () => {
    const bodies = [{ token: 'dlt_1_wrong' }, { token: '' }, { token: 'x'.repeat(201) }, { token: 7 }, {}, [], 'null']
    const answers = await Promise.all(bodies.map((body) => signIn(body)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(401)
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual(bodies.map(() => undefined))
  })

  it('is tried 30 times a minute at most, and a right token is never slowed', async () => {
    for (let guess = 0; guess < 30; guess += 1) expect((await signIn({ token: `dlt_1_${guess}` })).status).toBe(401)
    const refused = await signIn({ token: 'dlt_1_31' })
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    expect((await signIn({ token: 'dlt_1_reader' })).status).toBe(200)
    nowMs += 60_000
    expect((await signIn({ token: 'dlt_1_31' })).status).toBe(401)
  })

  it('is taken from our own page only', async () => {
    const { origin, ...withoutOrigin } = pageHeaders(shell.url)
    expect(origin).toBe(shell.url)
    for (const headers of [withoutOrigin, { ...withoutOrigin, origin: 'http://evil.test' }]) {
      const answer = await signIn({ token: 'dlt_1_reader' }, headers)
      expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined])
    }
  })
})

describe('A session that was signed in by a token', () => {
  it('ends at once when the token is revoked, and one by the link goes on', async () => {
    const byToken = cookieOf(await signIn({ token: 'dlt_1_reader' }))
    const byLink = cookieOf(await open())
    fake.end('token:1')
    expect(await sessionOf(byToken)).toMatchObject({ signed_in: false })
    expect(await sessionOf(byLink)).toMatchObject({ signed_in: true })
  })

  it('ends when the token expires', async () => {
    fake.grant('dlt_2_short', { ...readOnly, credential: 'token:2', expiresMs: nowMs + 1_000 })
    const cookie = cookieOf(await signIn({ token: 'dlt_2_short' }))
    expect(await sessionOf(cookie)).toMatchObject({ signed_in: true })
    nowMs += 1_000
    expect(await sessionOf(cookie)).toMatchObject({ signed_in: false })
  })
})

describe('A session', () => {
  it('is none without a cookie, and says so', async () => {
    expect(await sessionOf('')).toEqual({ signed_in: false, scopes: [] })
    expect(await sessionOf(`deloton_${shell.port}=${'A'.repeat(43)}`)).toEqual({ signed_in: false, scopes: [] })
  })

  it('ends when the page signs out', async () => {
    const cookie = cookieOf(await open())
    const answer = await send(shell.url, '/session', { method: 'DELETE', headers: { origin: shell.url, cookie } })
    expect(answer.status).toBe(204)
    expect(answer.headers['set-cookie']?.[0]).toContain('Max-Age=0')
    expect(await sessionOf(cookie)).toEqual({ signed_in: false, scopes: [] })
  })

  it('is not ended by another site', async () => {
    const cookie = cookieOf(await open())
    for (const headers of [{ cookie }, { cookie, origin: 'http://evil.test' }]) {
      expect((await send(shell.url, '/session', { method: 'DELETE', headers })).status).toBe(403)
    }
    expect(await sessionOf(cookie)).toMatchObject({ signed_in: true })
  })

  it('ends after 12 idle hours', async () => {
    const cookie = cookieOf(await open())
    nowMs += 12 * 3_600_000 + 1
    expect(await sessionOf(cookie)).toEqual({ signed_in: false, scopes: [] })
  })
})
