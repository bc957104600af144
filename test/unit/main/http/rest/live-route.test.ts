import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { succeed } from '../../../../../src/shared/result'
import { createFakeEngine, type FakeEngine, readOnly } from '../../../../contract/fake-engine'
import { tileOf } from '../../../../contract/feed-items'
import { type StartedShell, startShell } from '../../../../contract/started-shell'
import { send } from '../raw-request'

let fake: FakeEngine
let shell: StartedShell
let nowMs: number
const leaving: (() => void)[] = []
beforeEach(async () => {
  nowMs = 1_700_000_000_000
  fake = createFakeEngine()
  fake.grant('dlt_1_reader', readOnly)
  fake.answer('floor.snapshot', () => succeed({ at: 'now', tiles: [tileOf('a', 1)] }))
  fake.answer('status.get', () => succeed({ state: 'live' }))
  shell = await startShell(fake, { now: () => nowMs })
})
afterEach(async () => {
  for (const leave of leaving.splice(0)) leave()
  await shell.stop()
})

interface Followed {
  status: number
  type: string
  /** Event and data of each, in order. */
  readonly events: [string, unknown][]
  isClosed: boolean
}

function follow(path: string, token = 'dlt_1_reader'): Followed {
  const followed: Followed = { status: 0, type: '', events: [], isClosed: false }
  const headers = { authorization: `Bearer ${token}` }
  const sent = request(new URL(path, shell.url), { headers, agent: false }, (response) => {
    followed.status = response.statusCode ?? 0
    followed.type = response.headers['content-type'] ?? ''
    let text = ''
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (text + chunk).split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const [, event, data] = /^event: ([^\n]*)\ndata: ([^\n]*)$/.exec(part) ?? []
        if (event !== undefined) followed.events.push([event, JSON.parse(data ?? 'null')])
      }
    })
    response.on('close', () => {
      followed.isClosed = true
    })
    response.on('error', () => undefined)
  })
  sent.on('error', () => {
    followed.isClosed = true
  })
  sent.end()
  leaving.push(() => sent.destroy())
  return followed
}

describe('Live events', () => {
  it.each(['/live', '/live/', '/api/v1/live'])(
    'begin at %s with the floor as it is, and go on as it changes',
    async (path) => {
      const { events, ...rest } = follow(path)
      await expect.poll(() => events).toEqual([['floor', [tileOf('a', 1)]]])
      fake.publish('floor', [tileOf('b', 2)])
      await expect.poll(() => events[1]).toEqual(['floor', [tileOf('b', 2)]])
      expect(rest.isClosed).toBe(false)
    }
  )

  it('are of the feeds that are asked for, each as a list', async () => {
    const followed = follow('/live?feeds=status,alarm')
    await expect
      .poll(() => followed.events)
      .toEqual([
        ['status', [{ state: 'live' }]],
        ['alarm', [{ called: 'alarm.get' }]]
      ])
    expect([followed.status, followed.type]).toEqual([200, 'text/event-stream'])
  })

  it('tell what changed while the snapshot was read after it', async () => {
    let answer = (): void => undefined
    fake.answer('floor.snapshot', async () => {
      await new Promise<void>((resolve) => {
        answer = resolve
      })
      return succeed({ at: 'now', tiles: [tileOf('a', 1)] })
    })
    const { events } = follow('/live')
    await expect.poll(() => fake.subscribers('floor')).toBe(1)
    fake.publish('floor', [tileOf('a', 2)])
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(events).toEqual([])
    answer()
    await expect
      .poll(() => events)
      .toEqual([
        ['floor', [tileOf('a', 1)]],
        ['floor', [tileOf('a', 2)]]
      ])
  })

  it.each(['console', 'floor,console', 'nothing', '', 'floor,', '__proto__'])(
    'are refused of the feed %j',
    async (feeds) => {
      const headers = { authorization: 'Bearer dlt_1_reader' }
      expect((await send(shell.url, `/live?feeds=${feeds}`, { headers })).status).toBe(400)
    }
  )

  it('need the scope to read', async () => {
    fake.grant('dlt_2_deleter', { ...readOnly, scopes: new Set(['delete']), credential: 'token:2' })
    const headers = { authorization: 'Bearer dlt_2_deleter' }
    expect((await send(shell.url, '/live', { headers })).status).toBe(403)
  })

  it('end at once when the token is revoked, and others go on', async () => {
    fake.grant('dlt_3_other', { ...readOnly, credential: 'token:3' })
    const [revoked, other] = [follow('/live'), follow('/live', 'dlt_3_other')]
    await expect.poll(() => revoked.events.length + other.events.length).toBe(2)
    fake.end('token:1')
    await expect.poll(() => revoked.isClosed).toBe(true)
    fake.publish('floor', [tileOf('a', 2)])
    await expect.poll(() => other.events).toHaveLength(2)
    expect(revoked.events).toHaveLength(1)
    expect(fake.subscribers('floor')).toBe(1)
  })

  it('end when the token expires, with nothing more told', async () => {
    fake.grant('dlt_4_short', { ...readOnly, credential: 'token:4', expiresMs: nowMs + 1_000 })
    const followed = follow('/live', 'dlt_4_short')
    await expect.poll(() => followed.events).toHaveLength(1)
    nowMs += 1_000
    fake.publish('floor', [tileOf('a', 2)])
    await expect.poll(() => followed.isClosed).toBe(true)
    expect(followed.events).toHaveLength(1)
  })

  it('end when the API is switched off', async () => {
    const followed = follow('/live')
    await expect.poll(() => followed.events).toHaveLength(1)
    const settings = fake.engine.settings()
    fake.set({ ...settings, api: { ...settings.api, isOn: false } })
    fake.publish('floor', [tileOf('a', 2)])
    await expect.poll(() => followed.isClosed).toBe(true)
    expect(followed.events).toHaveLength(1)
  })

  it('go to 64 clients at once, and the next is told to come again', async () => {
    const followed = Array.from({ length: 64 }, () => follow('/live'))
    await expect.poll(() => followed.filter(({ status }) => status === 200)).toHaveLength(64)
    const headers = { authorization: 'Bearer dlt_1_reader' }
    const refused = await send(shell.url, '/live', { headers })
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '10'])
    leaving.shift()?.()
    await expect.poll(() => fake.subscribers('floor')).toBe(63)
    expect(follow('/live').isClosed).toBe(false)
    await expect.poll(() => fake.subscribers('floor')).toBe(64)
  })

  it('stand in the request log as soon as they have begun', async () => {
    const own = createFakeEngine()
    own.grant('dlt_1_reader', readOnly)
    const other = await startShell(own)
    const sent = request(`${other.url}/live`, { headers: { authorization: 'Bearer dlt_1_reader' }, agent: false })
    sent.on('error', () => undefined)
    sent.end()
    await expect
      .poll(() => own.requests, { timeout: 3_000 })
      .toMatchObject([{ who: 'token reader (1)', method: 'GET', route: '/live', status: 200 }])
    await other.stop()
    expect(own.requests).toHaveLength(1)
  })
})
