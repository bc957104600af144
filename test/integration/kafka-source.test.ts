import { Kafka, logLevel } from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isAtEnd, type PipelineUnderTest, plainKafka, startPipeline } from '../support/in-process-pipeline'
import { dumpTopic, produce, whyNoKafka } from '../support/kafka'
import { type KafkaBroker, startBroker } from '../support/kafka-broker'
import { referenceRides } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

// These tests stop, kill and pause the broker: it is always one of their own.
describe.skipIf(whyNoKafka() !== null)('reading from a real Kafka', () => {
  let broker: KafkaBroker
  let topics = 0
  const folders: TemporaryFolder[] = []
  const running: PipelineUnderTest[] = []

  beforeAll(async () => {
    broker = await startBroker({ user: { username: 'gym', password: 'right' }, tls: true })
  })
  afterAll(() => broker?.destroy())
  afterEach(async () => {
    for (const pipeline of running.splice(0)) await pipeline.stop()
    for (const folder of folders.splice(0)) folder.remove()
  })

  const newTopic = async (partitions = 1): Promise<string> => {
    topics += 1
    const topic = `deloton-${topics}`
    await broker.createTopic(topic, partitions)
    return topic
  }
  const newFolder = (): string => {
    const folder = makeTemporaryFolder()
    folders.push(folder)
    return folder.path
  }
  const start = (
    folder: string,
    topic: string,
    settings: Partial<ReturnType<typeof plainKafka>> = {}
  ): PipelineUnderTest => {
    const pipeline = startPipeline(folder, { ...plainKafka(broker.bootstrap, topic), ...settings })
    running.push(pipeline)
    return pipeline
  }
  const stop = async (pipeline: PipelineUnderTest): Promise<void> => {
    running.splice(running.indexOf(pipeline), 1)
    await pipeline.stop()
  }
  /** Rides of now: silence by wall clock does not end them. */
  const recently = (): number => Date.now() - 60_000
  const expectStoreEqualsTopic = async (file: string, topic: string): Promise<void> => {
    const messages = (await dumpTopic(broker.bootstrap, topic)).map((each) => ({
      ...each,
      offset: Number(each.offset)
    }))
    expect(dumpRides(file)).toEqual(dumpOfReference(referenceRides(messages)))
    expect(checkIntegrity(file)).toBe('ok')
  }

  it('reads three partitions, with keys and without, to the end, and goes on after a stop', async () => {
    const topic = await newTopic(3)
    const folder = newFolder()
    await produce(broker.bootstrap, topic, [
      ...rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 20, partition: 0 }),
      ...rideMessages({ bike: 'SN0002', riderId: 2, startMs: recently(), seconds: 20, partition: 0 }),
      ...rideMessages({ bike: null, riderId: 3, startMs: recently(), seconds: 20, partition: 1 })
    ])
    const first = start(folder, topic)
    const status = await first.until('all is read', isAtEnd)
    expect(status.partitions.map((each) => [each.partition, each.next_offset, each.lag])).toEqual([
      [0, 88, 0],
      [1, 44, 0],
      [2, 0, 0]
    ])
    expect(status.adds_up).toBe(true)
    await stop(first)
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0001', riderId: 9, startMs: recently(), seconds: 5, partition: 0 })
    )
    const second = start(folder, topic)
    await second.until('the rest is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 102)
    await expectStoreEqualsTopic(second.dataFile, topic)
    expect(second.status().redelivered).toBe(0)
  })

  it.each([
    ['stopped', () => broker.stop()],
    ['killed', () => broker.kill()]
  ])('says that the broker is gone when it is %s, and reads on when it is back', async (_how, end) => {
    const topic = await newTopic(2)
    const pipeline = start(newFolder(), topic)
    const send = (riderId: number) =>
      produce(
        broker.bootstrap,
        topic,
        rideMessages({ bike: 'SN0001', riderId, startMs: recently(), seconds: 10, partition: 1 })
      )
    await send(1)
    await pipeline.until('the first ride is read', (now) => isAtEnd(now) && now.partitions[1]?.next_offset === 24)
    await end()
    const gone = await pipeline.until('it is told', (now) => now.state === 'disconnected')
    expect(gone.message).toContain(broker.bootstrap)
    expect(gone.partitions.map(({ lag, end_offset }) => [lag, end_offset])).toEqual([
      [null, null],
      [null, null]
    ])
    await broker.start()
    await send(2)
    await pipeline.until('the second ride is read', (now) => isAtEnd(now) && now.partitions[1]?.next_offset === 48)
    await expectStoreEqualsTopic(pipeline.dataFile, topic)
  })

  it('tells of a broker that accepts and never answers, and reads on when it wakes', async () => {
    const topic = await newTopic()
    const pipeline = start(newFolder(), topic)
    await pipeline.until('it is live', isAtEnd)
    broker.pause()
    const blind = await pipeline.until('it is told', (now) => now.state === 'disconnected', 20_000)
    expect(blind.message).toContain('has not answered')
    broker.resume()
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 10 })
    )
    await pipeline.until('the ride is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 24)
    await expectStoreEqualsTopic(pipeline.dataFile, topic)
  })

  it('counts transaction markers and aborted messages as gaps, keeps the ride, and comes to lag 0', async () => {
    const topic = await newTopic()
    const kafka = new Kafka({ clientId: 'tx', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING })
    const producer = kafka.producer({ transactionalId: `tx-${topic}`, maxInFlightRequests: 1, idempotent: true })
    await producer.connect()
    const messages = rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 10 })
    const send = async (slice: typeof messages, end: 'commit' | 'abort'): Promise<void> => {
      const transaction = await producer.transaction()
      await transaction.send({ topic, messages: slice.map(({ key, value }) => ({ key: key ?? null, value })) })
      await transaction[end]()
    }
    await send(messages.slice(0, 10), 'commit')
    await send(rideMessages({ bike: 'SN0001', riderId: 66, startMs: recently(), seconds: 3 }), 'abort')
    await send(messages.slice(10), 'commit')
    await send(rideMessages({ bike: 'SN0001', riderId: 67, startMs: recently(), seconds: 3 }), 'abort')
    await producer.disconnect()

    const pipeline = start(newFolder(), topic)
    const status = await pipeline.until('all is read', isAtEnd)
    expect(status.adds_up).toBe(true)
    // 24 messages; 2 x 10 aborted ones and 4 markers.
    expect(status.partitions[0]).toMatchObject({ next_offset: 48, stored: 21, control: 3, gap_offsets: 24 })
    expect(new Set(status.gaps.map(({ reason }) => reason))).toEqual(new Set(['transaction']))
    expect(dumpRides(pipeline.dataFile).map(({ rider_id, reading_count }) => [rider_id, reading_count])).toEqual([
      [1, 10]
    ])
  })

  it('records what retention took while it was away, and ends the ride there', async () => {
    const topic = await newTopic()
    const folder = newFolder()
    const messages = rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 30 })
    await produce(broker.bootstrap, topic, messages.slice(0, 20))
    const before = start(folder, topic)
    await before.until('the beginning is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 20)
    await stop(before)
    await produce(broker.bootstrap, topic, messages.slice(20))
    const admin = new Kafka({ clientId: 'a', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    // Makes the client learn where the partition is led; deleting alone does not.
    await admin.fetchTopicOffsets(topic)
    await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '40' }] })
    await admin.disconnect()

    const after = start(folder, topic)
    const status = await after.until('the rest is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 64)
    expect(status.gaps).toMatchObject([{ topic, partition: 0, from: 20, to: 39, reason: 'retention' }])
    expect(status.adds_up).toBe(true)
    expect(dumpRides(after.dataFile).map(({ rider_id, end_ms }) => [rider_id, end_ms !== null])).toEqual([
      [1, true],
      [null, false]
    ])
  })

  it('notices that a topic was deleted and made again, also while it runs', async () => {
    const topic = await newTopic()
    const pipeline = start(newFolder(), topic)
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 30 })
    )
    await pipeline.until('the old topic is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 64)
    const admin = new Kafka({ clientId: 'a', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    await admin.deleteTopics({ topics: [topic] })
    await pipeline.until('it is told', (now) => now.state === 'disconnected')
    await broker.createTopic(topic)
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0001', riderId: 2, startMs: recently(), seconds: 5 })
    )
    await admin.disconnect()
    await pipeline.until('the new topic is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 14)
    const rides = dumpRides(pipeline.dataFile)
    expect(rides.map(({ rider_id, end_ms, reading_count }) => [rider_id, end_ms !== null, reading_count])).toEqual([
      [1, true, 30],
      [2, false, 5]
    ])
  })

  it('reads partitions that were added while it runs, from their first message', async () => {
    const topic = await newTopic()
    const pipeline = start(newFolder(), topic)
    await pipeline.until('it is live', isAtEnd)
    const admin = new Kafka({ clientId: 'a', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] })
    await admin.disconnect()
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0002', riderId: 2, startMs: recently(), seconds: 10, partition: 2 })
    )
    const status = await pipeline.until(
      'the new partition is read',
      (now) => isAtEnd(now) && now.partitions[2]?.next_offset === 24
    )
    expect(status.partitions).toHaveLength(3)
    await expectStoreEqualsTopic(pipeline.dataFile, topic)
  })

  it('opens with a missing topic, says so, and reads it when it comes', async () => {
    const topic = `late-${Date.now()}`
    const pipeline = start(newFolder(), topic)
    const missing = await pipeline.until('it is told', (now) => now.state === 'disconnected')
    expect(missing.message).toContain(`"${topic}" does not exist`)
    await broker.createTopic(topic)
    await produce(
      broker.bootstrap,
      topic,
      rideMessages({ bike: 'SN0002', riderId: 2, startMs: recently(), seconds: 10 })
    )
    await pipeline.until('the ride is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === 24)
  })

  it('connects by TLS with the right CA and password, and says which of them is wrong', async () => {
    const topic = await newTopic()
    const { sasl, ssl } = broker
    if (sasl === null || ssl === null) throw new Error('the broker has no secure listener')
    const secure = {
      brokers: [sasl.bootstrap],
      tls: true,
      caFile: ssl.caFile,
      sasl: { mechanism: 'plain' as const, username: sasl.username, password: sasl.password }
    }
    const right = start(newFolder(), topic, secure)
    await right.until('it is live', isAtEnd)
    const wrongPassword = start(newFolder(), topic, { ...secure, sasl: { ...secure.sasl, password: 'wrong' } })
    expect((await wrongPassword.until('it is told', (now) => now.state === 'disconnected')).message).toContain(
      'password'
    )
    const wrongAuthority = start(newFolder(), topic, { ...secure, caFile: null })
    expect((await wrongAuthority.until('it is told', (now) => now.state === 'disconnected')).message).toContain(
      'certificate'
    )
  })

  it('ends rides of old data soon after it has read to the end, and only then', async () => {
    const topic = await newTopic(2)
    const old = Date.UTC(2022, 6, 6)
    await produce(broker.bootstrap, topic, [
      ...rideMessages({ bike: 'SN0001', riderId: 1, startMs: old, seconds: 30, partition: 0 }),
      ...rideMessages({ bike: 'SN0002', riderId: 2, startMs: old, seconds: 30, partition: 1 })
    ])
    const pipeline = start(newFolder(), topic)
    await pipeline.until(
      'both rides ended',
      () => {
        const rides = dumpRides(pipeline.dataFile)
        return rides.length === 2 && rides.every(({ end_ms }) => end_ms === old + 30_500)
      },
      20_000
    )
    expect(dumpPartitions(pipeline.dataFile).map(({ next_offset }) => next_offset)).toEqual([64, 64])
  })

  it.each([1, 2, 3, 4])('reads messages compressed with codec %i', async (compression) => {
    const { registerCodecs } = await import('../../src/main/engine/sources/kafka/codecs')
    registerCodecs()
    const topic = await newTopic()
    const producer = new Kafka({ clientId: 'c', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).producer()
    await producer.connect()
    const messages = rideMessages({ bike: 'SN0001', riderId: 1, startMs: recently(), seconds: 200 })
    await producer.send({
      topic,
      compression,
      messages: messages.map(({ key, value }) => ({ key: key ?? null, value }))
    })
    await producer.disconnect()
    const pipeline = start(newFolder(), topic)
    await pipeline.until('all is read', (now) => isAtEnd(now) && now.partitions[0]?.next_offset === messages.length)
    await expectStoreEqualsTopic(pipeline.dataFile, topic)
  })
})
