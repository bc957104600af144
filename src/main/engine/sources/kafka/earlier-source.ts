import type { MessageBatch, OpenedLog, PartitionEnds, SourceEvents, TelemetrySource } from '../telemetry-source'

/** Where the store began to read a topic. */
export interface StoreBeginning {
  /** Which life of the topic. */
  readonly epoch: number
  readonly startOffsets: ReadonlyMap<number, number>
}

export interface EarlierSourceOptions {
  /** A source of the whole topic, which reads no partition on that `isDone`. */
  readonly createTopicSource: (isDone: (partition: number) => boolean) => TelemetrySource
  /** Null where the store has read none of the topic. */
  readonly beginningOf: (log: OpenedLog) => StoreBeginning | null
  /** Whether some of that log, the part before the beginning, is stored. */
  readonly isKnown: (earlier: OpenedLog) => boolean
  /** Told at most once: all is stored, or it can not be. */
  readonly onEnd: (end: { kind: 'read'; note: string | null } | { kind: 'failed'; message: string }) => void
}

/**
 * What a topic still holds from before the store began to read it, as a log that ends there. It is a log of its own, with
 * the topic's offsets: rides are not joined over the place where the store began, whichever side is read first.
 */
export function createEarlierSource(options: EarlierSourceOptions): TelemetrySource {
  /** By partition: where the store began, and how far this has come. */
  const endOffsets = new Map<number, number>()
  const next = new Map<number, number>()
  const isDone = (partition: number): boolean => (next.get(partition) ?? 0) >= (endOffsets.get(partition) ?? 0)
  const source = options.createTopicSource(isDone)
  let isOver = false

  const end = (how: Parameters<EarlierSourceOptions['onEnd']>[0]): void => {
    if (isOver) return
    isOver = true
    options.onEnd(how)
  }
  const endWhenDone = async (events: SourceEvents): Promise<boolean> => {
    if (isOver || ![...endOffsets.keys()].every(isDone)) return false
    if (await events.over()) end({ kind: 'read', note: null })
    return true
  }

  const opened = async (log: OpenedLog, events: SourceEvents) => {
    const beginning = options.beginningOf(log)
    if (beginning === null) {
      end({ kind: 'failed', message: `This store has read nothing of ${log.topic} on this cluster yet.` })
      return null
    }
    const { startOffsets, epoch } = beginning
    if (log.partitions.some(({ partition, high }) => high < (startOffsets.get(partition) ?? 0))) {
      end({ kind: 'failed', message: `${log.topic} was begun anew: what it held when this store began is gone.` })
      return null
    }
    const earlier: OpenedLog = {
      // No cluster and no topic of Kafka's can be called so.
      clusterId: `before epoch ${epoch} of ${log.clusterId}`,
      topic: `${log.topic} (earlier)`,
      partitions: log.partitions.map((ends) => cutAt(ends, startOffsets.get(ends.partition) ?? ends.low))
    }
    if (earlier.partitions.every(({ low, high }) => low === high) && !options.isKnown(earlier)) {
      end({ kind: 'read', note: `${log.topic} holds nothing from before this store began.` })
      return null
    }
    const positions = await events.opened(earlier)
    if (positions === null) return null
    endOffsets.clear()
    for (const { partition, high } of earlier.partitions) endOffsets.set(partition, high)
    for (const { partition, nextOffset } of positions) next.set(partition, nextOffset)
    return (await endWhenDone(events)) ? null : positions
  }

  const take = async (batch: MessageBatch, events: SourceEvents): Promise<boolean> => {
    const { partition } = batch
    // A partition that is done may still bring what was fetched before.
    if (isOver || isDone(partition)) return true
    const ours = beforeOffset(batch, endOffsets.get(partition) ?? 0)
    if (!(await events.batch(ours))) return false
    next.set(partition, ours.endsBefore)
    await endWhenDone(events)
    return true
  }

  return {
    start(events) {
      source.start({
        opened: (log) => opened(log, events),
        batch: (batch) => take(batch, events),
        over: events.over,
        ends: () => undefined,
        connection: events.connection
      })
    },
    stop: source.stop
  }
}

/** What lies before `offset`: where retention has come past it, nothing. */
const cutAt = ({ partition, low }: PartitionEnds, offset: number): PartitionEnds => ({
  partition,
  low: Math.min(low, offset),
  high: offset
})

const beforeOffset = (batch: MessageBatch, offset: number): MessageBatch => ({
  partition: batch.partition,
  messages: batch.messages.filter((message) => message.offset < offset),
  holes: batch.holes
    .filter(({ from }) => from < offset)
    .map((hole) => ({ ...hole, to: Math.min(hole.to, offset - 1) })),
  endsBefore: Math.min(batch.endsBefore, offset)
})
