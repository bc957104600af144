import { type TailLine, tailLength } from '../../../shared/domain/pipeline'
import type { LogMessage } from '../sources/telemetry-source'
import { splitTimedLine } from './decode-line'
import { readLogLine } from './decode-message'

export type CountedAs = TailLine['counted_as']

/**
 * The newest messages, for people to watch. Noting one is two stores in an array, however many come; only a batch's last
 * ones are copied, and they are made text when someone asks.
 */
export interface MessageTail {
  /** Notes a message of the batch under way. */
  note(message: LogMessage, countedAs: CountedAs): void
  /** The batch is stored, in that partition: its messages can be read from now on. */
  keep(partition: number): void
  /** The batch was undone. */
  forget(): void
  /** What is kept of the messages after a sequence number, oldest first; at most `tailLength`. */
  read(after: number): TailLine[]
  /** All messages kept since the beginning, which is the newest one's sequence number. */
  readonly count: number
}

interface KeptMessage extends LogMessage {
  readonly sequence: number
  readonly partition: number
  readonly isWhole: boolean
  readonly countedAs: CountedAs
}

/** How much is kept of a message and of its key. */
const keptBytes = 2_000
const keptKeyBytes = 200

export function createMessageTail(): MessageTail {
  /** Message n of the batch under way is at `n % tailLength`, as message n of all is in `kept`. */
  const noted: (LogMessage | null)[] = Array.from({ length: tailLength }, () => null)
  const notedAs: CountedAs[] = Array.from({ length: tailLength }, () => 'stored')
  let notedCount = 0
  const kept: KeptMessage[] = []
  let count = 0

  const forget = (): void => {
    // A message is a view of the whole answer of the broker: megabytes that would be kept alive.
    noted.fill(null)
    notedCount = 0
  }
  return {
    note(message, countedAs) {
      const place = notedCount % tailLength
      noted[place] = message
      notedAs[place] = countedAs
      notedCount += 1
    },
    keep(partition) {
      for (let index = Math.max(0, notedCount - tailLength); index < notedCount; index += 1) {
        const message = noted[index % tailLength]
        const countedAs = notedAs[index % tailLength]
        if (message == null || countedAs === undefined) continue
        const sequence = count + index + 1
        kept[sequence % tailLength] = {
          sequence,
          partition,
          offset: message.offset,
          key: startOf(message.key, keptKeyBytes),
          value: startOf(message.value, keptBytes),
          isWhole: (message.value?.length ?? 0) <= keptBytes,
          countedAs
        }
      }
      count += notedCount
      forget()
    },
    forget,
    read(after) {
      const lines: TailLine[] = []
      const first = Math.max(after, count - tailLength) + 1
      for (let sequence = first; sequence <= count; sequence += 1) {
        const message = kept[sequence % tailLength]
        if (message !== undefined) lines.push(lineOf(message))
      }
      return lines
    },
    get count() {
      return count
    }
  }
}

const startOf = (bytes: Buffer | null, most: number): Buffer | null =>
  bytes === null ? null : Buffer.from(bytes.subarray(0, most))

function lineOf(message: KeptMessage): TailLine {
  const { sequence, partition, offset, countedAs } = message
  const { atMs, text } = textOf(message)
  return {
    sequence,
    at: Number.isNaN(atMs) ? null : new Date(atMs).toISOString(),
    partition,
    offset,
    key: message.key === null ? null : harmless(message.key.toString('utf8')),
    text: harmless(text),
    counted_as: countedAs
  }
}

function textOf({ value, isWhole }: KeptMessage): { atMs: number; text: string } {
  if (value === null) return { atMs: Number.NaN, text: '' }
  const line = isWhole ? readLogLine(value) : null
  if (typeof line !== 'string') return { atMs: Number.NaN, text: value.toString('utf8') }
  const timed = splitTimedLine(line)
  if (timed === null || Number.isNaN(timed.atMs)) return { atMs: Number.NaN, text: line }
  return { atMs: timed.atMs, text: timed.rest.replace(/^\[INFO\]: /, '') }
}

/** Characters that break a line, do something to a terminal or turn the direction of what stands around them. */
const harmful = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const harmless = (text: string): string => text.toWellFormed().replace(harmful, '\ufffd')
