import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFleet, createSimulatorSource } from '../../../../../../src/main/engine/sources/simulator'
import type {
  Connection,
  MessageBatch,
  OpenedLog,
  PartitionEnds,
  SourceEvents
} from '../../../../../../src/main/engine/sources/telemetry-source'
import { anchorMs, hourMs, minuteMs } from './simulated-log'

const retentionMs = 20 * minuteMs
const startMs = anchorMs + 20 * minuteMs
const fleet = { seed: 9, bikes: 24, anchorMs }

beforeEach(() => {
  vi.useFakeTimers({ now: startMs })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a pipeline would do: goes on where it was, or at the first offset held. */
function createRecorder(store: (batch: MessageBatch) => Promise<boolean> = async () => true) {
  const positions = new Map<number, number>()
  const openings: OpenedLog[] = []
  const batches: MessageBatch[] = []
  const connections: Connection[] = []
  const told: { atMs: number; ends: readonly PartitionEnds[] }[] = []
  const events: SourceEvents = {
    async opened(log) {
      openings.push(log)
      return log.partitions.map(({ partition, low, high }) => {
        const known = positions.get(partition)
        const nextOffset = known === undefined || known > high ? low : Math.max(known, low)
        positions.set(partition, nextOffset)
        return { partition, nextOffset }
      })
    },
    async batch(batch) {
      batches.push(batch)
      const isStored = await store(batch)
      if (isStored) positions.set(batch.partition, batch.endsBefore)
      return isStored
    },
    over: async () => {
      throw new Error('the fleet rides on')
    },
    ends: (ends) => told.push({ atMs: Date.now(), ends }),
    connection: (connection) => connections.push(connection)
  }
  return { events, positions, openings, batches, connections, told }
}
type Recorder = ReturnType<typeof createRecorder>

/** A store that takes its time: `finish` ends what is being stored. */
function createSlowStore() {
  let finish: (isStored: boolean) => void = () => undefined
  const store = (): Promise<boolean> =>
    new Promise((resolve) => {
      finish = resolve
    })
  return { store, finish: () => finish(true) }
}

const start = ({ events }: Pick<Recorder, 'events'>) => {
  const source = createSimulatorSource({ fleet, retentionMs, now: Date.now })
  source.start(events)
  return source
}

/** That every offset from the first read to the position was delivered once, or lies in a hole. */
function expectWhole(recorder: Recorder): void {
  for (const [partition, position] of recorder.positions) {
    const mine = recorder.batches.filter((batch) => batch.partition === partition)
    let next = mine[0]?.holes[0]?.from ?? mine[0]?.messages[0]?.offset ?? position
    for (const { messages, holes, endsBefore } of mine) {
      for (const { from, to } of holes) {
        expect(from).toBe(next)
        next = to + 1
      }
      expect(messages.map(({ offset }) => offset)).toEqual(messages.map((_, index) => next + index))
      next += messages.length
      expect(endsBefore).toBe(next)
    }
    expect(next).toBe(position)
  }
}

const endsNow = () => createFleet(fleet).endsAt(Date.now(), retentionMs)
const positionsOf = (recorder: Recorder) => [...recorder.positions].sort().map(([, position]) => position)

describe('the simulated fleet as a source', () => {
  it('names its log by seed, bikes and anchor, with the ends of a topic that holds 20 minutes', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(0)
    expect(recorder.openings).toEqual([
      { clusterId: `simulator-9-24-${anchorMs}`, topic: 'sample-fleet', partitions: endsNow() }
    ])
    expect(recorder.connections).toEqual([{ state: 'connected' }])
    await source.stop()
  })

  it('reads what the log holds to its end at once, in bounded batches, then goes on live', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(50)
    const held = recorder.batches.reduce((sum, { messages }) => sum + messages.length, 0)
    expect(held).toBeGreaterThan(20 * 60 * 2 * 24 * 0.7)
    expect(Math.max(...recorder.batches.map(({ messages }) => messages.length))).toBe(5_000)

    await vi.advanceTimersByTimeAsync(30_000)
    expect(positionsOf(recorder).map((position, partition) => (endsNow()[partition]?.high ?? 0) - position)).toSatisfy(
      (lags: number[]) => lags.every((lag) => lag >= 0 && lag <= 3)
    )
    expectWhole(recorder)
    await source.stop()
  })

  it('delivers the very messages of the fleet', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(2_000)
    await source.stop()
    const mine = recorder.batches.filter(({ partition }) => partition === 2).flatMap(({ messages }) => messages)
    const expected = createFleet(fleet).read(2, mine[0]?.offset ?? 0, Date.now(), mine.length)
    expect(mine).toEqual(expected)
  })

  it('tells the ends every second, also while a batch is being stored', async () => {
    const slow = createSlowStore()
    const recorder = createRecorder(slow.store)
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(5_500)
    expect(recorder.told.map(({ atMs }) => atMs - startMs)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000])
    expect(recorder.told.at(-1)?.ends).toEqual(createFleet(fleet).endsAt(startMs + 5_000, retentionMs))
    expect(recorder.batches).toHaveLength(1)
    const stopped = source.stop()
    slow.finish()
    await stopped
  })

  it('goes on at the position it is answered', async () => {
    const recorder = createRecorder()
    const before = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    await before.stop()
    await vi.advanceTimersByTimeAsync(5 * minuteMs)
    const after = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    await after.stop()
    expectWhole(recorder)
    expect(recorder.batches.flatMap(({ holes }) => holes)).toEqual([])
  })

  it('has lost, after a pause longer than the retention, what the log no longer holds', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    const before = positionsOf(recorder)
    // A machine that slept: no timer ran meanwhile.
    vi.setSystemTime(Date.now() + 3 * hourMs)
    await vi.advanceTimersByTimeAsync(1_000)
    await source.stop()
    expectWhole(recorder)
    const holes = recorder.batches.flatMap((batch) =>
      batch.holes.map((hole) => ({ ...hole, partition: batch.partition }))
    )
    expect(holes.map(({ partition, from, reason }) => ({ partition, from, reason }))).toEqual(
      before.map((from, partition) => ({ partition, from, reason: 'retention' }))
    )
    for (const { to, from } of holes) expect(to - from).toBeGreaterThan(2 * 60 * 60 * 2 * 8 * 0.7)
  })

  it('loses nothing by a short sleep', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(Date.now() + 15 * minuteMs)
    await vi.advanceTimersByTimeAsync(1_000)
    await source.stop()
    expectWhole(recorder)
    expect(recorder.batches.flatMap(({ holes }) => holes)).toEqual([])
  })

  it('opens the log anew when the clock was set back so far that it ends before the position', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(Date.now() - 10 * minuteMs)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(recorder.openings).toHaveLength(2)
    expect(recorder.openings[1]?.partitions[0]?.high).toBeLessThan(recorder.openings[0]?.partitions[0]?.high ?? 0)
    expect(recorder.connections.at(-1)).toEqual({ state: 'connected' })
    await source.stop()
  })

  it('waits for the log to come to its position when the clock was set right by seconds', async () => {
    const recorder = createRecorder()
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    vi.setSystemTime(Date.now() - 20_000)
    await vi.advanceTimersByTimeAsync(40_000)
    await source.stop()
    expect(recorder.openings).toHaveLength(1)
    expectWhole(recorder)
  })

  it('stops when the log cannot be opened or a batch will not be stored', async () => {
    const closed = createRecorder()
    start({ events: { ...closed.events, opened: async () => null } })
    const full = createRecorder(async () => false)
    start(full)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(closed.batches).toEqual([])
    expect(full.batches).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('says so and tries again when whoever it reports to fails', async () => {
    let failures = 0
    const recorder = createRecorder(async () => {
      failures += 1
      if (failures <= 2) throw new Error('disk on fire')
      return true
    })
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(10_000)
    await source.stop()
    expect(recorder.connections.map(({ state }) => state)).toEqual([
      'connected',
      'disconnected',
      'connected',
      'disconnected',
      'connected'
    ])
    expect(JSON.stringify(recorder.connections)).not.toContain('disk on fire')
  })

  it('reports nothing more once it has stopped, and finishes the batch it gave', async () => {
    const slow = createSlowStore()
    const recorder = createRecorder(slow.store)
    const source = start(recorder)
    await vi.advanceTimersByTimeAsync(100)
    let isStopped = false
    const stopped = source.stop().then(() => {
      isStopped = true
    })
    await vi.advanceTimersByTimeAsync(3_000)
    expect(isStopped).toBe(false)
    const told = recorder.told.length
    slow.finish()
    await stopped
    await vi.advanceTimersByTimeAsync(3_000)
    expect(recorder.batches).toHaveLength(1)
    expect(recorder.told).toHaveLength(told)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('stops at once when it was never started', async () => {
    await expect(createSimulatorSource({ fleet, retentionMs, now: Date.now }).stop()).resolves.toBeUndefined()
  })
})
