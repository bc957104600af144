import { Kafka, Partitioners } from 'kafkajs'
import { fail, type Result, succeed } from '../../../../shared/result'
import type { KafkaSettings } from '../../ports'
import { clientConfig } from './client-config'
import { failureSentence } from './failure-sentence'

export interface ProducedMessage {
  readonly key: Buffer
  readonly value: Buffer
}

export interface MessageProducer {
  /** Succeeds when the broker has them, in this order within each partition; fails with one sentence after about a minute. */
  send(messages: readonly ProducedMessage[]): Promise<Result<null>>
  close(): Promise<void>
}

/** Whoever types a command wants to know soon that an address is wrong; a broker that goes later is waited for. */
const quickRetry = { initialRetryTime: 200, maxRetryTime: 1_000, retries: 3 }

/**
 * Connects a producer to the topic of the settings; keys decide the partition. A retry of its own does not make a
 * message twice. It creates nothing: a topic that is not there is a failure, in one sentence.
 */
export async function createProducer(settings: KafkaSettings): Promise<Result<MessageProducer>> {
  const silent = { debug: () => undefined }
  try {
    const config = clientConfig(settings, 'deloton-simulate', silent)
    await findTopic(new Kafka({ ...config, retry: quickRetry }), settings.topic)
    const kafka = new Kafka(config)
    const producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      idempotent: true,
      maxInFlightRequests: 1
    })
    await producer.connect()
    return succeed({
      async send(messages) {
        if (messages.length === 0) return succeed(null)
        try {
          // acks: all of the replicas in sync, as an idempotent producer must ask for.
          await producer.send({
            topic: settings.topic,
            acks: -1,
            messages: messages.map(({ key, value }) => ({ key, value }))
          })
          return succeed(null)
        } catch (error) {
          return refused(error, settings)
        }
      },
      close: () => producer.disconnect()
    })
  } catch (error) {
    return refused(error, settings)
  }
}

async function findTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    await admin.fetchTopicOffsets(topic)
  } finally {
    await admin.disconnect()
  }
}

/** The sentence of the source, without its promise: a command that failed ends. */
const refused = (error: unknown, settings: KafkaSettings): ReturnType<typeof fail> =>
  fail('unavailable', failureSentence(error, settings).replace(/[;.] ?[Tt]rying again[^.]*\.$/, '.'))
