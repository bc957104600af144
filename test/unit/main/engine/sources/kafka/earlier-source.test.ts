import { describe, expect, it } from 'vitest'
import {
  createEarlierSource,
  type StoreBeginning
} from '../../../../../../src/main/engine/sources/kafka/earlier-source'
import type {
  MessageBatch,
  OpenedLog,
  PartitionPosition,
  SourceEvents
} from '../../../../../../src/main/engine/sources/telemetry-source'

const log = (...ends: readonly (readonly [low: number, high: number])[]): OpenedLog => ({
  clusterId: 'c',
  topic: 'bikes',
  partitions: ends.map(([low, high], partition) => ({ partition, low, high }))
})
const batchOf = (partition: number, from: number, before: number, holes: MessageBatch['holes'] = []): MessageBatch => ({
  partition,
  messages: Array.from({ length: before - from }, (_, index) => ({
    offset: from + index,
    key: null,
    value: null
  })).filter(({ offset }) => !holes.some((hole) => offset >= hole.from && offset <= hole.to)),
  holes,
  endsBefore: before
})

interface BenchOptions {
  /** Where the store began in each partition; null where it read nothing. */
  readonly startOffsets?: readonly number[] | null
  readonly isKnown?: boolean
  readonly isStored?: () => boolean
  /** What of the earlier log is stored already, by partition. */
  readonly positions?: readonly number[]
}

function startSource({
  startOffsets = [100, 50],
  isKnown = false,
  isStored = () => true,
  positions
}: BenchOptions = {}) {
  const beginning: StoreBeginning | null =
    startOffsets === null ? null : { epoch: 3, startOffsets: new Map(startOffsets.entries()) }
  const ends: unknown[] = []
  const batches: MessageBatch[] = []
  const openings: OpenedLog[] = []
  let overs = 0
  let topic: SourceEvents | null = null
  let isDone: (partition: number) => boolean = () => false
  createEarlierSource({
    createTopicSource(done) {
      isDone = done
      return {
        start(events) {
          topic = events
        },
        stop: async () => undefined
      }
    },
    beginningOf: () => beginning,
    isKnown: () => isKnown,
    onEnd: (end) => ends.push(end)
  }).start({
    async opened(opened) {
      openings.push(opened)
      return opened.partitions.map(({ partition, low }) => ({ partition, nextOffset: positions?.[partition] ?? low }))
    },
    async batch(batch) {
      if (!isStored()) return false
      batches.push(batch)
      return true
    },
    async over() {
      overs += 1
      return true
    },
    ends: () => undefined,
    connection: () => undefined
  })
  if (topic === null) throw new Error('the topic was not opened')
  const events: SourceEvents = topic
  return {
    opened: (opened: OpenedLog): Promise<readonly PartitionPosition[] | null> => events.opened(opened),
    give: (batch: MessageBatch) => events.batch(batch),
    isDone: (partition: number) => isDone(partition),
    ends,
    batches,
    openings,
    overs: () => overs
  }
}
const read = { kind: 'read', note: null }

