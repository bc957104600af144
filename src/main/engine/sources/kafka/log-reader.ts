import type { Admin, Batch, Consumer, ConsumerStartBatchProcessEvent } from 'kafkajs'
import type { KafkaSettings } from '../../ports'
import type { PartitionEnds, SourceEvents } from '../telemetry-source'
import { messageBefore, missingOffsets, readBatch } from './batch-reader'
import { BrokerSilentError, failureSentence, isTopicMissing } from './failure-sentence'
import { createFetchWatch } from './fetch-watch'
import { askEnds } from './log-ends'
import { MadeAnewError } from './made-anew-error'

export interface LogReaderOptions {
  readonly admin: Admin
  /** Connected and subscribed, not running yet. */
  readonly consumer: Consumer
  readonly settings: KafkaSettings
  readonly events: SourceEvents
  readonly stopping: AbortSignal
  readonly monotonic: () => number
  /** Next offset of each partition; kept up to date. */
  readonly next: Map<number, number>
  readonly ends: readonly PartitionEnds[]
  /** Whether no more is wanted of a partition. */
  readonly isDone: (partition: number) => boolean
}

const askEndsEveryMs = 1_000

/**
 * Reads until `stopping`, until the log is no longer the one that was opened (partitions added, topic begun anew), both
 * of which resolve, or until a failure, which rejects: with `MadeAnewError` where the topic is another one than that which
 * was read, though it is as long. What was being stored then is stored to its end first.
 */
export function readLog(options: LogReaderOptions): Promise<void> {
  const { admin, consumer, settings, events, stopping, next, isDone } = options
  const watch = createFetchWatch(options.monotonic)
  let { ends } = options
  let failure: string | null = null
  let told: string | null | undefined
  /** The last batch being stored; the next waits for it. */
  let storing: Promise<unknown> = Promise.resolve()
  let isOver = false
  /** Partitions whose last message is still to be held against what was stored: they are read from that message on. */
  const unproven = new Set(
    options.ends.filter(({ partition, low }) => (next.get(partition) ?? 0) > low).map(({ partition }) => partition)
  )

  const tellConnection = (): void => {
    const message =
      watch.health() === 'answering' ? failure : failureSentence(new BrokerSilentError(watch.silentMs()), settings)
    if (message === told || isOver) return
    told = message
    events.connection(message === null ? { state: 'connected' } : { state: 'disconnected', message })
  }

  /** Stores one batch after the other, and nothing any more once it is over. */
  const store = (partition: number, endsBefore: number, work: () => Promise<boolean>): Promise<void> =>
    watch.whileBusy(async () => {
      await storing
      if (isOver) return
      const stored = work()
      storing = stored.catch(() => false)
      if (await stored) next.set(partition, endsBefore)
      pauseWhenDone(partition)
    })

  const pauseWhenDone = (partition: number): void => {
    if (isDone(partition)) consumer.pause([{ topic: settings.topic, partitions: [partition] }])
  }

  const lowOf = (partition: number): number => ends.find((each) => each.partition === partition)?.low ?? 0

  /** Where offsets are missing at a batch's beginning, the broker is asked anew what it still holds. */
  const freshLow = async (partition: number, isHole: boolean): Promise<number> => {
    if (isHole) {
      // Without an answer the gap is recorded all the same, perhaps with the less precise reason.
      ends = await askEnds(admin, settings.topic).catch(() => ends)
    }
    return lowOf(partition)
  }

  return new Promise((resolve, reject) => {
    const finish = (error?: unknown): void => {
      if (isOver) return
      isOver = true
      clearInterval(timer)
      stopping.removeEventListener('abort', stop)
      void storing.then(() => (error === undefined ? resolve() : reject(error)))
    }
    const stop = (): void => finish()
    stopping.addEventListener('abort', stop)

    let isAsking = false
    const ask = async (): Promise<void> => {
      if (isAsking) return
      isAsking = true
      // Compared with the positions as they were before asking: live messages go on arriving meanwhile.
      const before = new Map(next)
      try {
        const asked = await askEnds(admin, settings.topic)
        failure = null
        const hasChanged = asked.some(
          ({ partition, high }) => !before.has(partition) || high < (before.get(partition) ?? 0)
        )
        if (hasChanged) finish()
        else if (!isOver) {
          ends = asked
          events.ends(asked)
        }
      } catch (error) {
        failure = failureSentence(error, settings)
        // When it is there again it may be another one.
        if (isTopicMissing(error)) finish(error)
      } finally {
        isAsking = false
        tellConnection()
      }
    }
    const timer = setInterval(() => {
      if (watch.health() === 'dead') finish(new BrokerSilentError(watch.silentMs()))
      else {
        tellConnection()
        void ask()
      }
    }, askEndsEveryMs)

    consumer.on(consumer.events.FETCH, () => watch.answered())
    consumer.on(consumer.events.CRASH, ({ payload }) => finish(payload.error))
    consumer.on(consumer.events.GROUP_JOIN, () => {
      // Emitted before the first fetch of a (re)joined group: no message is read from a default position.
      for (const [partition, offset] of next) {
        const from = unproven.has(partition) ? offset - 1 : offset
        consumer.seek({ topic: settings.topic, partition, offset: String(from) })
        pauseWhenDone(partition)
      }
      events.ends(ends)
      tellConnection()
    })

    /** A fetch of only markers, aborted or compacted messages reaches no handler; kafkajs moves on by itself. */
    const takeFiltered = ({ payload }: ConsumerStartBatchProcessEvent): void => {
      const { partition } = payload
      const expected = next.get(partition) ?? 0
      const last = Number(payload.lastOffset)
      if (payload.batchSize > 0 || last < expected) return
      const first = payload.firstOffset == null ? last + 1 : Math.max(expected, Number(payload.firstOffset))
      const holes = [
        ...(first > expected ? missingOffsets(expected, first - 1, lowOf(partition)) : []),
        ...(first <= last ? [{ from: first, to: last, reason: 'transaction' as const }] : [])
      ]
      void store(partition, last + 1, () => events.batch({ partition, messages: [], holes, endsBefore: last + 1 }))
    }
    consumer.on(consumer.events.START_BATCH_PROCESS, takeFiltered)

    consumer
      .run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: async ({ batch, resolveOffset, isRunning, isStale }) => {
          await storing
          if (!isRunning() || isStale() || isOver) return
          const { partition } = batch
          const expected = next.get(partition)
          if (expected === undefined || Number(batch.highWatermark) < expected) return finish()
          const before = unproven.delete(partition) ? messageBefore(batch, expected) : null
          if (before !== null && events.recognises?.(partition, before) === false) return finish(new MadeAnewError())
          const low = await freshLow(partition, Number(batch.firstOffset() ?? expected) > expected)
          const whole = readBatch(batch as Batch & { rawMessages: { offset: string }[] }, expected, low)
          // What was only asked for to be recognised is not delivered again.
          const ours = before === null ? whole : { ...whole, messages: whole.messages.slice(1) }
          await store(partition, ours.endsBefore, () => events.batch(ours))
          if (next.get(partition) === ours.endsBefore) resolveOffset(batch.lastOffset())
        }
      })
      .catch(finish)
  })
}
