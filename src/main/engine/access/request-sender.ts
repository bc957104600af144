import type { RequestEntry } from '../ports'

/** What waits for the batch under way. What comes beyond it is not kept: a flood must not grow memory. */
const mostWaiting = 10_000

/** Hands requests on in batches, one under way. `send` resolves when the next may go. */
export function createRequestSender(
  send: (entries: readonly RequestEntry[]) => Promise<void>
): (entries: readonly RequestEntry[]) => void {
  let waiting: RequestEntry[] = []
  let isSending = false

  const sendAll = async (): Promise<void> => {
    isSending = true
    try {
      while (waiting.length > 0) {
        const entries = waiting
        waiting = []
        await send(entries)
      }
    } finally {
      isSending = false
    }
  }
  return (entries) => {
    waiting.push(...entries.slice(0, mostWaiting - waiting.length))
    // What can not be handed on is not kept: it is a log of requests, and nobody waits for it.
    if (!isSending) sendAll().catch(() => undefined)
  }
}
