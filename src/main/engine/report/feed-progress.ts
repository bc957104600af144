import { noteFeedRead, readFeedRead } from '../store/feed-read'
import type { Writable } from '../store/open'

/** How far the stores are whole: told while the console reads, and remembered for when it does not. */
export interface FeedProgress {
  /** Before which moment all that happened is stored, epoch ms; null where nobody knows. */
  readUpToMs(): number | null
  note(readUpToMs: number | null): void
  /** Writes down what is not yet. */
  close(): void
}

const writeEveryMs = 60_000

export function createFeedProgress(ops: Writable): FeedProgress {
  let writtenMs = readFeedRead(ops)
  let knownMs = writtenMs
  const write = (): void => {
    if (knownMs === null || knownMs === writtenMs) return
    noteFeedRead(ops, knownMs)
    writtenMs = knownMs
  }
  return {
    readUpToMs: () => knownMs,
    note(readUpToMs) {
      if (readUpToMs === null || (knownMs !== null && readUpToMs <= knownMs)) return
      knownMs = readUpToMs
      if (writtenMs === null || knownMs - writtenMs >= writeEveryMs) write()
    },
    close: write
  }
}
