import type { Consumer } from 'kafkajs'
import type { PartitionEnds } from '../../telemetry-source'

export interface TailMessage {
  readonly partition: number
  readonly offset: number
  /** When Kafka says that it was written, UTC epoch ms. */
  readonly writtenMs: number
  readonly value: Buffer | null
}

/** The last messages of a topic, as they come. */
export interface Tail {
  readonly messages: readonly TailMessage[]
  /** Resolves when the last messages of every partition are there; rejects when kafkajs gives up. */
  readonly complete: Promise<void>
  /** Resolves when the consumer is in its group or has given up: kafkajs can not leave a group that it is still joining. */
  readonly settled: Promise<void>
}

/** So many offsets of each partition are read: the very last may be markers of a transaction. */
const tailOffsets = 16

/**
 * Reads the end of each partition that is not empty, as it was at `ends`. Commits nothing. The consumer is neither
 * connected nor subscribed before, and running after; whoever made it ends it.
 */
export function readTail(consumer: Consumer, topic: string, ends: readonly PartitionEnds[]): Tail {
  const messages: TailMessage[] = []
  const awaited = new Map(ends.filter(({ low, high }) => low < high).map((each) => [each.partition, each]))

  let settled: Promise<void> = Promise.resolve()
  const complete = new Promise<void>((resolve, reject) => {
    const reached = (partition: number, offset: number): void => {
      const end = awaited.get(partition)
      if (end === undefined || offset + 1 < end.high) return
      awaited.delete(partition)
      if (awaited.size === 0) resolve()
    }
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error))
    consumer.on(consumer.events.GROUP_JOIN, () => {
      // Emitted before the first fetch: no message is read from a default position.
      for (const { partition, low, high } of awaited.values()) {
        consumer.seek({ topic, partition, offset: String(Math.max(low, high - tailOffsets)) })
      }
    })
    // A fetch of nothing but markers and aborted messages comes to no handler.
    consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => {
      if (payload.batchSize === 0) reached(payload.partition, Number(payload.lastOffset))
    })
    const begin = async (): Promise<void> => {
      await consumer.connect()
      await consumer.subscribe({ topic, fromBeginning: false })
      await consumer.run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          if (!awaited.has(batch.partition)) return
          for (const { offset, timestamp, value } of batch.messages.slice(-tailOffsets)) {
            messages.push({ partition: batch.partition, offset: Number(offset), writtenMs: Number(timestamp), value })
          }
          reached(batch.partition, Number(batch.lastOffset()))
        }
      })
    }
    settled = begin().catch(reject)
  })
  return { messages, complete, settled }
}
