import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dumpRides } from '../../../../support/store-dump'
import { atSecond, messages } from './line-fixture'
import {
  ada,
  type Bench,
  connected,
  lastReadingMs,
  lost,
  rideOfAda,
  setUp,
  silenceLimitMs,
  temporaryPath
} from './pipeline-bench'

beforeEach(() => {
  vi.useFakeTimers({ now: atSecond(2) })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the floor', () => {
  it('is told of a bike that changed within a quarter of a second, once', async () => {
    const { openAndRead, pass, tiles } = setUp()
    await openAndRead(rideOfAda)
    expect(tiles).toEqual([])
    await pass(250)
    expect(tiles).toMatchObject([
      [{ bike_key: '0=SN0001', state: 'riding', rider_id: 7, rider_alias: 'Ada B.', heart_rate: 120, elapsed_s: 1 }]
    ])
    await pass(1_000)
    expect(tiles).toHaveLength(1)
  })

  it('is told of the newest state only, however often a bike changed meanwhile', async () => {
    const { openAndRead, give, pass, tiles } = setUp()
    await openAndRead(rideOfAda)
    for (const second of [2, 3, 4]) {
      await give(4 + 2 * (second - 1), [messages.ride(second, second), messages.telemetry(second + 0.5)])
    }
    await pass(250)
    expect(tiles).toMatchObject([[{ elapsed_s: 4 }]])
  })

  it('shows what was going on when the console was stopped, before the source is reached', async () => {
    const folder = temporaryPath()
    const before = setUp(folder)
    await before.openAndRead(rideOfAda)
    await before.stop()
    const { pipeline, pass, tiles } = setUp(folder)
    expect(pipeline.floor()).toMatchObject({
      at: '2026-11-01T10:00:02.000Z',
      tiles: [{ rider_id: 7, heart_rate: 120, heart_rate_trail: [120] }]
    })
    expect(pipeline.status()).toMatchObject({ state: 'starting', partitions: [{ next_offset: 6, end_offset: null }] })
    await pass(250)
    expect(tiles).toMatchObject([[{ rider_id: 7 }]])
  })

  it('shows nothing of a batch that could not be stored', async () => {
    const { openAndRead, give, failWith, pass, pipeline, tiles } = setUp()
    await openAndRead(rideOfAda)
    failWith('SQLITE_FULL')
    const stored = give(6, [
      messages.system(2, { ...ada, user_id: 8 }),
      messages.ride(3, 1),
      messages.telemetry(3.5, 66)
    ])
    await pass(250)
    expect(tiles.flat().map(({ rider_id, heart_rate }) => [rider_id, heart_rate])).toEqual([[7, 120]])
    expect(pipeline.floor().tiles).toMatchObject([{ rider_id: 7, heart_rate: 120 }])
    failWith(null)
    await pass(1_250)
    expect(await stored).toBe(true)
    expect(tiles.at(-1)).toMatchObject([{ rider_id: 8, heart_rate: 66 }])
  })

  it('does not leave a rider on the screen whose ride ended long ago by the log', async () => {
    vi.setSystemTime(atSecond(90 * 86_400))
    const { openAndRead, pass, tiles, pipeline } = setUp()
    await openAndRead(rideOfAda)
    await pass(5_000, 6)
    expect(tiles.at(0)).toMatchObject([{ state: 'riding' }])
    expect(tiles.at(-1)).toMatchObject([{ state: 'free', free_since: '2026-11-01T10:00:01.500Z' }])
    expect(pipeline.floor().tiles).toEqual([])
  })
})

