import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createIngest } from '../../../src/main/engine/ingest/ingest'
import { createPipeline } from '../../../src/main/engine/ingest/pipeline'
import type { SourceEvents } from '../../../src/main/engine/sources/telemetry-source'
import { openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import { createRideQueries } from '../../../src/main/engine/store/ride-queries'
import type { Tile } from '../../../src/shared/domain/floor'
import type { Ride } from '../../../src/shared/domain/ride'
import type { Status } from '../../../src/shared/domain/status'
import { rideMessages } from '../../support/ride-messages'
import { makeTemporaryFolder } from '../../support/temporary-folder'

const bikes = 6
const silenceLimitMs = 600_000
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const beganMs = Date.UTC(2026, 10, 1, 10)

interface Floor {
  /** Sets the wall clock by so much away from the time. */
  jump(byMs: number): void
  /** Lets time pass; each bike sends a message twice a second meanwhile, unless they are `silent`. */
  pass(ms: number, silent?: 'silent'): Promise<void>
  /** The source is connected anew, as after a sleep. */
  reconnect(): Promise<void>
  rides(): Ride[]
  readonly tiles: Tile[]
  readonly statuses: Status[]
}

/** Bikes that ride, a console that reads them live, and a wall clock that somebody sets. */
async function openFloor(): Promise<Floor> {
  const folder = makeTemporaryFolder()
  const data = openData(folder.path)
  const ops = openOps(folder.path)
  const store = createIngestStore(data)
  const tiles: Tile[] = []
  const statuses: Status[] = []
  let jumpedMs = 0
  const now = (): number => Date.now() + jumpedMs
  let given: SourceEvents | null = null
  const pipeline = createPipeline({
    source: {
      start: (events) => {
        given = events
      },
      stop: async () => undefined
    },
    kind: 'kafka',
    brokers: ['a:1'],
    topic: 'deloton',
    version: '0.0.0',
    store,
    createIngest: (onStreams) =>
      createIngest({ store, rideIds: createIdSource(ops, 'ride'), silenceLimitMs, from: 'earliest', now }, onStreams),
    clock: { now, monotonic: () => performance.now() },
    onTiles: (told) => tiles.push(...told),
    onStatus: (status) => statuses.push(status),
    onFailure: (what, error) => {
      throw new Error(what, { cause: error })
    }
  })
  pipeline.start()
  if (given === null) throw new Error('the source was not started')
  const events: SourceEvents = given
  onTestFinished(async () => {
    await pipeline.stop()
    data.close()
    ops.close()
    folder.remove()
  })

  let next = 0
  const queues = Array.from({ length: bikes }, (_, bike) =>
    rideMessages({ bike: `SN${bike}`, riderId: 1 + bike, startMs: Date.now(), seconds: 900 }).map(({ value }) =>
      Buffer.from(value)
    )
  )
  const send = async (): Promise<void> => {
    const messages = queues.flatMap((queue, bike) => {
      const value = queue.shift()
      return value === undefined ? [] : [{ key: Buffer.from(`SN${bike}`), value }]
    })
    const from = next
    next += messages.length
    await events.batch({
      partition: 0,
      messages: messages.map((message, index) => ({ offset: from + index, ...message })),
      holes: [],
      endsBefore: next
    })
  }
  const open = async (): Promise<void> => {
    await events.opened({ clusterId: 'c', topic: 'deloton', partitions: [{ partition: 0, low: 0, high: next }] })
    events.connection({ state: 'connected' })
    events.ends([{ partition: 0, low: 0, high: next }])
  }
  await open()
  const queries = createRideQueries(data)
  return {
    jump: (byMs) => {
      jumpedMs = byMs
    },
    async pass(ms, silent) {
      for (let passed = 0; passed < ms; passed += 500) {
        if (silent === undefined) await send()
        // The log's clock goes on while nothing is written to it.
        else for (const queue of queues) queue.shift()
        if (passed % 1_000 === 0) events.ends([{ partition: 0, low: 0, high: next }])
        await vi.advanceTimersByTimeAsync(500)
      }
    },
    reconnect: open,
    rides: () => queries.list(1_000, undefined).items,
    tiles,
    statuses
  }
}

const ended = (floor: Floor): number => floor.rides().filter(({ end_time }) => end_time !== null).length

function expectNothingNegative({ rides, tiles, statuses }: Floor): void {
  for (const { start_time, end_time, duration_s } of rides()) {
    expect(duration_s ?? 0).toBeGreaterThanOrEqual(0)
    if (end_time !== null) expect(Date.parse(end_time)).toBeGreaterThanOrEqual(Date.parse(start_time))
  }
  for (const { elapsed_s } of tiles) expect(elapsed_s ?? 0).toBeGreaterThanOrEqual(0)
  for (const { partitions } of statuses) {
    for (const { lag, messages_per_s } of partitions) {
      expect(lag ?? 0).toBeGreaterThanOrEqual(0)
      expect(messages_per_s).toBeGreaterThanOrEqual(0)
    }
  }
}

beforeEach(() => {
  vi.useFakeTimers({ now: beganMs })
})
afterEach(() => {
  vi.useRealTimers()
})

const jumps: readonly (readonly [string, number])[] = [
  ['a day back', -dayMs],
  ['a day on', dayMs],
  ['two hours back', -2 * hourMs],
  ['two hours on', 2 * hourMs]
]

describe('a wall clock that is set', () => {
  it.each(jumps)('%s ends no ride and makes nothing negative', async (_, byMs) => {
    const floor = await openFloor()
    await floor.pass(30_000)
    floor.jump(byMs)
    await floor.pass(60_000)
    floor.jump(0)
    await floor.pass(30_000)
    expect(floor.rides()).toHaveLength(bikes)
    expect(ended(floor)).toBe(0)
    expectNothingNegative(floor)
  })

  it.each(jumps)('%s ends no ride either when nothing comes for some seconds then', async (_, byMs) => {
    const floor = await openFloor()
    await floor.pass(30_000)
    floor.jump(byMs)
    await floor.pass(5_000, 'silent')
    await floor.pass(30_000)
    await floor.pass(8_000, 'silent')
    await floor.pass(10_000)
    expect(floor.rides()).toHaveLength(bikes)
    expect(ended(floor)).toBe(0)
    expectNothingNegative(floor)
  })

  it('to and fro, every minute for ten minutes, ends no ride', async () => {
    const floor = await openFloor()
    await floor.pass(10_000)
    for (let minute = 0; minute < 10; minute += 1) {
      floor.jump(minute % 2 === 0 ? 2 * hourMs : -2 * hourMs)
      await floor.pass(55_000)
      await floor.pass(5_000, 'silent')
    }
    expect(floor.rides()).toHaveLength(bikes)
    expect(ended(floor)).toBe(0)
    expectNothingNegative(floor)
  })

  it.each(jumps)('%s does not keep a ride from ending when its bike has been silent for the limit', async (_, byMs) => {
    const floor = await openFloor()
    await floor.pass(30_000)
    floor.jump(byMs)
    await floor.pass(silenceLimitMs - 5_000, 'silent')
    expect(ended(floor)).toBe(0)
    await floor.pass(10_000, 'silent')
    expect(ended(floor)).toBe(bikes)
    expectNothingNegative(floor)
  })

  it('does not hide a sleep: what ended meanwhile has ended when the source is back', async () => {
    const floor = await openFloor()
    await floor.pass(30_000)
    // While a machine sleeps the wall clock goes on and the other one stands.
    floor.jump(8 * hourMs)
    await floor.reconnect()
    await floor.pass(4_000, 'silent')
    expect(ended(floor)).toBe(bikes)
  })
})
