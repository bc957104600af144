import type { Admin, Kafka } from 'kafkajs'
import type { KafkaSettings } from '../../ports'
import type { SourceEvents } from '../telemetry-source'
import { askEnds } from './log-ends'
import { readLog } from './log-reader'

export interface SessionOptions {
  readonly kafka: Kafka
  /** The same with few retries: what is wrong at the beginning should be told within seconds. */
  readonly impatient: Kafka
  readonly settings: KafkaSettings
  /** Names this installation among consumer groups. */
  readonly installation: string
  readonly groupId: string
  readonly events: SourceEvents
  readonly stopping: AbortSignal
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  /** A former session found that the topic was made anew. */
  readonly isMadeAnew: boolean
  /** Told when the log was opened. */
  readonly onOpened: () => void
  readonly isDone?: (partition: number) => boolean
}

/** Bounds what leaving may take when the broker no longer answers. */
const leaveWithinMs = 2_500
const fetchBytes = 4 * 1024 * 1024

/**
 * One life of a client: asks which log this is, takes the positions from the store, reads. Resolves after a stop, or
 * when the log changed and has to be opened anew; throws what went wrong otherwise. Either way the client is gone then.
 */
export async function runSession(options: SessionOptions): Promise<void> {
  const { kafka, impatient, settings, events, stopping, groupId } = options
  const admin = impatient.admin()
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: 30_000,
    heartbeatInterval: 3_000,
    maxWaitTimeInMs: 500,
    minBytes: 1,
    maxBytes: fetchBytes,
    maxBytesPerPartition: fetchBytes,
    metadataMaxAge: 15_000,
    // A consumer that crashed is not restarted by kafkajs: a new session seeks anew.
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 20, restartOnFailure: async () => false }
  })
  try {
    await unlessAborted(stopping, admin.connect())
    const { clusterId } = await unlessAborted(stopping, admin.describeCluster())
    const ends = await unlessAborted(stopping, askEnds(admin, settings.topic))
    const { isMadeAnew } = options
    const positions = await events.opened({ clusterId, topic: settings.topic, partitions: ends, isMadeAnew })
    if (positions === null) return
    options.onOpened()
    const next = new Map(positions.map(({ partition, nextOffset }) => [partition, nextOffset]))
    await unlessAborted(stopping, consumer.connect())
    await consumer.subscribe({ topic: settings.topic, fromBeginning: true })
    const { monotonic, isDone = () => false } = options
    await readLog({ admin, consumer, settings, events, stopping, monotonic, next, ends, isDone })
    if (stopping.aborted) {
      await within(leaveWithinMs, consumer.disconnect())
      // The positions of who reads a part are nobody's lag.
      if (options.isDone === undefined) await within(leaveWithinMs, leavePositions(admin, options, next))
    }
  } finally {
    await within(leaveWithinMs, consumer.disconnect())
    if (stopping.aborted) await within(leaveWithinMs, admin.deleteGroups([groupId]))
    await within(leaveWithinMs, admin.disconnect())
  }
}

/** A courtesy to lag tools: the positions stay with a group that nobody is in. Nothing here ever reads them. */
async function leavePositions(
  admin: Admin,
  { settings, installation }: SessionOptions,
  next: ReadonlyMap<number, number>
): Promise<void> {
  if (next.size === 0) return
  await admin.setOffsets({
    groupId: `deloton-${installation}`,
    topic: settings.topic,
    partitions: [...next].map(([partition, offset]) => ({ partition, offset: String(offset) }))
  })
}

/** What the work answers, or a rejection as soon as `signal` aborts. */
function unlessAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new Error('stopped'))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** Waits for something that may never come, and for no error of it. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms)
    })
  ])
  clearTimeout(timer)
}