describe('the status', () => {
  it('is told every second, with the positions, and adds up', async () => {
    const { openAndRead, pass, statuses } = setUp()
    await openAndRead(rideOfAda)
    statuses.splice(0)
    await pass(3_000, 6)
    expect(statuses).toHaveLength(3)
    expect(statuses.at(-1)).toMatchObject({
      running: true,
      state: 'live',
      message: null,
      version: '1.2.3',
      source: 'kafka',
      world: 'gym',
      partitions: [{ topic: 'deloton', partition: 0, next_offset: 6, end_offset: 6, lag: 0 }],
      counters: { stored: 3, control: 3, duplicate: 0, quarantined: 0 },
      adds_up: true
    })
  })

  it('is told at once when the connection changes', async () => {
    const { openAndRead, events, pass, statuses } = setUp()
    expect(setUp().pipeline.status().state).toBe('starting')
    await openAndRead(rideOfAda)
    await pass(100)
    statuses.splice(0)
    events.connection(lost)
    expect(statuses).toMatchObject([
      { state: 'disconnected', message: 'No Kafka broker answers at a:1. Trying again.' }
    ])
  })

  it('says since when the state holds, not when it was last looked at', async () => {
    const { openAndRead, events, pass, statuses } = setUp()
    await openAndRead(rideOfAda)
    await pass(2_000, 6)
    events.connection(lost)
    await pass(5_000)
    expect(statuses.at(-1)).toMatchObject({
      state_since: '2026-11-01T10:00:04.000Z',
      checked_at: '2026-11-01T10:00:09.000Z'
    })
  })

  it('forgets the ends when the broker was not asked for two seconds, and while disconnected', async () => {
    const { openAndRead, events, pass, pipeline } = setUp()
    const end = (): unknown => pipeline.status().partitions.map(({ end_offset, lag }) => [end_offset, lag])[0]
    await openAndRead(rideOfAda)
    await pass(2_000)
    expect(end()).toEqual([6, 0])
    await pass(250)
    expect(end()).toEqual([null, null])
    await pass(250, 8)
    expect(end()).toEqual([8, 2])
    events.connection(lost)
    expect(end()).toEqual([null, null])
  })

  it('is catching up while there is much to read, and does not depend on the wall clock for the age of the ends', async () => {
    const { openAndRead, tellEnd, pipeline } = setUp()
    await openAndRead(rideOfAda)
    tellEnd(5_000)
    vi.setSystemTime(atSecond(86_400))
    expect(pipeline.status()).toMatchObject({ state: 'catching_up', partitions: [{ lag: 4_994 }] })
  })

  it('lists all gaps when asked and only the newest hundred each second', async () => {
    const { open, events, pass, pipeline, statuses } = setUp()
    await open(500)
    events.connection(connected)
    const list = Array.from({ length: 150 }, (_, index) => ({
      offset: 2 * index + 1,
      key: null,
      value: messages.ride(index, index)
    }))
    await events.batch({ partition: 0, messages: list, holes: [], endsBefore: 300 })
    await pass(1_000)
    expect(pipeline.status().gaps).toHaveLength(150)
    expect(statuses.at(-1)?.gaps).toHaveLength(100)
    expect(statuses.at(-1)?.gaps.at(-1)).toMatchObject({ topic: 'deloton', from: 298, to: 298, reason: 'compaction' })
    expect(statuses.at(-1)?.adds_up).toBe(true)
  })
})

describe('the live tail', () => {
  it('has the messages as they were read, with what each counted as', async () => {
    const { openAndRead, give, pipeline } = setUp()
    await openAndRead(rideOfAda)
    await give(6, [messages.telemetry(1.5, 120), Buffer.from('not JSON')])
    expect(pipeline.tail(0).map(({ sequence, counted_as }) => [sequence, counted_as])).toEqual([
      [1, 'control'],
      [2, 'control'],
      [3, 'control'],
      [4, 'stored'],
      [5, 'stored'],
      [6, 'stored'],
      [7, 'duplicate'],
      [8, 'quarantined']
    ])
    expect(pipeline.tail(5)).toMatchObject([
      { partition: 0, offset: 5, key: 'SN0001', text: 'Telemetry - hrt = 120; rpm = 60; power = 50' },
      { offset: 6 },
      { offset: 7, at: null, text: 'not JSON' }
    ])
  })

  it('has a batch that is delivered again or could not be stored at first once', async () => {
    const { openAndRead, give, failWith, pass, pipeline } = setUp()
    await openAndRead(rideOfAda)
    failWith('SQLITE_FULL')
    const stored = give(4, [messages.ride(1, 1), messages.telemetry(1.5, 120), messages.ride(2, 2)])
    await pass(2_000)
    expect(pipeline.tail(0)).toHaveLength(6)
    failWith(null)
    await pass(1_000)
    expect(await stored).toBe(true)
    expect(pipeline.tail(6)).toMatchObject([{ sequence: 7, offset: 6, text: 'Ride - duration = 2.0; resistance = 30' }])
  })
})

describe('the throughput', () => {
  it('is what was read in each five seconds, and null while the source is not there', async () => {
    vi.setSystemTime(atSecond(0))
    const { openAndRead, give, events, pass, pipeline } = setUp()
    await openAndRead(rideOfAda)
    await pass(3_000)
    await give(6, [messages.ride(2, 2), messages.telemetry(2.5), messages.ride(3, 3), messages.telemetry(3.5)])
    await pass(3_000)
    events.connection(lost)
    await pass(10_000)
    expect(pipeline.throughput()).toEqual({
      every_s: 5,
      points: [
        { at: '2026-11-01T10:00:00.000Z', messages_per_s: 2 },
        { at: '2026-11-01T10:00:05.000Z', messages_per_s: 0 },
        { at: '2026-11-01T10:00:10.000Z', messages_per_s: null }
      ]
    })
  })
})

