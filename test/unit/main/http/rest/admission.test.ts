import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, machineCaller } from '../../../../../src/shared/dispatch'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../../contract/started-shell'
import { cookieOf, send } from '../raw-request'

const deleter: Caller = { ...machineCaller('token deleter (2)', ['delete']), credential: 'token:2' }
const excel: Caller = { ...machineCaller('user excel', ['read']), credential: 'user:excel' }

let fake: FakeEngine
let shell: StartedShell
let nowMs: number
beforeEach(async () => {
  nowMs = 1_700_000_000_000
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  fake.grant('dlt_2_deleter', deleter)
  fake.grant('excel:correct horse', excel)
  shell = await startShell(fake, { now: () => nowMs })
})
afterEach(() => shell.stop())

const basic = (text: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(text).toString('base64')}`
})
const get = (path: string, headers: Record<string, string> = { authorization: 'Bearer dlt_1_reader' }) =>
  send(shell.url, path, { headers })
const statusOf = async (path: string, headers?: Record<string, string>): Promise<number> =>
  (await get(path, headers)).status

describe('A credential for the REST API', () => {
  const wrong: readonly Record<string, string>[] = [
    {},
    { authorization: '' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer dlt_1_wrong' },
    { authorization: 'Bearer dlt_1_reader extra' },
    { authorization: 'dlt_1_reader' },
    { authorization: `Digest dlt_1_reader` },
    { authorization: `Bearer ${'x'.repeat(500)}` },
    { 'api-key': '' },
    { 'api-key': 'dlt_1_' },
    basic(':'),
    basic('excel:wrong'),
    basic('dlt_1_reader'),
    { authorization: 'Basic %%%' }
  ]

  it('is needed on every route with data: none, an empty and a wrong one get the same 401', async () => {
    const answers = new Set<string>()
    for (const path of [
      '/status',
      '/rides/',
      '/ride/7',
      '/ride/999',
      '/ride/abc',
      '/api/v1/alerts',
      '/live',
      '/city/x'
    ]) {
      for (const headers of path === '/ride/7' ? wrong : wrong.slice(3, 5)) {
        const { status, text, headers: answered } = await get(path, headers)
        answers.add(`${status} ${text} ${Object.keys(answered).sort()} ${answered['www-authenticate']}`)
      }
    }
    expect([...answers]).toHaveLength(1)
    expect([...answers][0]).toContain('401')
    expect([...answers][0]).toContain('Bearer, Basic realm="Deloton Console", charset="UTF-8"')
    expect([...answers][0]).not.toMatch(/ride|999|req-/)
    expect(fake.seen).toEqual([])
  })

  it.each<Record<string, string>>([
    { authorization: 'Bearer dlt_1_reader' },
    { authorization: 'bearer dlt_1_reader' },
    { authorization: 'Bearer   dlt_1_reader ' },
    { 'api-key': 'dlt_1_reader' },
    basic('excel:correct horse'),
    basic('anybody:dlt_1_reader'),
    basic(':dlt_1_reader'),
    { authorization: '', 'api-key': 'dlt_1_reader' },
    { authorization: 'Bearer dlt_1_reader', 'api-key': 'dlt_1_wrong' }
  ])('is taken as %j', async (headers) => {
    expect(await statusOf('/api/v1/status', headers)).toBe(200)
  })

  it('in the Authorization header counts before one in another', async () => {
    expect(await statusOf('/status', { authorization: 'Bearer dlt_1_wrong', 'api-key': 'dlt_1_reader' })).toBe(401)
  })

  it.each(['token', 'api_key', 'API-Key', 'access_token', 'authorization'])(
    'is never taken from the address, as ?%s=',
    async (name) => {
      expect(await statusOf(`/api/v1/status?${name}=dlt_1_reader`, {})).toBe(401)
    }
  )

  it('without the scope gets 403', async () => {
    const answer = await get('/api/v1/rides', { authorization: 'Bearer dlt_2_deleter' })
    expect([answer.status, answer.json()]).toEqual([
      403,
      expect.objectContaining({ type: 'urn:deloton:problem:forbidden', status: 403 })
    ])
  })

  it('can not be replaced by the cookie of a page', async () => {
    const cookie = cookieOf(await send(shell.url, shell.pageLink.slice(shell.url.length)))
    expect(await statusOf('/api/v1/status', { cookie, 'sec-fetch-site': 'same-origin' })).toBe(401)
  })

  it('is never asked for over the page: its routes do not name Basic', async () => {
    const { headers } = await get('/bridge/events?feeds=floor', {})
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  it('is not asked for by what holds no data', async () => {
    for (const path of ['/health', '/openapi.json', '/docs', '/api/v1/openapi.json', '/api/v1/docs/']) {
      expect([path, await statusOf(path, {})]).toEqual([path, 200])
    }
  })
})

describe('Wrong credentials', () => {
  it('are looked at 30 times a minute; a right one is never slowed, and none at all is a plain 401', async () => {
    for (let guess = 0; guess < 30; guess += 1) {
      expect(await statusOf('/api/v1/status', { authorization: `Bearer dlt_1_${guess}` })).toBe(401)
    }
    const refused = await get('/api/v1/status', { 'api-key': 'dlt_1_30' })
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    expect(await statusOf('/api/v1/status')).toBe(200)
    expect(await statusOf('/api/v1/status', {})).toBe(401)
    nowMs += 60_000
    expect(await statusOf('/api/v1/status', { authorization: 'Bearer dlt_1_31' })).toBe(401)
  })

  it('of a crowd that comes at once are answered 401 just 30 times', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, guess) => statusOf('/status', basic(`a:${guess}`)))
    )
    expect(answers.filter((status) => status === 401)).toHaveLength(30)
    expect(answers.filter((status) => status === 429)).toHaveLength(20)
  })

  it('keep out a password that costs to check, and none that was right before', async () => {
    fake.grant('tableau:staple battery', { ...excel, who: 'user tableau', credential: 'user:tableau' })
    expect(await statusOf('/status', basic('excel:correct horse'))).toBe(200)
    for (let guess = 0; guess < 31; guess += 1) await statusOf('/status', basic(`excel:${guess}`))
    expect(await statusOf('/status', basic('excel:correct horse'))).toBe(200)
    expect(await statusOf('/status', basic('tableau:staple battery'))).toBe(429)
    nowMs += 60_000
    expect(await statusOf('/status', basic('tableau:staple battery'))).toBe(200)
  })
})

describe('A right credential', () => {
  const limited = (ratePerS: number, burst: number): void => {
    const settings = fake.engine.settings()
    fake.set({ ...settings, api: { ...settings.api, ratePerS, burst } })
  }

  it('may ask as much at once as is set, then at the rate that is set, and is told when to come again', async () => {
    limited(2, 3)
    for (let turn = 0; turn < 3; turn += 1) expect(await statusOf('/status')).toBe(200)
    const refused = await get('/rides')
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1'])
    expect(refused.json()).toMatchObject({ type: 'urn:deloton:problem:busy' })
    nowMs += 500
    expect(await statusOf('/status')).toBe(200)
    expect(await statusOf('/status')).toBe(429)
  })

  it('is not slowed by what another asks', async () => {
    limited(1, 1)
    expect(await statusOf('/status')).toBe(200)
    expect(await statusOf('/status')).toBe(429)
    expect(await statusOf('/status', basic('excel:correct horse'))).toBe(200)
  })

  it('has a new limit as soon as it is set', async () => {
    limited(1, 1)
    await statusOf('/status')
    expect(await statusOf('/status')).toBe(429)
    limited(1_000, 5)
    nowMs += 10
    expect(await statusOf('/status')).toBe(200)
  })
})

describe('A REST API that is switched off', () => {
  it('answers 403 to who has a right credential, 401 to others, and the page goes on', async () => {
    const settings = fake.engine.settings()
    fake.set({ ...settings, api: { ...settings.api, isOn: false } })
    for (const path of ['/status', '/api/v1/rides', '/ride/abc', '/live']) {
      const answer = await get(path)
      expect([answer.status, answer.json()]).toEqual([
        403,
        expect.objectContaining({
          detail: 'The REST API is switched off; an administrator switches it on in Settings.'
        })
      ])
      expect(await statusOf(path, {})).toBe(401)
    }
    expect(await statusOf('/health', {})).toBe(200)
    expect(await statusOf('/', {})).toBe(200)
    expect(fake.seen).toEqual([])
    fake.set(settings)
    expect(await statusOf('/status')).toBe(200)
  })
})
