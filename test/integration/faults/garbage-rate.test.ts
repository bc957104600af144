import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createIngest } from '../../../src/main/engine/ingest/ingest'
import { openData, openOps } from '../../../src/main/engine/store/files'
import { createIdSource } from '../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../src/main/engine/store/ingest-store'
import { startConsole } from '../../support/console-process'
import { isFullSize, median, sized, takeSeed, tellFigures } from '../../support/fault-run'
import { fuzzedLog, ordinaryGarbage } from '../../support/fuzzed-log'
import { isAtEnd } from '../../support/in-process-pipeline'
import { brokerForTests, type MessageToProduce, openWriter, whyNoKafka } from '../../support/kafka'
import { seededRandom } from '../../support/seeded-random'
import { makeTemporaryFolder } from '../../support/temporary-folder'

const backlog = sized(500_000, 20_000)
const rounds = sized(5, 3)
const batchSize = 500
/** Ten times the design load, and much more, where the writer and the broker of the test may be what is too slow. */
const liveLoads = [5_000, 40_000]
const pacedSeconds = 15
const slicesPerSecond = 20

describe('garbage among good messages', () => {
  it('figures: how fast a backlog of it is stored by the ingest alone', () => {
    const seed = takeSeed('garbage rate, backlog')
    const perSecond = (share: number): number => {
      const log = fuzzedLog(seededRandom(seed), share, 0, ordinaryGarbage)
      const batches = Array.from({ length: backlog / batchSize }, (_, index) => ({
        partition: 0,
        messages: Array.from({ length: batchSize }, (__, place) => ({
          offset: index * batchSize + place,
          ...log.next(0)
        })),
        holes: [],
        endsBefore: (index + 1) * batchSize
      }))
      const folder = makeTemporaryFolder()
      const data = openData(folder.path)
      const ops = openOps(folder.path)
      const ingest = createIngest(
        {
          store: createIngestStore(data),
          rideIds: createIdSource(ops, 'ride'),
          silenceLimitMs: 600_000,
          from: 'earliest',
          now: () => 0
        },
        () => undefined
      )
      ingest.openLog({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high: backlog }] })
      const began = performance.now()
      for (const batch of batches) ingest.take(batch)
      const tookMs = performance.now() - began
      data.close()
      ops.close()
      folder.remove()
      return (backlog / tookMs) * 1_000
    }
    perSecond(0.5)
    const alone: number[] = []
    const mixed: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      alone.push(perSecond(0))
      mixed.push(perSecond(0.5))
    }
    tellFigures('garbage rate, backlog', {
      goodAlonePerSecond: Math.round(median(alone)),
      halfGarbagePerSecond: Math.round(median(mixed)),
      goodAmongThemPerSecond: Math.round(median(mixed) / 2),
      allWithGarbageOfGoodAlone: Number((median(mixed) / median(alone)).toFixed(2))
    })
    expect(median(mixed)).toBeGreaterThan(0)
  }, 3_600_000)

  it.runIf(isFullSize && whyNoKafka() === null).each(liveLoads)(
    'figures: at which rate the good ones are stored live when as many are garbage, %i good ones a second',
    async (goodPerSecond) => {
      const random = seededRandom(takeSeed('garbage rate, live'))
      const broker = await brokerForTests()
      const folder = makeTemporaryFolder()
      const perSecond = async (
        hasGarbage: boolean
      ): Promise<{ good: number; written: number; lagAtTheEnd: number }> => {
        const topic = `garbage-${hasGarbage}-${Date.now()}`
        await broker.createTopic(topic, 3)
        const [good, garbage] = [fuzzedLog(random, 0, 0), fuzzedLog(random, 1, 0, ordinaryGarbage)]
        const slice = (log: typeof good, count: number): MessageToProduce[] =>
          Array.from({ length: count }, (_, index) => {
            const { key, value } = log.next(index % 3)
            return { key, value: value ?? 'no line', partition: index % 3 }
          })
        const slices = Array.from({ length: pacedSeconds * slicesPerSecond }, () => [
          ...slice(good, goodPerSecond / slicesPerSecond),
          ...(hasGarbage ? slice(garbage, goodPerSecond / slicesPerSecond) : [])
        ])
        const total = slices.reduce((sum, each) => sum + each.length, 0)
        const args = ['--source', 'kafka', '--brokers', broker.bootstrap, '--topic', topic]
        const console = await startConsole(folder.path, args)
        await console.until('it is live', isAtEnd)
        const writer = await openWriter(broker.bootstrap, topic)
        const began = performance.now()
        for (const [index, messages] of slices.entries()) {
          await writer.send(messages)
          await delay(Math.max(0, began + ((index + 1) * 1_000) / slicesPerSecond - performance.now()))
        }
        const writtenMs = performance.now() - began
        const read = (partitions: readonly { next_offset: number }[]): number =>
          partitions.reduce((sum, { next_offset }) => sum + next_offset, 0)
        const { partitions } = await console.until('all is asked for', () => true)
        const lagAtTheEnd = total - read(partitions)
        const { counters } = await console.until('all is read', (now) => read(now.partitions) === total)
        const tookMs = performance.now() - began
        await writer.close()
        await console.stop()
        return {
          good: ((counters.stored + counters.control) / tookMs) * 1_000,
          written: ((pacedSeconds * goodPerSecond) / writtenMs) * 1_000,
          lagAtTheEnd
        }
      }
      try {
        const alone = await perSecond(false)
        const mixed = await perSecond(true)
        tellFigures('garbage rate, live', {
          goodOfferedPerSecond: goodPerSecond,
          goodAloneWrittenPerSecond: Math.round(alone.written),
          goodAloneStoredPerSecond: Math.round(alone.good),
          goodAmongGarbageWrittenPerSecond: Math.round(mixed.written),
          goodAmongGarbageStoredPerSecond: Math.round(mixed.good),
          keptOfTheRate: Number((mixed.good / alone.good).toFixed(3)),
          lagWhenTheLastIsWritten: mixed.lagAtTheEnd
        })
      } finally {
        await broker.destroy()
        folder.remove()
      }
    },
    600_000
  )
})
