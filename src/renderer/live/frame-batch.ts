/** Gathers items and hands over the newest per key, once a frame. */
export interface FrameBatch<Item> {
  add(items: readonly Item[]): void
  /** Hands over at once what is gathered. */
  flush(): void
  /** Forgets what is gathered. */
  clear(): void
}

/** `schedule` runs what it is given at the next frame and returns how to call that off. */
export function createFrameBatch<Item>(
  keyOf: (item: Item) => string,
  schedule: (run: () => void) => () => void,
  deliver: (items: readonly Item[]) => void
): FrameBatch<Item> {
  let gathered = new Map<string, Item>()
  let callOff: (() => void) | null = null

  const flush = (): void => {
    callOff?.()
    callOff = null
    if (gathered.size === 0) return
    const items = [...gathered.values()]
    gathered = new Map()
    deliver(items)
  }
  return {
    add(items) {
      for (const item of items) gathered.set(keyOf(item), item)
      if (gathered.size > 0 && callOff === null) callOff = schedule(flush)
    },
    flush,
    clear() {
      callOff?.()
      callOff = null
      gathered = new Map()
    }
  }
}
