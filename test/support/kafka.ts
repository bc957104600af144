import { Kafka, logLevel, Partitioners } from 'kafkajs'
import { startBroker } from './kafka-broker'
import { whatKafkaLacks } from './kafka-broker/java'
import { topicAnswers } from './kafka-broker/topic-answers'

export interface BrokerForTests {
  /** `host:port` list for a client, joined with commas when there are several. */
  readonly bootstrap: string
  createTopic(name: string, partitions?: number): Promise<void>
  /** Stops the broker if it was started here; a running one that was named is left alone. */
  destroy(): Promise<void>
}

export interface MessageToProduce {
  readonly value: string | Buffer
  /** Null or left out: no key. */
  readonly key?: string | Buffer | null
  /** Left out: Kafka's own choice, by the key's hash where there is one. */
  readonly partition?: number
}

export interface DumpedMessage {
  readonly partition: number
  readonly offset: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/**
 * Why tests with a broker cannot run here, null when they can. Says so loudly, once a test file; with `REQUIRE_KAFKA=1`
 * it is an error instead. For `describe.skipIf(whyNoKafka() !== null)`.
 */
export function whyNoKafka(): string | null {
  if (process.env.KAFKA_BROKERS) return null
  const lack = whatKafkaLacks()
  if (lack === null) return null
  if (process.env.REQUIRE_KAFKA === '1') throw new Error(`REQUIRE_KAFKA=1, and no Kafka can be started: ${lack}`)
  process.stderr.write(
    `\n*** TESTS WITH KAFKA SKIPPED: ${lack}. Install it, or name a broker in KAFKA_BROKERS. ***\n\n`
  )
  return lack
}

/** A broker to test with: the running one that `KAFKA_BROKERS` names, else one of our own. */
export async function brokerForTests(): Promise<BrokerForTests> {
  const running = process.env.KAFKA_BROKERS
  if (!running) return startBroker()
  return {
    bootstrap: running,
    createTopic: async (name, partitions = 1) => {
      await withAdmin(running, (admin) =>
        admin.createTopics({ topics: [{ topic: name, numPartitions: partitions, replicationFactor: 1 }] })
      )
      await topicAnswers(running, name)
    },
    destroy: async () => undefined
  }
}

export interface TopicWriter {
  /** Writes messages in the given order and resolves when the broker has them. */
  send(messages: readonly MessageToProduce[]): Promise<void>
  close(): Promise<void>
}

/** A producer that stays connected, for tests that write again and again. */
export async function openWriter(bootstrap: string, topic: string): Promise<TopicWriter> {
  const producer = client(bootstrap).producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    // Without it a slow broker holds some messages twice, and no test can say what the topic should hold.
    idempotent: true,
    maxInFlightRequests: 1
  })
  await producer.connect()
  return {
    async send(messages) {
      const atOnce = 10_000
      for (let first = 0; first < messages.length; first += atOnce) {
        const slice = messages.slice(first, first + atOnce)
        await producer.send({
          topic,
          messages: slice.map(({ key, value, partition }) => ({
            key: key ?? null,
            value,
            ...(partition === undefined ? {} : { partition })
          }))
        })
      }
    },
    close: () => producer.disconnect()
  }
}

/** Writes messages to a topic in the given order and resolves when the broker has them. */
export async function produce(bootstrap: string, topic: string, messages: readonly MessageToProduce[]): Promise<void> {
  const writer = await openWriter(bootstrap, topic)
  try {
    await writer.send(messages)
  } finally {
    await writer.close()
  }
}

/**
 * Reads a topic from its beginning to its present end, independently of the program: what an exactly-once test compares
 * a store with. Ordered by partition, then offset.
 */
export async function dumpTopic(bootstrap: string, topic: string): Promise<DumpedMessage[]> {
  const bounds = await withAdmin(bootstrap, (admin) => admin.fetchTopicOffsets(topic))
  const open = new Map(
    bounds.filter(({ low, high }) => BigInt(low) < BigInt(high)).map(({ partition, high }) => [partition, BigInt(high)])
  )
  const positions = new Map<number, bigint>()
  const dumped: DumpedMessage[] = []
  if (open.size === 0) return dumped

  const groupId = `dump-${process.pid}-${Date.now()}-${Math.random().toString(36).slice(2)}`
  const consumer = client(bootstrap).consumer({ groupId, maxWaitTimeInMs: 100 })
  await consumer.connect()
  try {
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise<void>((resolve, reject) => {
      // A coordinator that is still loading crashes the consumer too; kafkajs starts it again by itself.
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error)
      })
      consumer
        .run({
          autoCommit: false,
          eachBatch: async ({ batch }) => {
            const end = open.get(batch.partition)
            if (end === undefined) return
            for (const { offset, key, value } of batch.messages) {
              const at = BigInt(offset)
              if (at >= end) break
              // A client that lost its place begins again.
              if (at < (positions.get(batch.partition) ?? 0n)) continue
              positions.set(batch.partition, at + 1n)
              dumped.push({ partition: batch.partition, offset: at, key, value })
            }
            // The last offset is the batch's and not a message's: compaction and transactions leave holes.
            if (BigInt(batch.lastOffset()) + 1n >= end) open.delete(batch.partition)
            if (open.size === 0) resolve()
          }
        })
        .catch(reject)
    })
  } finally {
    await consumer.disconnect()
  }
  await withAdmin(bootstrap, (admin) => admin.deleteGroups([groupId]))
  return dumped.sort((left, right) => left.partition - right.partition || Number(left.offset - right.offset))
}

type Admin = ReturnType<Kafka['admin']>

async function withAdmin<Answer>(bootstrap: string, ask: (admin: Admin) => Promise<Answer>): Promise<Answer> {
  const admin = client(bootstrap).admin()
  await admin.connect()
  try {
    return await ask(admin)
  } finally {
    await admin.disconnect()
  }
}

function client(bootstrap: string): Kafka {
  return new Kafka({
    clientId: 'deloton-tests',
    brokers: bootstrap.split(','),
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 20 }
  })
}
