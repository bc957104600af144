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
  /** Resolves when the broker has them, in this order within each partition. Rejects with kafkajs's error. */
  send(messages: readonly ProducedMessage[]): Promise<void>
  close(): Promise<void>
}

/**
 * Connects a producer to the topic of the settings; keys decide the partition. A retry of its own does not make a
 * message twice. It creates nothing: a topic that is not there is a failure, in one sentence.
 */
export async function createProducer(settings: KafkaSettings): Promise<Result<MessageProducer>> {
  const silent = { debug: () => undefined }
  try {
    const kafka = new Kafka({
      ...clientConfig(settings, 'deloton-simulate', silent),
      retry: { initialRetryTime: 200, maxRetryTime: 1_000, retries: 3 }
    })
    const admin = kafka.admin()
    await admin.connect()
    try {
      await admin.fetchTopicOffsets(settings.topic)
    } finally {
      await admin.disconnect()
    }
    const producer = kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      idempotent: true,
      maxInFlightRequests: 1
    })
    await producer.connect()
    return succeed({
      async send(messages) {
        if (messages.length === 0) return
        await producer.send({ topic: settings.topic, messages: messages.map(({ key, value }) => ({ key, value })) })
      },
      close: () => producer.disconnect()
    })
  } catch (error) {
    return fail('unavailable', failureSentence(error, settings).replace(/[;.] ?[Tt]rying again[^.]*\.$/, '.'))
  }
}
