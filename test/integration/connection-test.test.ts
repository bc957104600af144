import { connect as open, type Socket } from 'node:net'
import { Kafka, logLevel } from 'kafkajs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { KafkaSettings } from '../../src/main/engine/ports'
import { createSystemPorts } from '../../src/main/engine/sources/kafka/connection-test/system-ports'
import { testConnection } from '../../src/main/engine/sources/kafka/connection-test/test-connection'
import { find, groupsOf, password, riding, run, states, user, withAdmin } from '../support/connection-test-run'
import { findFreePort } from '../support/free-port'
import { plainKafka } from '../support/in-process-pipeline'
import { produce, whyNoKafka } from '../support/kafka'
import { type KafkaBroker, startBroker } from '../support/kafka-broker'
import { createTopic } from '../support/kafka-broker/create-topic'

describe.skipIf(whyNoKafka() !== null)('the connection test against a real Kafka', () => {
  let broker: KafkaBroker
  let topics = 0
  beforeAll(async () => {
    // A topic that is only asked for would come into being here.
    broker = await startBroker({ user, config: { 'auto.create.topics.enable': true } })
    await createTopic('127.0.0.1', Number(broker.bootstrap.split(':')[1]), {
      name: 'deloton',
      partitions: 1,
      config: {}
    })
  })
  afterEach(async () => expect(await groupsOf(broker.bootstrap)).toEqual([]))
  afterAll(() => broker?.destroy())

  const newTopic = async (partitions = 1): Promise<string> => {
    topics += 1
    await broker.createTopic(`bikes-${topics}`, partitions)
    return `bikes-${topics}`
  }
  const plain = (topic: string): KafkaSettings => plainKafka(broker.bootstrap, topic)
  const withUser = (topic: string, secret = password): KafkaSettings => ({
    ...plain(topic),
    brokers: [broker.sasl?.bootstrap ?? ''],
    sasl: { mechanism: 'plain', username: user.username, password: secret }
  })

  it('reads the newest message of three partitions, says what it is, and leaves no group behind', async () => {
    const topic = await newTopic(3)
    await produce(
      broker.bootstrap,
      topic,
      riding().map((each) => ({ ...each, partition: 0 }))
    )
    await produce(
      broker.bootstrap,
      topic,
      riding()
        .slice(0, 4)
        .map((each) => ({ ...each, partition: 2 }))
    )
    const steps = await run(plain(topic))
    expect(states(steps)).toBe('dns ok, tcp ok, tls skipped, sasl skipped, topic ok, sample ok')
    expect(find(steps, 'topic').sentence).toContain('3 partitions')
    expect(find(steps, 'sample').sentence).toContain('who rides')
    expect(find(steps, 'sample').detail).toMatch(/^Partition 2, offset 3, written \d{4}-/)
    expect(JSON.stringify(steps)).not.toContain('Rider 4711')
  })

  it('says that a topic is empty, which is well', async () => {
    const topic = await newTopic()
    const steps = await run(plain(topic))
    expect(find(steps, 'sample')).toMatchObject({
      state: 'ok',
      sentence: expect.stringContaining('The topic is empty')
    })
  })

  it('says why the newest message is not understood', async () => {
    const topic = await newTopic()
    await produce(broker.bootstrap, topic, [{ value: '{"order": "Rider 4711"}' }])
    const steps = await run(plain(topic))
    expect(find(steps, 'sample')).toMatchObject({ state: 'failed', sentence: expect.stringContaining('no "log" key') })
    expect(JSON.stringify(steps)).not.toContain('4711')
  })

  it('does not condemn a topic for one message that is not understood', async () => {
    const topic = await newTopic()
    await produce(broker.bootstrap, topic, [...riding(), { value: 'no json' }])
    expect(find(await run(plain(topic)), 'sample')).toMatchObject({
      state: 'ok',
      sentence: 'The newest message is not understood (not JSON), but 15 of the 16 last are.'
    })
  })

  it.each([2, 3, 4])('reads a newest message that is compressed with codec %i', async (compression) => {
    const topic = await newTopic()
    const producer = new Kafka({ clientId: 'c', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING }).producer()
    await producer.connect()
    const { registerCodecs } = await import('../../src/main/engine/sources/kafka/codecs')
    registerCodecs()
    await producer.send({ topic, compression, messages: riding().map(({ value }) => ({ value })) })
    await producer.disconnect()
    expect(find(await run(plain(topic)), 'sample').sentence).toContain('heart rate')
  })

  it('reads past the marks and the aborted messages of transactions', async () => {
    const topic = await newTopic()
    const kafka = new Kafka({ clientId: 'tx', brokers: [broker.bootstrap], logLevel: logLevel.NOTHING })
    const producer = kafka.producer({ transactionalId: topic, maxInFlightRequests: 1, idempotent: true })
    await producer.connect()
    const send = async (count: number, end: 'commit' | 'abort'): Promise<void> => {
      const transaction = await producer.transaction()
      await transaction.send({
        topic,
        messages: riding()
          .slice(0, count)
          .map(({ value }) => ({ value }))
      })
      await transaction[end]()
    }
    await send(4, 'commit')
    await send(3, 'abort')
    expect(find(await run(plain(topic)), 'sample')).toMatchObject({
      state: 'ok',
      sentence: expect.stringContaining('who rides')
    })
    await send(20, 'abort')
    expect(find(await run(plain(topic)), 'sample')).toMatchObject({
      state: 'ok',
      sentence: expect.stringContaining('only marks of transactions')
    })
    await producer.disconnect()
  })

  it('names the topics there are when the topic is missing, and does not create it', async () => {
    const steps = await run(plain('delotn'))
    expect(states(steps)).toBe('dns ok, tcp ok, tls skipped, sasl skipped, topic failed, sample skipped')
    expect(find(steps, 'topic').sentence).toMatch(/^The topic delotn does not exist; these do: deloton, /)
    expect(await withAdmin(broker.bootstrap, (admin) => admin.listTopics())).not.toContain('delotn')
  })

  it('logs in with the right password, and says when it is wrong', async () => {
    const topic = await newTopic()
    expect(states(await run(withUser(topic)))).toBe('dns ok, tcp ok, tls skipped, sasl ok, topic ok, sample ok')
    const wrong = await run(withUser(topic, 'wrong'))
    expect(states(wrong)).toBe('dns ok, tcp ok, tls skipped, sasl failed, topic skipped, sample skipped')
    expect(find(wrong, 'sasl').sentence).toContain('The password or key is not accepted')
  })

  it('says when the broker does not take the way of logging in', async () => {
    const settings = withUser('deloton')
    const steps = await run({ ...settings, sasl: { mechanism: 'scram-sha-256', ...user } })
    expect(find(steps, 'sasl').sentence).toContain('does not take a login by SCRAM-SHA-256')
  })

  it('says when a user name is wanted and none is given, and the other way round', async () => {
    const none = await run({ ...withUser('deloton'), sasl: null })
    expect(find(none, 'topic')).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('asks for a user name and a password')
    })
    const needless = await run({ ...withUser('deloton'), brokers: [broker.bootstrap] })
    expect(find(needless, 'sasl')).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining('asks for no login at this port')
    })
  })

  it('says when TLS is spoken to a port that does not know it', async () => {
    const steps = await run({ ...plain('deloton'), tls: true })
    expect(states(steps)).toBe('dns ok, tcp ok, tls failed, sasl skipped, topic skipped, sample skipped')
    expect(find(steps, 'tls').sentence).toContain('does not speak TLS')
  })

  it('says when nothing listens, and when a name does not resolve', async () => {
    const port = await findFreePort()
    const silent = await run({ ...plain('deloton'), brokers: [`127.0.0.1:${port}`] })
    expect(states(silent)).toBe('dns ok, tcp failed, tls skipped, sasl skipped, topic skipped, sample skipped')
    expect(find(silent, 'tcp').sentence).toContain(`Nothing listens at 127.0.0.1:${port}`)
    const unknown = await run({ ...plain('deloton'), brokers: ['kafka.nowhere.invalid:9092'] })
    expect(states(unknown)).toBe('dns failed, tcp skipped, tls skipped, sasl skipped, topic skipped, sample skipped')
    expect(find(unknown, 'dns').sentence).toContain('kafka.nowhere.invalid')
  })

  it('goes on with the brokers that answer, and tells of the others', async () => {
    const port = await findFreePort()
    const brokers = ['kafka.nowhere.invalid:9092', `127.0.0.1:${port}`, broker.bootstrap]
    const steps = await run({ ...plain('deloton'), brokers })
    expect(states(steps)).toBe('dns ok, tcp ok, tls skipped, sasl skipped, topic ok, sample ok')
    expect(find(steps, 'dns')).toMatchObject({
      sentence: 'The names of 2 of 3 brokers are known.',
      detail: expect.stringContaining('kafka.nowhere.invalid')
    })
    expect(find(steps, 'tcp')).toMatchObject({
      sentence: '1 of 2 brokers accepts connections.',
      detail: expect.stringContaining(`Nothing listens at 127.0.0.1:${port}`)
    })
  })

  // The first connection is that of the step tcp, the second the client's; then come those of the consumer.
  it.each([1, 2, 3, 4])('ends early when it is stopped at connection %i, and says so', async (at) => {
    const topic = await newTopic()
    await produce(broker.bootstrap, topic, riding())
    const stopping = new AbortController()
    let connections = 0
    const steps = await run(plain(topic), {
      signal: stopping.signal,
      connect: (host, port) => {
        connections += 1
        if (connections === at) stopping.abort()
        return open({ host, port })
      }
    })
    expect(connections).toBeGreaterThanOrEqual(at)
    expect(steps.at(-1)).toMatchObject({ state: 'skipped', sentence: 'The test was stopped.' })
  })

  it('closes everything also for a reader that stops reading', async () => {
    const sockets: Socket[] = []
    const system = createSystemPorts(new AbortController().signal, { debug: () => undefined })
    const connect = (host: string, port: number): Socket => {
      const socket = open({ host, port })
      sockets.push(socket)
      return socket
    }
    for await (const { step } of testConnection(plain('deloton'), { ...system, connect })) {
      if (step === 'topic') break
    }
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual(sockets.map(() => true))
    expect(sockets.length).toBeGreaterThanOrEqual(2)
  })

  it('does not wait for a broker that is held', async () => {
    broker.pause()
    try {
      const steps = await run(withUser('deloton'))
      expect(find(steps, 'sasl')).toMatchObject({
        state: 'failed',
        sentence: expect.stringContaining('does not answer')
      })
    } finally {
      broker.resume()
    }
  })
})

