import type { Batch, KafkaMessage } from 'kafkajs'
import type { Hole, LogMessage, MessageBatch } from '../telemetry-source'

/** What kafkajs's batch also has, beyond its published type: everything the broker sent, markers included. */
interface WithRawMessages {
  readonly rawMessages: readonly { readonly offset: string }[]
}

const ours = ({ offset, key, value }: KafkaMessage): LogMessage => ({ offset: Number(offset), key, value })

/** The message just before the position, with which a batch begins that was asked for from there on. */
export function messageBefore(batch: Pick<Batch, 'messages'>, expected: number): LogMessage | null {
  const first = batch.messages[0]
  return first !== undefined && Number(first.offset) === expected - 1 ? ours(first) : null
}

/**
 * A kafkajs batch as ours. `expected` is the next offset of the partition. Offsets that came but are not delivered are
 * transaction markers and aborted messages; offsets that did not come lie in a hole of compaction, or of retention when
 * they are below `lowOffset`, the first offset the broker holds.
 */
export function readBatch(
  batch: Pick<Batch, 'partition' | 'messages'> & WithRawMessages,
  expected: number,
  lowOffset: number
): MessageBatch {
  const messages = batch.messages.map(ours)
  const { rawMessages, partition } = batch
  const lastOffset = Number(rawMessages.at(-1)?.offset ?? expected - 1)
  const first = messages[0]
  const isWhole =
    first?.offset === expected &&
    messages.at(-1)?.offset === lastOffset &&
    lastOffset - expected + 1 === messages.length
  if (isWhole) return { partition, messages, holes: [], endsBefore: lastOffset + 1 }

  const holes: Hole[] = []
  const addHole = (hole: Hole): void => {
    const last = holes.at(-1)
    if (last !== undefined && last.reason === hole.reason && last.to === hole.from - 1) {
      holes[holes.length - 1] = { ...last, to: hole.to }
    } else holes.push(hole)
  }
  let next = expected
  let delivered = 0
  for (const raw of rawMessages) {
    const offset = Number(raw.offset)
    while (delivered < messages.length && (messages[delivered]?.offset ?? 0) < offset) delivered += 1
    if (offset < next) continue
    if (offset > next) {
      for (const hole of missingOffsets(next, offset - 1, lowOffset)) addHole(hole)
    }
    if (messages[delivered]?.offset !== offset) addHole({ from: offset, to: offset, reason: 'transaction' })
    next = offset + 1
  }
  return { partition, messages, holes, endsBefore: Math.max(next, expected) }
}

/** Why the broker no longer has these offsets: below its first one they are past retention. */
export function missingOffsets(from: number, to: number, lowOffset: number): Hole[] {
  if (to < lowOffset) return [{ from, to, reason: 'retention' }]
  if (from >= lowOffset) return [{ from, to, reason: 'compaction' }]
  return [
    { from, to: lowOffset - 1, reason: 'retention' },
    { from: lowOffset, to, reason: 'compaction' }
  ]
}