describe('a ride whose last reading is older than the silence limit', () => {
  const longAfter = lastReadingMs + silenceLimitMs + 1
  const isEnded = ({ rides }: Bench): boolean => rides().every(({ end_time }) => end_time !== null)

  it('ends at its last reading when everything is read and the bike was quiet for two seconds', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pass(2_000, 6)
    expect(isEnded(bench)).toBe(false)
    await bench.pass(1_000, 6)
    expect(bench.rides()).toMatchObject([{ rider_id: 7, end_time: '2026-11-01T10:00:01.500Z' }])
  })

  it('is told to be about to end from when all is read until it has ended, and only where it is old enough', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pass(1_000, 6)
    expect(isEnded(bench)).toBe(false)
    expect(bench.pipeline.isAboutToEnd(lastReadingMs + 1)).toBe(true)
    expect(bench.pipeline.isAboutToEnd(lastReadingMs)).toBe(false)
    await bench.pass(2_000, 6)
    expect(isEnded(bench)).toBe(true)
    expect(bench.pipeline.isAboutToEnd(lastReadingMs + 1)).toBe(false)
  })

  it('is not about to end while there is backlog', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pass(1_000, 7)
    expect(bench.pipeline.isAboutToEnd(lastReadingMs + 1)).toBe(false)
  })

  it('has not ended at the limit itself', async () => {
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    // The status, and with it the end of silent rides, comes every second: at 2 s past dawn and a whole number more.
    await bench.pass(599_000, 6)
    expect(Date.now() - lastReadingMs).toBe(599_500)
    expect(isEnded(bench)).toBe(false)
    await bench.pass(1_000, 6)
    expect(isEnded(bench)).toBe(true)
  })

  it('goes on while there is backlog, whose next message may belong to it', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pass(10_000, 7)
    expect(isEnded(bench)).toBe(false)
    await bench.give(6, [messages.main])
    await bench.pass(250)
    expect(bench.rides()).toMatchObject([{ end_time: '2026-11-01T10:00:01.500Z' }])
  })

  it('goes on while the broker was not asked lately where the log ends', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pass(10_000)
    expect(isEnded(bench)).toBe(false)
    await bench.pass(1_000, 6)
    expect(isEnded(bench)).toBe(true)
  })

  it('goes on while disconnected, even if an end is told', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.events.connection(lost)
    await bench.pass(10_000, 6)
    expect(isEnded(bench)).toBe(false)
    bench.events.connection(connected)
    await bench.pass(1_000, 6)
    expect(isEnded(bench)).toBe(true)
  })

  it('goes on while anything arrives for the bike, understood or not', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    for (let offset = 6; offset < 12; offset += 1) {
      await bench.give(offset, [Buffer.from(`not JSON ${offset}`)])
      await bench.pass(1_000, offset + 1)
    }
    expect(isEnded(bench)).toBe(false)
    await bench.pass(2_000, 12)
    expect(isEnded(bench)).toBe(true)
  })

  it('of a bike that was left running ends after a restart', async () => {
    const folder = temporaryPath()
    const before = setUp(folder)
    await before.openAndRead(rideOfAda)
    await before.stop()
    vi.setSystemTime(longAfter)
    const bench = setUp(folder)
    await bench.open(6)
    bench.events.connection(connected)
    await bench.pass(2_000, 6)
    expect(isEnded(bench)).toBe(false)
    await bench.pass(1_000, 6)
    expect(isEnded(bench)).toBe(true)
  })

  it('that can not be written as ended is told as a failure of the store, and ends when it can', async () => {
    vi.setSystemTime(longAfter)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.failWith('SQLITE_FULL')
    await bench.pass(4_000, 6)
    expect(bench.statuses.at(-1)?.state).toBe('paused_disk_full')
    expect(bench.failures).toContain('ending silent rides')
    bench.failWith(null)
    await bench.pass(4_000, 6)
    expect(isEnded(bench)).toBe(true)
    expect(bench.statuses.at(-1)?.state).toBe('live')
  })
})

