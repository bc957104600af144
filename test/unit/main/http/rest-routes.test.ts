import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ErrorCode, fail, succeed } from '../../../../src/shared/result'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { cookieOf, type RawAnswer, send } from './raw-request'

let fake: FakeEngine
let shell: StartedShell
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  fake.grant('dlt_2_deleter', { scopes: new Set(['delete']) })
  shell = await startShell(fake)
})
afterEach(() => shell.stop())

const get = (path: string, headers: Record<string, string> = { authorization: 'Bearer dlt_1_reader' }) =>
  send(shell.url, path, { headers })
const seen = (): unknown[] => fake.seen.map(({ name, input }) => [name, input])
const problem = (answer: RawAnswer): unknown => {
  expect(answer.headers['content-type']).toBe('application/problem+json')
  return answer.json()
}

describe('The REST API', () => {
  it.each([
    ['/api/v1/status', 'status.get', {}],
    ['/api/v1/status/', 'status.get', {}],
    ['/api/v1/rides', 'rides.list', { limit: 100 }],
    ['/api/v1/rides/?limit=5&cursor=abc', 'rides.list', { limit: 5, cursor: 'abc' }],
    ['/api/v1/rides?limit=1000', 'rides.list', { limit: 1000 }],
    ['/api/v1/rides?limit=1001', 'rides.list', { limit: 1000 }],
    ['/api/v1/rides?limit=99999999999999999999', 'rides.list', { limit: 1000 }],
    ['/api/v1/rides?unknown=1', 'rides.list', { limit: 100 }],
    ['/api/v1/ride/7', 'ride.get', { ride_id: 7 }],
    ['/api/v1/ride/7/', 'ride.get', { ride_id: 7 }],
    ['/api/v1/ride/9007199254740991', 'ride.get', { ride_id: 9007199254740991 }],
    ['/api/v1/ride/7/readings', 'ride.readings', { ride_id: 7, limit: 100 }],
    ['/api/v1/ride/7/readings/?limit=2', 'ride.readings', { ride_id: 7, limit: 2 }],
    ['/api/v1/alerts', 'alerts.list', { limit: 100 }],
    ['/api/v1/alerts?state=open&late=false&limit=2000', 'alerts.list', { state: 'open', late: false, limit: 1000 }],
    [
      '/api/v1/alerts/?priority=high&rule=H1&rider_id=7&ride_id=8&late=true&cursor=abc',
      'alerts.list',
      { priority: 'high', rule: 'H1', rider_id: 7, ride_id: 8, late: true, cursor: 'abc', limit: 100 }
    ],
    [
      '/api/v1/alerts?from=2026-11-24&to=2026-11-25T10%3A00%3A00%2B01%3A00',
      'alerts.list',
      { from: '2026-11-24', to: '2026-11-25T10:00:00+01:00', limit: 100 }
    ],
    ['/api/v1/alert/7', 'alert.get', { alert_id: 7 }]
  ])('answers %s by the call %s', async (path, name, input) => {
    const answer = await get(path)
    expect([answer.status, answer.json()]).toEqual([200, { called: name }])
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(seen()).toEqual([[name, input]])
  })

  it('answers HEAD as GET without the body', async () => {
    const headers = { authorization: 'Bearer dlt_1_reader' }
    const answer = await send(shell.url, '/api/v1/rides', { method: 'HEAD', headers })
    expect([answer.status, answer.text]).toEqual([200, ''])
  })

  it('answers a list as the engine gives it', async () => {
    const page = { items: [{ ride_id: 1, end_time: null }], next_cursor: 'x_-' }
    fake.answer('rides.list', () => succeed(page))
    expect((await get('/api/v1/rides')).json()).toEqual(page)
  })

  it.each([
    '0',
    '-1',
    '+1',
    '01',
    '1.5',
    '1e3',
    '0x1',
    'abc',
    '7a',
    '%207',
    '99999999999999999999',
    '9007199254740992',
    '%00',
    '7%00',
    '%2F',
    '7%2Freadings',
    '..%2f7',
    '%E0%A4%A',
    '%',
    '%zz',
    '7'.repeat(600),
    '__proto__',
    '%F0%9F%9A%B4'
  ])('answers 404 or 400, and asks no handler, for the ride id %s', async (id) => {
    for (const path of [`/api/v1/ride/${id}`, `/api/v1/ride/${id}/readings`, `/api/v1/alert/${id}`]) {
      const answer = await get(path)
      expect([400, 404]).toContain(answer.status)
      expect(problem(answer)).toMatchObject({ status: answer.status })
    }
    expect(fake.seen).toEqual([])
  })

  it.each(['limit=0', 'limit=-1', 'limit=abc', 'limit=', 'limit=1.5', 'limit=1&limit=2', `cursor=${'x'.repeat(201)}`])(
    'answers 400 to a list asked for with %s',
    async (query) => {
      const answer = await get(`/api/v1/rides?${query}`)
      expect(problem(answer)).toMatchObject({ type: 'urn:deloton:problem:bad-input', status: 400 })
    }
  )

  it.each([
    'alerts?state=closed',
    'alerts?state=',
    'alerts?priority=urgent',
    'alerts?rule=h1',
    'alerts?rider_id=0',
    'alerts?rider_id=7a',
    'alerts?ride_id=-1',
    'alerts?late=1',
    'alerts?late=',
    'alerts?state=open&state=firing',
    'alerts?sate=open',
    'alerts?__proto__=1',
    'alerts?limit=0',
    'alert/7?limit=1'
  ])('answers 400 to /api/v1/%s and asks no handler', async (path) => {
    const answer = await get(`/api/v1/${path}`)
    expect(problem(answer)).toMatchObject({ type: 'urn:deloton:problem:bad-input', status: 400 })
    expect(fake.seen).toEqual([])
  })

  it('names the parameters there are when asked with another', async () => {
    expect(problem(await get('/api/v1/alerts?sate=open'))).toMatchObject({
      detail: 'The parameters are state, priority, rule, rider_id, ride_id, late, from, to, limit, cursor.'
    })
  })

  it.each(['/api/v1', '/api/v1/', '/api/v1/ride', '/api/v1/ride/', '/api/v2/status', '/api/v1/__proto__'])(
    'has nothing at %s',
    async (path) => {
      expect(problem(await get(path))).toMatchObject({ type: 'urn:deloton:problem:not-found', status: 404 })
    }
  )

  it.each<[ErrorCode, number]>([
    ['bad-input', 400],
    ['not-found', 404],
    ['forbidden', 403],
    ['unavailable', 503],
    ['internal', 500]
  ])('answers the error %s of a call with the status %i', async (code, status) => {
    fake.answer('ride.get', () => fail(code, 'One sentence.'))
    expect(problem(await get('/api/v1/ride/7'))).toEqual({
      type: `urn:deloton:problem:${code}`,
      title: code,
      status,
      detail: 'One sentence.'
    })
  })

  it('answers 500 without any detail when a handler throws', async () => {
    fake.answer('ride.get', () => {
      throw new Error('SELECT failed at /home/desk')
    })
    const answer = await get('/api/v1/ride/7')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toMatch(/SELECT|home|Error/)
  })
})

