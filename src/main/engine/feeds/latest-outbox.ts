/**
 * What one subscriber of a feed has not been given yet: the newest item per key. One batch is in flight at a time, so
 * memory is bounded by the number of keys however slow the subscriber is, and it never gets an item older than one it
 * has had.
 */
export interface LatestOutbox<Item> {
  put(items: readonly Item[]): void
  /** Drops what waits; a batch that is in flight is not called back. */
  clear(): void
  close(): void
}

/** `deliver` resolves when the subscriber can take more; if it rejects the outbox closes. */
export function createLatestOutbox<Item>(
  keyOf: (item: Item) => string,
  deliver: (items: Item[]) => Promise<void> | void
): LatestOutbox<Item> {
  let waiting = new Map<string, Item>()
  let isInFlight = false
  let isClosed = false

  const flush = async (): Promise<void> => {
    if (isInFlight) return
    isInFlight = true
    try {
      while (waiting.size > 0 && !isClosed) {
        const batch = [...waiting.values()]
        waiting = new Map()
        await deliver(batch)
      }
    } catch {
      isClosed = true
    } finally {
      isInFlight = false
    }
  }
  return {
    put(items) {
      if (isClosed) return
      for (const item of items) waiting.set(keyOf(item), item)
      void flush()
    },
    clear: () => waiting.clear(),
    close() {
      isClosed = true
      waiting.clear()
    }
  }
}