describe('a store that can not be written', () => {
  it.each([
    ['SQLITE_FULL', 'paused_disk_full'],
    ['SQLITE_IOERR_WRITE', 'safe_mode']
  ] as const)('(%s) is told as %s, holds the position, and stores the batch once when it can', async (code, state) => {
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.failWith(code)
    const stored = bench.give(6, [messages.ride(2, 2), messages.telemetry(2.5)])
    await bench.pass(3_000, 8)
    expect(bench.statuses.at(-1)).toMatchObject({ state, partitions: [{ next_offset: 6, lag: 2 }], adds_up: true })
    expect(bench.failures.length).toBeGreaterThan(1)
    expect(bench.rides()).toMatchObject([{ reading_count: 1 }])
    bench.failWith(null)
    await bench.pass(1_000, 8)
    expect(await stored).toBe(true)
    expect(bench.pipeline.status()).toMatchObject({
      state: 'live',
      partitions: [{ next_offset: 8, stored: 5 }],
      redelivered: 0
    })
    expect(bench.rides()).toMatchObject([{ reading_count: 2 }])
    expect(dumpRides(bench.dataFile)[0]?.readings.map(({ t_s }) => t_s)).toEqual([1, 2])
  })

  it('ends no ride by silence meanwhile: the batch that waits may belong to it', async () => {
    vi.setSystemTime(lastReadingMs + silenceLimitMs + 1)
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.failWith('SQLITE_FULL')
    const stored = bench.give(6, [messages.ride(2, 2)])
    await bench.pass(5_000, 6)
    expect(bench.failures).not.toContain('ending silent rides')
    bench.failWith(null)
    await bench.pass(1_000, 7)
    expect(await stored).toBe(true)
    expect(bench.rides()).toMatchObject([{ rider_id: 7, end_time: null }])
  })

  it('when the log is opened is tried again while the source waits, and accounts for a gap once', async () => {
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.failWith('SQLITE_FULL')
    const opened = bench.open(50, 20)
    await bench.pass(2_000)
    expect(bench.statuses.at(-1)).toMatchObject({
      state: 'paused_disk_full',
      partitions: [{ next_offset: 6 }],
      left_log: null,
      gaps: []
    })
    bench.failWith(null)
    await bench.pass(1_000)
    expect(await opened).toEqual([{ partition: 0, nextOffset: 20 }])
    expect(bench.pipeline.status()).toMatchObject({
      partitions: [{ next_offset: 20, gap_offsets: 14 }],
      gaps: [{ topic: 'deloton', partition: 0, from: 6, to: 19, reason: 'retention' }],
      adds_up: true
    })
    expect(bench.rides()).toMatchObject([{ rider_id: 7, end_time: '2026-11-01T10:00:01.500Z' }])
  })

  it('does not hold up a stop: what waits is given up and nothing of it is stored', async () => {
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    bench.failWith('SQLITE_FULL')
    const stored = bench.give(6, [messages.ride(2, 2)])
    await bench.pass(2_500)
    bench.failWith(null)
    const rides = bench.rides()
    await bench.pipeline.stop()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await stored).toBe(false)
    expect(bench.rides()).toEqual(rides)
    expect(bench.pipeline.status().partitions).toMatchObject([{ next_offset: 6 }])
  })
})

it('knows how live it is: by the age of its newest event while messages are behind it', async () => {
  const { pipeline, events, openAndRead, tellEnd, pass } = setUp()
  expect(pipeline.liveness()).toMatchObject({ isConnected: null, hasLog: false })
  await openAndRead(rideOfAda)
  await pass(40_000)
  tellEnd(6)
  expect(pipeline.liveness()).toEqual({ isConnected: true, lagMs: 0, hasLog: true })
  tellEnd(7)
  expect(pipeline.liveness().lagMs).toBe(atSecond(42) - lastReadingMs)
  events.connection(lost)
  expect(pipeline.liveness()).toEqual({ isConnected: false, lagMs: null, hasLog: true })
})

it('is behind where bikes whose clock is behind ride on, though no message is, and is not when they leave', async () => {
  const { pipeline, openAndRead, give, tellEnd, pass } = setUp()
  await openAndRead(rideOfAda)
  tellEnd(6)
  expect(pipeline.liveness().lagMs).toBe(0)
  await pass(120_000)
  await give(6, [messages.ride(2, 2)])
  tellEnd(7)
  expect(pipeline.liveness().lagMs).toBeGreaterThan(100_000)
  await pass(4_000)
  tellEnd(7)
  expect(pipeline.liveness().lagMs).toBe(0)
})

describe('a stopped pipeline', () => {
  it('takes nothing more, asks the source for nothing and leaves no timer', async () => {
    const bench = setUp()
    await bench.openAndRead(rideOfAda)
    await bench.pipeline.stop()
    expect(await bench.give(6, [messages.ride(2, 2)])).toBe(false)
    expect(await bench.open(50)).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
    expect(bench.rides()).toMatchObject([{ reading_count: 1 }])
  })
})