describe('A token for the REST API', () => {
  const wrong: readonly Record<string, string>[] = [
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer dlt_1_wrong' },
    { authorization: 'Bearer dlt_1_reader extra' },
    { authorization: 'dlt_1_reader' },
    { authorization: `Basic ${Buffer.from('desk:dlt_1_reader').toString('base64')}` },
    { authorization: `Bearer ${'x'.repeat(500)}` }
  ]

  it('is needed on every route with data: none, an empty and a wrong one get the same 401', async () => {
    const texts = new Set<string>()
    for (const path of [
      '/api/v1/status',
      '/api/v1/rides',
      '/api/v1/ride/7',
      '/api/v1/ride/999',
      '/api/v1/ride/abc',
      '/api/v1/alerts'
    ]) {
      for (const headers of path.endsWith('7') ? wrong : wrong.slice(3, 5)) {
        const answer = await get(path, headers)
        expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer'])
        texts.add(answer.text)
      }
    }
    expect(texts.size).toBe(1)
    expect([...texts][0]).not.toMatch(/ride|999|request/)
    expect(fake.seen).toEqual([])
  })

  it.each(['Bearer dlt_1_reader', 'bearer dlt_1_reader', 'Bearer   dlt_1_reader '])('is taken as %j', async (value) => {
    expect((await get('/api/v1/status', { authorization: value })).status).toBe(200)
  })

  it('without the scope gets 403', async () => {
    const answer = await get('/api/v1/rides', { authorization: 'Bearer dlt_2_deleter' })
    expect(problem(answer)).toMatchObject({ type: 'urn:deloton:problem:forbidden', status: 403 })
  })

  it('can not be replaced by the cookie of a page', async () => {
    const cookie = cookieOf(await send(shell.url, shell.pageLink.slice(shell.url.length)))
    expect((await get('/api/v1/status', { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(401)
  })

  it('is guessed at 30 times a minute at most; a right one is never slowed, and none at all is a plain 401', async () => {
    for (let guess = 0; guess < 30; guess += 1) {
      expect((await get('/api/v1/status', { authorization: `Bearer dlt_1_${guess}` })).status).toBe(401)
    }
    const refused = await get('/api/v1/status', { authorization: 'Bearer dlt_1_30' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await get('/api/v1/status')).status).toBe(200)
    expect((await get('/api/v1/status', {})).status).toBe(401)
  })

  it('is not asked for by /health, which holds no data', async () => {
    const answer = await get('/health', {})
    expect([answer.status, answer.json(), answer.headers['cache-control']]).toEqual([200, { status: 'ok' }, 'no-store'])
  })
})
