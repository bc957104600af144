import type { GapReason } from '../../../shared/domain/status'

/** One message as the log holds it. Offsets of Kafka fit a double up to 2^53. */
export interface LogMessage {
  readonly offset: number
  readonly key: Buffer | null
  readonly value: Buffer | null
}

/** Offsets `from`..`to`, both included, that the log does not deliver, and why. */
export interface Hole {
  readonly from: number
  readonly to: number
  readonly reason: GapReason
}

/**
 * Consecutive messages of one partition, in log order, together with the holes between, before and after them: every
 * offset from the partition's position up to `endsBefore` is a message or lies in a hole. A source that can not have
 * holes leaves `holes` empty.
 */
export interface MessageBatch {
  readonly partition: number
  readonly messages: readonly LogMessage[]
  /** In rising order. */
  readonly holes: readonly Hole[]
  readonly endsBefore: number
}

/** Where a partition's log begins and ends now: first offset the broker holds, and one past its last. */
export interface PartitionEnds {
  readonly partition: number
  readonly low: number
  readonly high: number
}

/** Which log a source reads, as the broker names it. */
export interface OpenedLog {
  readonly clusterId: string
  readonly topic: string
  readonly partitions: readonly PartitionEnds[]
  /** The source has found that the topic was made anew since it was last read, whatever its ends say. */
  readonly isMadeAnew?: boolean
}

/** Where to go on reading a partition. */
export interface PartitionPosition {
  readonly partition: number
  readonly nextOffset: number
}

export type Connection =
  | { readonly state: 'connecting' | 'connected' }
  /** `message` is one sentence for people: what failed and that it is tried again. */
  | { readonly state: 'disconnected'; readonly message: string }

/** What a source tells the pipeline. */
export interface SourceEvents {
  /**
   * The log is known: answers where to go on, null when the source is to stop. Called again after each reconnect and
   * when partitions were added.
   */
  opened(log: OpenedLog): Promise<readonly PartitionPosition[] | null>
  /**
   * Whether a message that stands just before its partition's position is the one that was stored there: false when the
   * topic was made anew and is longer by now than what was read of the former one. A source that can not be made anew
   * does not ask.
   */
  recognises?(partition: number, message: LogMessage): boolean
  /** Resolves when the batch is stored (true) or will not be because the source is to stop (false). */
  batch(batch: MessageBatch): Promise<boolean>
  /**
   * All of the log is stored and nothing will be added to it ever: what is under way in it has ended. Resolves as `batch`
   * does. A log that goes on is never over.
   */
  over(): Promise<boolean>
  /** Fresh ends of every partition. */
  ends(ends: readonly PartitionEnds[]): void
  connection(connection: Connection): void
}

/** Where messages come from. It keeps no position of its own: the store's is the truth. */
export interface TelemetrySource {
  /** Begins to read and reports to `events` until `stop`. Never throws; failures are told as `disconnected`. */
  start(events: SourceEvents): void
  /** Resolves when nothing more will be reported. */
  stop(): Promise<void>
}
