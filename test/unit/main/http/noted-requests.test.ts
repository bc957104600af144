import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RequestEntry } from '../../../../src/main/engine/ports'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../contract/fake-engine'
import { type StartedShell, startShell } from '../../../contract/started-shell'
import { send } from './raw-request'

let fake: FakeEngine
let shell: StartedShell
beforeEach(async () => {
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  shell = await startShell(fake)
})
afterEach(() => shell.stop())

const authorization = 'Bearer dlt_1_reader'
/** What was noted of requests, when the shell has handed it over. */
const noted = async (
  ...requests: [path: string, request?: Parameters<typeof send>[2]][]
): Promise<readonly RequestEntry[]> => {
  for (const [path, request] of requests) await send(shell.url, path, request)
  await shell.stop()
  return fake.requests
}

describe('The request log', () => {
  it('has who asked, for what kind of thing, and how it was answered: never what was asked for', async () => {
    const entries = await noted(
      ['/ride/4711/?secret=zoe', { headers: { authorization } }],
      ['/api/v1/city/Leeds', { headers: { authorization } }],
      ['/rider/4711', { headers: { authorization: 'Bearer dlt_1_wrong' } }],
      ['/ride/4711', { method: 'DELETE', headers: { authorization } }],
      ['/ride/4711', { method: 'PUT' }],
      ['/ride/abc/readings', { headers: { authorization } }],
      ['/rides', { headers: { origin: 'http://evil.test', authorization } }],
      ['/zoe@example.org']
    )
    const who = 'token reader (1)'
    expect(entries.map(({ who, method, route, status }) => [who, method, route, status])).toEqual([
      [who, 'GET', '/ride/{ride_id}', 200],
      [who, 'GET', '/city/{city}', 200],
      [null, 'GET', '/rider/{rider_id}', 401],
      [who, 'DELETE', '/ride/{ride_id}', 403],
      [null, 'PUT', '/ride/{ride_id}', 405],
      [who, 'GET', '/ride/{ride_id}/readings', 404],
      [null, 'GET', '/rides', 403],
      [null, 'GET', null, 404]
    ])
    expect(JSON.stringify(entries)).not.toMatch(/4711|zoe|Leeds|dlt_/)
    for (const { address, tookMs, atMs } of entries) {
      expect([address, tookMs >= 0, atMs > 1_700_000_000_000]).toEqual(['127.0.0.1', true, true])
    }
  })

  it('has nothing of the page, of the documentation and of /health', async () => {
    const session = { headers: { origin: shell.url, 'content-type': 'application/json' } }
    const entries = await noted(
      ['/'],
      ['/assets/index-abc123.js'],
      ['/session', session],
      ['/bridge/call/status.get', { ...session, method: 'POST', body: {} }],
      ['/health'],
      ['/openapi.json'],
      ['/docs'],
      ['/', { method: 'POST' }]
    )
    expect(entries).toEqual([])
  })

  it('has requests that were given up by who asked', async () => {
    fake.answer('rides.list', () => new Promise(() => undefined))
    const asking = fetch(`${shell.url}/rides`, { headers: { authorization }, signal: AbortSignal.timeout(100) })
    await expect(asking).rejects.toThrow()
    await expect.poll(() => fake.seen[0]?.signal.aborted).toBe(true)
    expect(await noted()).toMatchObject([{ route: '/rides', status: 499 }])
  })
})
