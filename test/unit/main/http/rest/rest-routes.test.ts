import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, machineCaller } from '../../../../../src/shared/dispatch'
import { type ErrorCode, fail, succeed } from '../../../../../src/shared/result'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../../contract/started-shell'
import { cookieOf, type RawAnswer, send } from '../raw-request'

const deleter: Caller = { ...machineCaller('token deleter (2)', ['delete']), credential: 'token:2' }
let fake: FakeEngine
let shell: StartedShell
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  fake.grant('dlt_2_deleter', deleter)
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
    ['/api/v1/alert/7', 'alert.get', { alert_id: 7 }],
    ['/api/v1/rider/7/', 'rider.record', { rider_id: 7 }],
    ['/api/v1/rider/7/duration/', 'rider.durations', { rider_id: 7 }],
    ['/api/v1/rider/7/rides/?limit=2', 'rides.of_rider', { rider_id: 7, limit: 2 }],
    ['/api/v1/daily/', 'rides.day', { limit: 100 }],
    ['/api/v1/daily/?date=2024-02-29', 'rides.day', { date: '2024-02-29', limit: 100 }],
    ['/api/v1/daily?date=29-02-2024&cursor=abc', 'rides.day', { date: '2024-02-29', cursor: 'abc', limit: 100 }],
    ['/api/v1/leaderboard/', 'leaderboard.get', { by: 'rides', period: 'all', limit: 100 }],
    [
      '/api/v1/leaderboard?by=peak_power&period=7d&city=S%C3%A3o+Paulo&gender=female&age_bracket=65%2B&limit=9',
      'leaderboard.get',
      { by: 'peak_power', period: '7d', city: 'São Paulo', gender: 'female', age_bracket: '65+', limit: 9 }
    ],
    ['/api/v1/city/S%C3%A3o%20Paulo', 'rides.by_city', { city: 'São Paulo', limit: 100 }],
    ['/api/v1/city/%27%3B%20DROP%20TABLE/', 'rides.by_city', { city: "'; DROP TABLE", limit: 100 }],
    ['/api/v1/riders?query=zo%C3%AB', 'riders.list', { query: 'zoë', limit: 100 }],
    ['/api/v1/rides?rider_id=7', 'rides.list', { rider_id: 7, limit: 100 }]
  ])('answers %s by the call %s, and the same at the root', async (path, name, input) => {
    expect((await get(path.replace('/api/v1', ''))).json()).toEqual({ called: name })
    const answer = await get(path)
    expect([answer.status, answer.json()]).toEqual([200, { called: name }])
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(seen()).toEqual([
      [name, input],
      [name, input]
    ])
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
    for (const path of [
      ...[`/ride/${id}`, `/api/v1/ride/${id}`, `/api/v1/ride/${id}/readings`, `/api/v1/alert/${id}`],
      ...[`/rider/${id}/`, `/api/v1/rider/${id}/duration/`, `/api/v1/rider/${id}/rides`]
    ]) {
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
    'alert/7?limit=1',
    'daily?date=2023-02-29',
    'daily?date=31-04-2024',
    'daily?date=2024-13-01',
    'daily?date=99-99-9999',
    'daily?date=2024-1-1',
    'daily?date=20240101',
    'daily?date=2024-01-01T00:00:00Z',
    'daily?date=today',
    'daily?date=',
    'daily?day=2024-01-01',
    'leaderboard?by=fame',
    'leaderboard?period=1d',
    'leaderboard?city=%20',
    'leaderboard?age_bracket=18',
    'riders?query=a%00',
    'riders?q=a',
    'city/%00',
    'city/Leeds%00',
    'city/%20',
    'rides?rider_id=x'
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

  it.each(['Leeds%2FYork', '%2F', '..%2f..%2fetc', '%E0%A4%A', '%', '%zz', 'x'.repeat(600)])(
    'answers 404 or 400, and asks no handler, for the city %s',
    async (city) => {
      for (const path of [`/city/${city}`, `/api/v1/city/${city}/`]) {
        const answer = await get(path)
        expect([400, 404]).toContain(answer.status)
        expect(problem(answer)).toMatchObject({ status: answer.status })
      }
      expect(fake.seen).toEqual([])
    }
  )

  it.each(['/ride', '/ride/7/x', '/ride/x', '/city/', '/rider/7/durations', '/lead', '/api/v1/api/v1/rides'])(
    'has nothing at %s, and never answers with the page',
    async (path) => {
      const answer = await get(path)
      expect(problem(answer)).toMatchObject({ status: 404 })
      expect(answer.text).not.toContain('<title>')
    }
  )

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
    ['conflict', 409],
    ['busy', 429],
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

  it('says when to ask again where it is too busy now', async () => {
    fake.answer('ride.get', () => fail('busy', 'One sentence.'))
    expect((await get('/ride/7')).headers['retry-after']).toBe('1')
  })
})

describe('Deleting a ride', () => {
  const remove = (path: string, headers: Record<string, string> = { authorization: 'Bearer dlt_2_deleter' }) =>
    send(shell.url, path, { method: 'DELETE', headers })

  it.each(['/ride/7', '/ride/7/', '/api/v1/ride/7/'])('at %s is answered 204 without a body', async (path) => {
    const answer = await remove(path)
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined])
    expect(seen()).toEqual([['ride.delete', { ride_id: 7 }]])
  })

  it('needs neither an Origin nor a content type', async () => {
    const headers = { authorization: 'Bearer dlt_2_deleter', 'content-length': '0' }
    expect((await remove('/ride/7/', headers)).status).toBe(204)
  })

  it.each<[ErrorCode, number]>([
    ['not-found', 404],
    ['conflict', 409]
  ])('is answered %s with %i', async (code, status) => {
    fake.answer('ride.delete', () => fail(code, 'One sentence.'))
    expect(problem(await remove('/ride/7/'))).toMatchObject({ status, detail: 'One sentence.' })
  })

  it('is refused without the scope, without a credential and by the cookie of a page', async () => {
    const cookie = cookieOf(await send(shell.url, shell.pageLink.slice(shell.url.length)))
    expect((await remove('/ride/7/', { authorization: 'Bearer dlt_1_reader' })).status).toBe(403)
    expect((await remove('/ride/7/', {})).status).toBe(401)
    expect((await remove('/ride/7/', { cookie, origin: shell.url })).status).toBe(401)
    expect(fake.seen).toEqual([])
  })

  it.each(['0', 'abc', '%00', '99999999999999999999'])('of no possible id, %s, asks no handler', async (id) => {
    expect([400, 404]).toContain((await remove(`/ride/${id}/`)).status)
    expect(fake.seen).toEqual([])
  })
})