describe('what a topic holds from before the store began', () => {
  it('is a log of its own that ends where the store began', async () => {
    const source = startSource()
    expect(await source.opened(log([20, 900], [0, 900]))).toEqual([
      { partition: 0, nextOffset: 20 },
      { partition: 1, nextOffset: 0 }
    ])
    expect(source.openings).toEqual([
      {
        clusterId: 'before epoch 3 of c',
        topic: 'bikes (earlier)',
        partitions: [
          { partition: 0, low: 20, high: 100 },
          { partition: 1, low: 0, high: 50 }
        ]
      }
    ])
  })

  it('is given up to that place and no further, hole or message, and is over when every partition has come there', async () => {
    const source = startSource()
    await source.opened(log([20, 900], [0, 900]))
    expect(await source.give(batchOf(0, 20, 80))).toBe(true)
    expect(source.isDone(0)).toBe(false)
    const hole = { from: 95, to: 110, reason: 'compaction' as const }
    expect(await source.give(batchOf(0, 80, 200, [hole, { from: 150, to: 160, reason: 'compaction' }]))).toBe(true)
    expect(source.batches[1]).toEqual({
      ...batchOf(0, 80, 95),
      holes: [{ ...hole, to: 99 }],
      endsBefore: 100
    })
    expect([source.isDone(0), source.isDone(1), source.overs()]).toEqual([true, false, 0])
    // What was fetched before the partition was paused.
    expect(await source.give(batchOf(0, 200, 300))).toBe(true)
    expect(source.batches).toHaveLength(2)
    expect(await source.give(batchOf(1, 0, 60))).toBe(true)
    expect(source.batches[2]).toEqual(batchOf(1, 0, 50))
    expect([source.overs(), source.ends]).toEqual([1, [read]])
    expect(await source.give(batchOf(1, 60, 70))).toBe(true)
    expect([source.batches.length, source.overs(), source.ends.length]).toEqual([3, 1, 1])
  })

  it('goes on where it was, and is over at once when all of it is stored', async () => {
    const half = startSource({ positions: [70, 50] })
    expect(await half.opened(log([20, 900], [0, 900]))).toMatchObject([{ nextOffset: 70 }, { nextOffset: 50 }])
    expect([half.isDone(0), half.isDone(1)]).toEqual([false, true])
    const whole = startSource({ positions: [100, 50] })
    expect(await whole.opened(log([20, 900], [0, 900]))).toBeNull()
    expect([whole.overs(), whole.ends]).toEqual([1, [read]])
  })

  it('is nothing where the store began at the first message, or retention has taken what was before', async () => {
    const note = 'bikes holds nothing from before this store began.'
    for (const [startOffsets, opened] of [
      [[0], log([0, 9])],
      [[100], log([100, 900])],
      [[100], log([300, 900])]
    ] as const) {
      const source = startSource({ startOffsets })
      expect(await source.opened(opened)).toBeNull()
      expect([source.ends, source.openings]).toEqual([[{ kind: 'read', note }], []])
    }
  })

  it('comes to its end where retention has taken what was not imported yet', async () => {
    const source = startSource({ startOffsets: [100], isKnown: true, positions: [100] })
    expect(await source.opened(log([300, 900]))).toBeNull()
    expect(source.openings[0]?.partitions).toEqual([{ partition: 0, low: 100, high: 100 }])
    expect([source.overs(), source.ends]).toEqual([1, [read]])
  })

  it('leaves alone a partition that was added since', async () => {
    const source = startSource({ startOffsets: [100] })
    expect(await source.opened(log([20, 900], [5, 900]))).toHaveLength(2)
    expect(source.openings[0]?.partitions[1]).toEqual({ partition: 1, low: 5, high: 5 })
    expect(source.isDone(1)).toBe(true)
  })

  it('can not be had of a topic that was never read, or was begun anew', async () => {
    const never = startSource({ startOffsets: null })
    expect(await never.opened(log([0, 9]))).toBeNull()
    expect(never.ends).toMatchObject([{ kind: 'failed', message: expect.stringContaining('read nothing of bikes') }])
    const anew = startSource()
    expect(await anew.opened(log([0, 60], [0, 900]))).toBeNull()
    expect(anew.ends).toMatchObject([{ kind: 'failed', message: expect.stringContaining('begun anew') }])
  })

  it('keeps its place when a batch is not stored', async () => {
    let isStored = false
    const source = startSource({ startOffsets: [100], isStored: () => isStored })
    await source.opened(log([0, 900]))
    expect(await source.give(batchOf(0, 0, 200))).toBe(false)
    expect([source.isDone(0), source.overs()]).toEqual([false, 0])
    isStored = true
    expect(await source.give(batchOf(0, 0, 200))).toBe(true)
    expect(source.overs()).toBe(1)
  })
})
