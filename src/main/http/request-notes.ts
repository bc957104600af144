import type { RequestEntry } from '../engine/ports'

const deliverEveryMs = 1_000
/** A flood is told by its number: beyond so many a second there is nothing to learn from one more line. */
const mostPerDelivery = 5_000

/** Answered requests on their way to the request log, handed over once a second. */
export interface RequestNotes {
  note(entry: RequestEntry): void
  start(): void
  /** Hands over what is left. */
  stop(): void
}

export interface RequestNotesOptions {
  readonly deliver: (entries: readonly RequestEntry[]) => void
  /** Told how many of the last second were passed over. */
  readonly onDropped: (count: number) => void
}

export function createRequestNotes({ deliver, onDropped }: RequestNotesOptions): RequestNotes {
  let entries: RequestEntry[] = []
  let dropped = 0
  let timer: NodeJS.Timeout | null = null
  const handOver = (): void => {
    const ready = entries
    entries = []
    if (ready.length > 0) deliver(ready)
    if (dropped > 0) onDropped(dropped)
    dropped = 0
  }
  return {
    note(entry) {
      if (entries.length < mostPerDelivery) entries.push(entry)
      else dropped += 1
    },
    start() {
      timer ??= setInterval(handOver, deliverEveryMs)
    },
    stop() {
      if (timer !== null) clearInterval(timer)
      timer = null
      handOver()
    }
  }
}
