import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createIngest } from '../../../../../src/main/engine/ingest/ingest'
import { createPipeline } from '../../../../../src/main/engine/ingest/pipeline'
import type { SourceEvents } from '../../../../../src/main/engine/sources/telemetry-source'
import { openData, openOps } from '../../../../../src/main/engine/store/files'
import { createIdSource } from '../../../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../../../src/main/engine/store/ingest-store'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import type { Tile } from '../../../../../src/shared/domain/floor'
import { makeTemporaryFolder } from '../../../../support/temporary-folder'
import { atSecond, messages } from './line-fixture'

const ada = { user_id: 7, name: 'Mrs Ada Byron', bike_serial: 'SN0001' }
/** A ride in its second second. */
const lines = [
  messages.main,
  messages.system(0.5, ada),
  messages.ride(1, 1),
  messages.telemetry(1.5),
  messages.ride(2, 2)
]

beforeEach(() => {
  vi.useFakeTimers({ now: atSecond(2) })
})
afterEach(() => {
  vi.useRealTimers()
})

function setUp(folder: string) {
  const data = openData(folder)
  const ops = openOps(folder)
  const store = createIngestStore(data)
  let failure: string | null = null
  let events: SourceEvents | null = null
  const tiles: Tile[] = []
  const now = (): number => Date.now()
  const pipeline = createPipeline({
    source: {
      start(to) {
        events = to
      },
      stop: async () => undefined
    },
    kind: 'log-file',
    brokers: [],
    topic: 'bikes.log',
    version: '1.2.3',
    store,
    createIngest: (onStreams) =>
      createIngest(
        {
          store: {
            ...store,
            saveStream(logId, stream) {
              if (failure !== null) throw Object.assign(new Error('can not be written'), { code: failure })
              store.saveStream(logId, stream)
            }
          },
          rideIds: createIdSource(ops, 'ride'),
          silenceLimitMs: 600_000,
          from: 'earliest',
          now
        },
        onStreams
      ),
    clock: { now, monotonic: () => performance.now() },
    onTiles: (changed) => tiles.push(...changed),
    onStatus: () => undefined,
    onFailure: () => undefined
  })
  pipeline.start()
  if (events === null) throw new Error('the source was not started')
  const to: SourceEvents = events
  let isOpen = true
  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await pipeline.stop()
    data.close()
    ops.close()
  }
  onTestFinished(stop)
  const open = async (clusterId: string): Promise<void> => {
    await to.opened({ clusterId, topic: 'log-file', partitions: [{ partition: 0, low: 0, high: lines.length }] })
    to.connection({ state: 'connected' })
    to.ends([{ partition: 0, low: 0, high: lines.length }])
  }
  return {
    pipeline,
    tiles,
    over: () => to.over(),
    open,
    async openAndRead() {
      await open('file:1')
      const all = lines.map((value, offset) => ({ offset, key: null, value }))
      expect(await to.batch({ partition: 0, messages: all, holes: [], endsBefore: lines.length })).toBe(true)
    },
    failWith(code: string | null) {
      failure = code
    },
    ends: () =>
      createRideQueries(data)
        .list(100, undefined)
        .items.map(({ end_time }) => end_time),
    stop
  }
}

function temporaryPath(): string {
  const folder = makeTemporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}

describe('a captured log', () => {
  it('ends its rides at their last reading when it is over, however new they are, and says that it is', async () => {
    const { pipeline, tiles, over, openAndRead, ends } = setUp(temporaryPath())
    await openAndRead()
    expect(ends()).toEqual([null])
    expect(pipeline.status()).toMatchObject({ state: 'live', message: expect.stringContaining('of the past') })
    expect(await over()).toBe(true)
    expect(ends()).toEqual(['2026-11-01T10:00:02.000Z'])
    expect(pipeline.status()).toMatchObject({
      state: 'live',
      source: 'log-file',
      world: 'gym',
      topic: 'bikes.log',
      adds_up: true,
      message: 'The captured log has been read to its end: nothing more comes from it.'
    })
    await vi.advanceTimersByTimeAsync(250)
    expect(tiles).toMatchObject([{ state: 'free' }])
    expect(await over()).toBe(true)
  })

  it('is over when the store can be written again', async () => {
    const { pipeline, over, openAndRead, failWith, ends } = setUp(temporaryPath())
    await openAndRead()
    failWith('SQLITE_FULL')
    const isOver = over()
    await vi.advanceTimersByTimeAsync(2_500)
    expect(ends()).toEqual([null])
    expect(pipeline.status()).toMatchObject({ state: 'paused_disk_full', message: expect.stringContaining('disk') })
    failWith(null)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await isOver).toBe(true)
    expect(ends()).toEqual(['2026-11-01T10:00:02.000Z'])
  })

  it('is not over any more once the console stops', async () => {
    const { over, openAndRead, failWith, stop } = setUp(temporaryPath())
    await openAndRead()
    failWith('SQLITE_FULL')
    const isOver = over()
    await stop()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await isOver).toBe(false)
  })

  it('shows nothing before it is known, and leaves the rides of another file as they are', async () => {
    const folder = temporaryPath()
    const other = setUp(folder)
    await other.openAndRead()
    expect(other.pipeline.logId()).toBe(1)
    await other.stop()
    const { pipeline, open, ends } = setUp(folder)
    expect(pipeline.logId()).toBeNull()
    expect(pipeline.floor().tiles).toEqual([])
    await open('file:2')
    expect(pipeline.logId()).toBe(2)
    expect(ends()).toEqual([null])
  })
})
