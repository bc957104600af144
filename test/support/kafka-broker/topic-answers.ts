import { Kafka, logLevel } from 'kafkajs'

const withinMs = 15_000
const everyMs = 50

/**
 * Resolves when every partition of a topic answers. A topic that was made a moment ago is known before its partitions
 * have a leader; who asks then is told that this broker is not it.
 */
export async function topicAnswers(bootstrap: string, topic: string): Promise<void> {
  const kafka = new Kafka({ clientId: 'deloton-tests', brokers: bootstrap.split(','), logLevel: logLevel.NOTHING })
  const end = Date.now() + withinMs
  for (;;) {
    const admin = kafka.admin()
    try {
      await admin.connect()
      await admin.fetchTopicOffsets(topic)
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    } finally {
      await admin.disconnect()
    }
  }
}
