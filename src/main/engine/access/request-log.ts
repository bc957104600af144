import type { RequestEntry } from '../ports'

/** Requests that were answered, on their way into the store. */
export interface RequestLog {
  note(entries: readonly RequestEntry[]): void
  /** Writes what waits. */
  flush(): void
}

const everyMs = 1_000

/** Hands requests to `write` in batches, at most one a second; of a flood the newest `most`, older ones would not stay. */
export function createRequestLog({
  write,
  most,
  onFailure
}: {
  readonly write: (entries: readonly RequestEntry[]) => void
  readonly most: number
  readonly onFailure: (what: string, error: unknown) => void
}): RequestLog {
  let waiting: RequestEntry[] = []
  let timer: NodeJS.Timeout | null = null

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const entries = waiting
    waiting = []
    if (entries.length === 0) return
    try {
      write(entries)
    } catch (error) {
      onFailure('writing the request log', error)
    }
  }
  return {
    note(entries) {
      waiting.push(...entries.slice(-most))
      if (waiting.length > 2 * most) waiting = waiting.slice(-most)
      if (waiting.length > 0) timer ??= setTimeout(flush, everyMs)
    },
    flush
  }
}
