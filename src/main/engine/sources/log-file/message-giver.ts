import { pause } from '../simulator/pause'
import type { LogMessage, SourceEvents } from '../telemetry-source'
import { messageOfLine, messageTimestampMs } from './line-message'
import { createPace, type LogFileSpeed } from './pace'

export interface MessageGiverOptions {
  readonly events: Pick<SourceEvents, 'batch'>
  /** Lines before this one were stored before and are passed over. */
  readonly nextOffset: number
  readonly speed: LogFileSpeed
  /** A clock that never jumps, ms. */
  readonly now: () => number
  readonly signal: AbortSignal
}

const mostMessages = 5_000
const longestPauseMs = 60_000

/**
 * Numbers the lines of a file from 0, makes messages of them and gives them in batches, each when it is due. Answers for
 * each lot of lines whether the next is wanted; by then nothing of it is held any more.
 */
export function createMessageGiver(options: MessageGiverOptions): (lines: readonly Buffer[]) => Promise<boolean> {
  const { events, nextOffset, speed, now, signal } = options
  const dueMs = speed === 'max' ? null : createPace(speed)
  let startedMs = Number.NaN
  let offset = 0
  let messages: LogMessage[] = []

  const give = async (): Promise<boolean> => {
    if (messages.length === 0) return true
    const batch = { partition: 0, messages, holes: [], endsBefore: offset }
    messages = []
    return (await events.batch(batch)) && !signal.aborted
  }

  /** Waits for a message's moment, everything before it given meanwhile. */
  const awaitMoment = async (atMs: number): Promise<boolean> => {
    while (!signal.aborted) {
      const waitMs = atMs - now()
      if (!(waitMs > 0)) return true
      if (messages.length > 0) {
        if (!(await give())) return false
      } else await pause(Math.min(waitMs, longestPauseMs), signal)
    }
    return false
  }

  return async (lines) => {
    for (const line of lines) {
      if (offset >= nextOffset) {
        const message = { offset, ...messageOfLine(line) }
        if (dueMs !== null) {
          if (Number.isNaN(startedMs)) startedMs = now()
          if (!(await awaitMoment(startedMs + dueMs(messageTimestampMs(message.value))))) return false
        }
        messages.push(message)
      }
      offset += 1
      if (messages.length >= mostMessages && !(await give())) return false
    }
    return give()
  }
}
