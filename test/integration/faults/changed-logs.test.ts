import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Admin, Kafka, logLevel } from 'kafkajs'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import type { KafkaSettings } from '../../../src/main/engine/ports'
import { isFullSize } from '../../support/fault-run'
import { isAtEnd, type PipelineUnderTest, plainKafka, startPipeline } from '../../support/in-process-pipeline'
import { dumpTopic, type MessageToProduce, produce, whyNoKafka } from '../../support/kafka'
import { type KafkaBroker, startBroker } from '../../support/kafka-broker'
import { rideMessages } from '../../support/ride-messages'
import { checkIntegrity, dumpRides } from '../../support/store-dump'
import { makeTemporaryFolder } from '../../support/temporary-folder'

interface Console {
  start(settings?: Partial<KafkaSettings>): PipelineUnderTest
  stop(): Promise<void>
}

// What stops, restarts and transaction markers do, test/integration/kafka-source.test.ts shows. These tests mostly wait,
// each with a topic of its own: they run at once.
describe.skipIf(whyNoKafka() !== null)('a log that is no longer the one it was', { concurrent: true }, () => {
  let broker: KafkaBroker
  let topics = 0

  beforeAll(async () => {
    broker = await startBroker({ config: { 'log.cleaner.backoff.ms': 100, 'log.initial.task.delay.ms': 100 } })
  })
  afterAll(() => broker?.destroy())

  const newTopic = async (partitions = 1, config: Readonly<Record<string, string | number>> = {}): Promise<string> => {
    topics += 1
    const topic = `changed-${topics}`
    await broker.createTopic(topic, partitions, config)
    return topic
  }
  /** A data folder and the one pipeline that may run on it, both gone after the test. */
  const newConsole = (context: Pick<TestContext, 'onTestFinished'>, topic: string): Console => {
    const folder = makeTemporaryFolder()
    let running: PipelineUnderTest | null = null
    const stop = async (): Promise<void> => {
      await running?.stop()
      running = null
    }
    context.onTestFinished(async () => {
      await stop()
      folder.remove()
    })
    return {
      stop,
      start(settings = {}) {
        running = startPipeline(folder.path, { ...plainKafka(broker.bootstrap, topic), ...settings })
        return running
      }
    }
  }
  /** A ride of now: silence by wall clock does not end it. */
  const ride = (riderId: number, seconds: number, bike = 'SN0001', partition = 0): MessageToProduce[] =>
    rideMessages({ bike, riderId, startMs: Date.now() - 60_000, seconds, partition })
  const administer = async (work: (admin: Admin) => Promise<unknown>): Promise<void> => {
    const admin = new Kafka({ clientId: 'a', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    try {
      await work(admin)
    } finally {
      await admin.disconnect()
    }
  }
  const makeAnew = async (topic: string, messages: readonly MessageToProduce[], missingMs = 200): Promise<void> => {
    await administer((admin) => admin.deleteTopics({ topics: [topic] }))
    await delay(missingMs)
    await broker.createTopic(topic)
    await produce(broker.bootstrap, topic, messages)
  }
  /** Rider, whether it ended, readings. */
  const ridesOf = (pipeline: PipelineUnderTest): unknown[] =>
    dumpRides(pipeline.dataFile).map(({ rider_id, end_ms, reading_count }) => [
      rider_id,
      end_ms !== null,
      reading_count
    ])
  const readTo = (pipeline: PipelineUnderTest, offset: number, partition = 0) =>
    pipeline.until(
      `partition ${partition} is read to ${offset}`,
      (now) => isAtEnd(now) && now.partitions[partition]?.next_offset === offset
    )

  it.for([
    ['shorter than', 5],
    ['as long as', 30],
    ['longer than', 60]
  ] as const)(
    'is read from its beginning when it was made anew, %s what was read of the former one',
    async ([, seconds], context) => {
      const topic = await newTopic()
      const console = newConsole(context, topic)
      await produce(broker.bootstrap, topic, ride(1, 30))
      const before = console.start()
      await readTo(before, 64)
      await console.stop()
      await makeAnew(topic, ride(2, seconds))
      const after = console.start()
      // As long as the former one it seems to be read already: it shows when its last message comes.
      const rides = [
        [1, true, 30],
        [2, false, seconds]
      ]
      const status = await after.until(
        'the new topic is read',
        (now) => isAtEnd(now) && isDeepStrictEqual(ridesOf(after), rides)
      )
      expect(status.partitions[0]?.next_offset).toBe(4 + 2 * seconds)
      expect(status.adds_up).toBe(true)
      // And only once.
      await console.stop()
      const again = console.start()
      await produce(broker.bootstrap, topic, ride(3, 5))
      await readTo(again, 4 + 2 * seconds + 14)
      expect(ridesOf(again)).toHaveLength(3)
      expect(checkIntegrity(again.dataFile)).toBe('ok')
    }
  )

  it('is read from its beginning when it was made anew and filled while it was read', async (context) => {
    const topic = await newTopic()
    const pipeline = newConsole(context, topic).start()
    await produce(broker.bootstrap, topic, ride(1, 30))
    await readTo(pipeline, 64)
    // Missing for longer than it takes until the broker is asked again.
    await makeAnew(topic, ride(2, 100), 2_500)
    await readTo(pipeline, 204)
    expect(ridesOf(pipeline)).toEqual([
      [1, true, 30],
      [2, false, 100]
    ])
  })

  it('is read on where it was when nothing of it changed, whatever the last message was', async (context) => {
    const topic = await newTopic()
    const console = newConsole(context, topic)
    const messages = ride(1, 30)
    const last = messages.slice(-1)
    // A message, the same again, garbage, one without a value, one of another bike.
    const parts: MessageToProduce[][] = [
      messages,
      last,
      [{ key: 'SN0001', value: Buffer.from([0xff]), partition: 0 }],
      [{ key: null, value: 'no line', partition: 0 }],
      ride(2, 1, 'SN0002')
    ]
    let offset = 0
    for (const part of parts) {
      await produce(broker.bootstrap, topic, part)
      offset += part.length
      const pipeline = console.start()
      const status = await readTo(pipeline, offset)
      expect(status).toMatchObject({ redelivered: 0, adds_up: true })
      await console.stop()
    }
    const pipeline = console.start()
    expect((await readTo(pipeline, offset)).counters).toEqual({ stored: 64, control: 6, duplicate: 1, quarantined: 2 })
    expect(ridesOf(pipeline)).toEqual([
      [1, false, 30],
      [2, false, 1]
    ])
  })

  // It costs a second broker; in the shorter form test/integration/ingest.test.ts shows it without one.
  it.runIf(isFullSize)('is another one on another cluster, and the former is read on where it was', async (context) => {
    const topic = await newTopic()
    const console = newConsole(context, topic)
    await produce(broker.bootstrap, topic, ride(1, 20))
    const before = console.start()
    await readTo(before, 44)
    await console.stop()
    const other = await startBroker({ topics: { [topic]: 1 } })
    try {
      await produce(other.bootstrap, topic, ride(2, 30))
      const away = console.start({ brokers: [other.bootstrap] })
      await readTo(away, 64)
      expect(away.status().adds_up).toBe(true)
      await console.stop()
    } finally {
      await other.destroy()
    }
    await produce(broker.bootstrap, topic, ride(3, 5))
    const back = console.start()
    await readTo(back, 58)
    expect(ridesOf(back)).toEqual([
      [1, true, 20],
      [3, false, 5],
      [2, true, 30]
    ])
  })

  it('has a gap where messages were compacted, and no ride goes on over it', async (context) => {
    const topic = await newTopic(1, {
      'cleanup.policy': 'compact',
      'min.cleanable.dirty.ratio': 0.001,
      'segment.ms': 500,
      'delete.retention.ms': 0
    })
    await produce(broker.bootstrap, topic, ride(1, 20))
    await delay(700)
    // Opens the next segment: the first one is compacted down to the last message of each key.
    await produce(broker.bootstrap, topic, ride(2, 5))
    for (const end = Date.now() + 30_000; (await dumpTopic(broker.bootstrap, topic)).length === 58; ) {
      if (Date.now() > end) throw new Error('nothing was compacted')
      await delay(100)
    }
    const left = await dumpTopic(broker.bootstrap, topic)
    const pipeline = newConsole(context, topic).start()
    const status = await readTo(pipeline, 58)
    expect(status.adds_up).toBe(true)
    expect(new Set(status.gaps.map(({ reason }) => reason))).toEqual(new Set(['compaction']))
    expect(status.gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(58 - left.length)
    expect(ridesOf(pipeline).at(-1)).toEqual([2, false, 5])
  })

  it('has a gap where retention took all that was not read yet, and reads on behind it', async (context) => {
    const topic = await newTopic()
    const console = newConsole(context, topic)
    await produce(broker.bootstrap, topic, ride(1, 10))
    const before = console.start()
    await readTo(before, 24)
    await console.stop()
    await produce(broker.bootstrap, topic, ride(2, 30))
    await administer(async (admin) => {
      await admin.fetchTopicOffsets(topic)
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '88' }] })
    })
    const after = console.start()
    const status = await readTo(after, 88)
    expect(status.gaps).toMatchObject([{ topic, partition: 0, from: 24, to: 87, reason: 'retention' }])
    await produce(broker.bootstrap, topic, ride(3, 5))
    await readTo(after, 102)
    expect(ridesOf(after)).toEqual([
      [1, true, 10],
      [3, false, 5]
    ])
  })

  it('begins at its end if asked to, and its later partitions at their first message', async (context) => {
    const topic = await newTopic()
    const console = newConsole(context, topic)
    await produce(broker.bootstrap, topic, ride(1, 10))
    const first = console.start({ from: 'latest' })
    const status = await readTo(first, 24)
    expect(status.counters).toMatchObject({ stored: 0, control: 0 })
    expect(status.gaps).toEqual([])
    await console.stop()
    await administer((admin) => admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] }))
    await produce(broker.bootstrap, topic, [...ride(2, 5), ...ride(3, 6, 'SN0003', 1)])
    const second = console.start({ from: 'latest' })
    await readTo(second, 38)
    await readTo(second, 16, 1)
    expect(ridesOf(second)).toEqual([
      [2, false, 5],
      [3, false, 6]
    ])
  })
})
