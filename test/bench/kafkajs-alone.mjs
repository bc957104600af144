// Reads a topic to its end with kafkajs and does nothing with it: what the console's rate is held against.
import { Kafka, logLevel } from 'kafkajs'

const [bootstrap, topic, expected] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'alone', brokers: [bootstrap], logLevel: logLevel.NOTHING })
const bytes = 8 * 1024 * 1024
const consumer = kafka.consumer({
  groupId: `alone-${process.pid}-${Date.now()}`,
  maxWaitTimeInMs: 500,
  maxBytes: bytes,
  maxBytesPerPartition: bytes
})
await consumer.connect()
await consumer.subscribe({ topic, fromBeginning: true })
let count = 0
await new Promise((resolve) => {
  void consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch }) => {
      count += batch.messages.length
      if (count >= Number(expected)) resolve()
    }
  })
})
process.exit(0)
