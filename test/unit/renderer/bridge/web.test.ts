import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWebBridge, signIn } from '../../../../src/renderer/bridge/web'
import type { Tile } from '../../../../src/shared/domain/floor'

/** A browser's event source that the test opens, feeds and breaks. */
class ScriptedEventSource extends EventTarget {
  static all: ScriptedEventSource[] = []
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  isClosed = false
  constructor(readonly url: string) {
    super()
    ScriptedEventSource.all.push(this)
  }
  close(): void {
    this.isClosed = true
  }
  deliver(feed: string, items: unknown[]): void {
    this.dispatchEvent(new MessageEvent(feed, { data: JSON.stringify(items) }))
  }
}
const streams = (): ScriptedEventSource[] => ScriptedEventSource.all
const newest = (): ScriptedEventSource => {
  const stream = streams().at(-1)
  if (stream === undefined) throw new Error('no stream was opened')
  return stream
}
const turn = async (): Promise<void> => {
  await Promise.resolve()
  await Promise.resolve()
}

beforeEach(() => {
  vi.useFakeTimers()
  ScriptedEventSource.all = []
  vi.stubGlobal('EventSource', ScriptedEventSource)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('Feeds over the web bridge', () => {
  it('share one event stream', async () => {
    const bridge = createWebBridge()
    bridge.subscribe('status', vi.fn())
    bridge.subscribe('floor', vi.fn())
    bridge.subscribe('floor', vi.fn())
    await turn()
    expect(streams().map(({ url }) => url)).toEqual(['/bridge/events?feeds=floor%2Cstatus'])
  })

  it('ask for a reset when the stream opens, and again each time it comes back', async () => {
    const bridge = createWebBridge()
    const onReset = vi.fn()
    bridge.subscribe('floor', vi.fn(), onReset)
    await turn()
    newest().onopen?.()
    expect(onReset).toHaveBeenCalledTimes(1)
    newest().onerror?.()
    vi.advanceTimersByTime(250)
    expect(onReset).toHaveBeenCalledTimes(1)
    newest().onopen?.()
    expect(onReset).toHaveBeenCalledTimes(2)
  })

  it('are opened anew after 0.25, 0.5, 1, 2, 4 and 4 s while the console does not answer', async () => {
    const bridge = createWebBridge()
    bridge.subscribe('floor', vi.fn())
    await turn()
    for (const waitMs of [250, 500, 1_000, 2_000, 4_000, 4_000]) {
      const before = streams().length
      newest().onerror?.()
      expect(newest().isClosed).toBe(true)
      vi.advanceTimersByTime(waitMs - 1)
      expect(streams()).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(streams()).toHaveLength(before + 1)
    }
    newest().onopen?.()
    const before = streams().length
    newest().onerror?.()
    vi.advanceTimersByTime(250)
    expect(streams()).toHaveLength(before + 1)
  })

  it('are opened anew with the new set when a feed is added, and the old stream is closed', async () => {
    const bridge = createWebBridge()
    bridge.subscribe('floor', vi.fn())
    await turn()
    bridge.subscribe('status', vi.fn())
    await turn()
    expect(streams().map(({ url, isClosed }) => [url, isClosed])).toEqual([
      ['/bridge/events?feeds=floor', true],
      ['/bridge/events?feeds=floor%2Cstatus', false]
    ])
  })

  it('keep their stream when a second page part takes and leaves the same feed', async () => {
    const bridge = createWebBridge()
    bridge.subscribe('floor', vi.fn())
    await turn()
    const leave = bridge.subscribe('floor', vi.fn())
    await turn()
    leave()
    await turn()
    expect(streams()).toHaveLength(1)
    expect(newest().isClosed).toBe(false)
  })

  it('close the stream with the last subscription, and do not open it again', async () => {
    const bridge = createWebBridge()
    const leave = bridge.subscribe('floor', vi.fn())
    await turn()
    newest().onerror?.()
    leave()
    await turn()
    vi.advanceTimersByTime(60_000)
    expect(streams()).toHaveLength(1)
    expect(newest().isClosed).toBe(true)
  })

  it('deliver to those who subscribed to the feed, and to nobody who left', async () => {
    const bridge = createWebBridge()
    const [one, other, status] = [vi.fn<(tiles: Tile[]) => void>(), vi.fn<(tiles: Tile[]) => void>(), vi.fn()]
    const leave = bridge.subscribe('floor', one)
    bridge.subscribe('floor', other)
    bridge.subscribe('status', status)
    await turn()
    newest().deliver('floor', [{ bike_key: 'a' }])
    leave()
    newest().deliver('floor', [{ bike_key: 'b' }])
    expect(one.mock.calls).toEqual([[[{ bike_key: 'a' }]]])
    expect(other.mock.calls).toEqual([[[{ bike_key: 'a' }]], [[{ bike_key: 'b' }]]])
    expect(status).not.toHaveBeenCalled()
  })
})

describe('A request over the web bridge', () => {
  const answering = (status: number, body: unknown) => {
    const fetched = vi.fn(async () => new Response(JSON.stringify(body), { status }))
    vi.stubGlobal('fetch', fetched)
    return fetched
  }

  it.each([
    [400, 'bad-input'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [413, 'bad-input'],
    [429, 'busy'],
    [500, 'internal'],
    [503, 'internal']
  ])('that is answered %i is the error %s', async (status, code) => {
    answering(status, {})
    expect(await createWebBridge().call('status.get', {})).toMatchObject({ ok: false, error: { code } })
  })

  it('that reaches nobody is the error unavailable, not a rejection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await createWebBridge().call('status.get', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('that is answered with no JSON is the error unavailable, not a rejection', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>'))
    expect(await createWebBridge().call('status.get', {})).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('names the call in the path and carries the input as JSON', async () => {
    const fetched = answering(200, { ok: true, value: 1 })
    expect(await createWebBridge().call('ride.get', { ride_id: 7 })).toEqual({ ok: true, value: 1 })
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      '/bridge/call/ride.get',
      expect.objectContaining({
        method: 'POST',
        body: '{"ride_id":7}',
        headers: { 'content-type': 'application/json' }
      })
    )
  })

  it('signs in by the token’s way of its own, and answers what the session may do', async () => {
    const fetched = answering(200, { signed_in: true, scopes: ['read'] })
    expect(await signIn('dlt_1_x')).toEqual({ ok: true, value: { signed_in: true, scopes: ['read'] } })
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      '/session',
      expect.objectContaining({ body: '{"token":"dlt_1_x"}' })
    )
  })
})