describe.skipIf(whyNoKafka() !== null)('the connection test against a Kafka that lets new groups wait', () => {
  let broker: KafkaBroker
  beforeAll(async () => {
    // Kafka's own default; the test broker does without.
    broker = await startBroker({ topics: { deloton: 1 }, config: { 'group.initial.rebalance.delay.ms': 3_000 } })
    await produce(broker.bootstrap, 'deloton', riding())
  })
  afterEach(async () => expect(await groupsOf(broker.bootstrap)).toEqual([]))
  afterAll(() => broker?.destroy())

  it('has time to read the newest message', async () => {
    expect(find(await run(plainKafka(broker.bootstrap, 'deloton')), 'sample').state).toBe('ok')
  })

  it('leaves no group behind when it is stopped while the group waits', async () => {
    const stopping = new AbortController()
    const randomName = (): string => {
      setTimeout(() => stopping.abort(), 500)
      return 'stopped'
    }
    const steps = await run(plainKafka(broker.bootstrap, 'deloton'), { signal: stopping.signal, randomName })
    expect(find(steps, 'sample').sentence).toBe('The test was stopped.')
  })
})

describe.skipIf(whyNoKafka() !== null)(
  'the connection test against a Kafka that gives a wrong address of itself',
  () => {
    it('names that address', async () => {
      const port = await findFreePort()
      const broker = await startBroker({ config: { 'advertised.listeners': `PLAIN://kafka.nowhere.invalid:${port}` } })
      try {
        const topic = { name: 'deloton', partitions: 1, config: {} }
        await createTopic('127.0.0.1', Number(broker.bootstrap.split(':')[1]), topic)
        const steps = await run(plainKafka(broker.bootstrap, 'deloton'))
        expect(find(steps, 'topic')).toMatchObject({
          state: 'failed',
          sentence: expect.stringContaining(`its broker is at kafka.nowhere.invalid:${port}`)
        })
      } finally {
        await broker.destroy()
      }
    })
  }
)