describe('Another method', () => {
  it.each([
    ['/ride/7/', 'DELETE, GET, HEAD, OPTIONS'],
    ['/api/v1/ride/7', 'DELETE, GET, HEAD, OPTIONS'],
    ['/rides', 'GET, HEAD, OPTIONS'],
    ['/api/v1/leaderboard/', 'GET, HEAD, OPTIONS'],
    ['/live', 'GET, OPTIONS'],
    ['/health', 'GET, HEAD, OPTIONS'],
    ['/', 'GET, HEAD, OPTIONS']
  ])('at %s is answered 405, and Allow says %s', async (path, allow) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'TRACE', 'PROPFIND', 'LOCK', 'MKCOL']) {
      const answer = await send(shell.url, path, { method, headers: { authorization: 'Bearer dlt_1_reader' } })
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, allow])
      expect(problem(answer)).toMatchObject({ status: 405 })
    }
    const options = await send(shell.url, path, { method: 'OPTIONS' })
    expect([options.status, options.headers.allow, options.text]).toEqual([204, allow, ''])
    expect(Object.keys(options.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  it('is refused whatever its body is', async () => {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data']) {
      const request = { method: 'POST', headers: { 'content-type': type }, body: '{"broken' }
      expect((await send(shell.url, '/api/v1/rides', request)).status).toBe(405)
    }
  })

  it('at a path there is nothing at is answered 404', async () => {
    for (const method of ['POST', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      expect((await send(shell.url, '/api/v1/nothing', { method })).status).toBe(404)
    }
  })
})

describe('An ETag', () => {
  const ended = { ride_id: 7, end_time: '2026-11-24T18:35:08.000Z' }
  const ask = (path: string, more: Record<string, string> = {}) =>
    get(path, { authorization: 'Bearer dlt_1_reader', ...more })

  it('comes with an ended ride, and asked with it the answer is 304 without a body', async () => {
    fake.answer('ride.get', () => succeed(ended))
    const first = await ask('/ride/7/')
    const { etag = '' } = first.headers
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(first.json()).toEqual(ended)
    expect([first.headers['content-type'], first.headers['cache-control']]).toEqual([
      'application/json; charset=utf-8',
      'no-store'
    ])
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask('/ride/7/', { 'if-none-match': known })
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag])
    }
    expect((await ask('/ride/7/', { 'if-none-match': '"other"' })).status).toBe(200)
    expect(
      (await send(shell.url, '/ride/7', { method: 'HEAD', headers: { authorization: 'Bearer dlt_1_reader' } })).headers
        .etag
    ).toBe(etag)
  })

  it('is another when the ride is', async () => {
    fake.answer('ride.get', () => succeed(ended))
    const { etag = '' } = (await ask('/ride/7/')).headers
    fake.answer('ride.get', () => succeed({ ...ended, reading_count: 1 }))
    expect((await ask('/ride/7/', { 'if-none-match': etag })).status).toBe(200)
  })

  it('does not come with a ride that runs', async () => {
    fake.answer('ride.get', () => succeed({ ride_id: 7, end_time: null }))
    const answer = await ask('/ride/7/', { 'if-none-match': '*' })
    expect([answer.status, answer.headers.etag]).toEqual([200, undefined])
  })

  it('comes with readings, of JSON another than of CSV', async () => {
    fake.answer('ride.readings', () => succeed({ items: [{ t_s: 1 }], next_cursor: null }))
    const tags = [
      (await ask('/ride/7/readings')).headers.etag ?? '',
      (await ask('/ride/7/readings', { accept: 'text/csv' })).headers.etag ?? ''
    ]
    expect(new Set(tags).size).toBe(2)
    expect((await ask('/ride/7/readings', { 'if-none-match': tags[0] ?? '' })).status).toBe(304)
    expect((await ask('/ride/7/readings', { 'if-none-match': tags[1] ?? '' })).status).toBe(200)
  })
})
