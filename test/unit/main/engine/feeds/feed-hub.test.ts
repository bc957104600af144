import { describe, expect, it } from 'vitest'
import { createFeedHub } from '../../../../../src/main/engine/feeds/feed-hub'
import { tileOf } from '../../../../../src/main/engine/floor/tile'
import { type StatusFacts, statusReport } from '../../../../../src/main/engine/status/status-report'
import type { Tile } from '../../../../../src/shared/domain/floor'
import type { Status } from '../../../../../src/shared/domain/status'
import { streamAfter } from '../floor/stream-fixture'

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const tile = (key: string, elapsedS = 0): Tile => ({ ...tileOf(streamAfter(key, []), null), elapsed_s: elapsedS })
const status = (message: string): Status =>
  statusReport({
    running: true,
    state: 'live',
    message,
    stateSinceMs: 0,
    version: '0',
    source: 'kafka',
    brokers: [],
    topic: 't',
    ledgers: [],
    leftLog: null,
    gaps: [],
    endOffsetOf: () => null,
    messagesPerSecondOf: () => 0,
    nowMs: 0
  } satisfies StatusFacts)

describe('the feed hub', () => {
  it('hands each feed to those who subscribed to it', () => {
    const hub = createFeedHub()
    const tiles: Tile[][] = []
    const statuses: Status[][] = []
    hub.subscribe('floor', (items) => void tiles.push(items))
    hub.subscribe('status', (items) => void statuses.push(items))
    hub.publish('floor', [tile('a'), tile('b')])
    hub.publish('status', [status('one')])
    expect(tiles).toEqual([[tile('a'), tile('b')]])
    expect(statuses).toEqual([[status('one')]])
  })

  it('keeps the newest tile of each bike and the newest status for one that is slow, and holds no other up', async () => {
    const hub = createFeedHub()
    let release = (): void => undefined
    const slow: Tile[][] = []
    const quick: Tile[][] = []
    const statuses: Status[][] = []
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    hub.subscribe('floor', (items) => {
      slow.push(items)
      return held
    })
    hub.subscribe('floor', (items) => void quick.push(items))
    hub.subscribe('status', (items) => {
      statuses.push(items)
      return held
    })
    for (const second of [1, 2, 3]) {
      hub.publish('floor', [tile('a', second), tile('b', second)])
      hub.publish('status', [status(`${second}`)])
      await settled()
    }
    expect(quick).toHaveLength(3)
    expect(slow).toHaveLength(1)
    release()
    await settled()
    expect(slow.slice(1)).toEqual([[tile('a', 3), tile('b', 3)]])
    expect(statuses).toEqual([[status('1')], [status('3')]])
  })

  it('forgets a subscriber that unsubscribed, also twice, and no other', () => {
    const hub = createFeedHub()
    const gone: unknown[] = []
    const staying: unknown[] = []
    const unsubscribe = hub.subscribe('floor', (items) => void gone.push(items))
    hub.subscribe('floor', (items) => void staying.push(items))
    unsubscribe()
    unsubscribe()
    hub.publish('floor', [tile('a')])
    expect([gone.length, staying.length]).toEqual([0, 1])
  })

  it('gives one that unsubscribed nothing more of what had waited for it', async () => {
    const hub = createFeedHub()
    const batches: unknown[] = []
    let takeMore = (): void => undefined
    const unsubscribe = hub.subscribe('floor', (items) => {
      batches.push(items)
      return new Promise<void>((resolve) => {
        takeMore = resolve
      })
    })
    hub.publish('floor', [tile('a')])
    hub.publish('floor', [tile('b')])
    unsubscribe()
    takeMore()
    await settled()
    expect(batches).toHaveLength(1)
  })

  it('lets a subscriber unsubscribe from within its own delivery', async () => {
    const hub = createFeedHub()
    const batches: unknown[] = []
    const unsubscribe = hub.subscribe('floor', (items) => {
      batches.push(items)
      unsubscribe()
    })
    await settled()
    hub.publish('floor', [tile('a')])
    hub.publish('floor', [tile('b')])
    await settled()
    expect(batches).toHaveLength(1)
  })

  it('is not disturbed by a subscriber that fails', async () => {
    const hub = createFeedHub()
    const staying: unknown[] = []
    hub.subscribe('floor', () => Promise.reject(new Error('gone')))
    hub.subscribe('floor', () => {
      throw new Error('gone')
    })
    hub.subscribe('floor', (items) => void staying.push(items))
    hub.publish('floor', [tile('a')])
    await settled()
    hub.publish('floor', [tile('b')])
    await settled()
    expect(staying).toHaveLength(2)
  })

  it('tells nothing to one that subscribes later: that is asked by the snapshot call', () => {
    const hub = createFeedHub()
    const batches: unknown[] = []
    hub.publish('floor', [tile('a')])
    hub.subscribe('floor', (items) => void batches.push(items))
    expect(batches).toEqual([])
  })
})
