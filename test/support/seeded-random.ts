/** A sequence of choices that follows from its seed. */
export interface SeededRandom {
  /** In [0, 1). */
  next(): number
  /** A whole number from..to, both included. */
  whole(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  isTrue(chance: number): boolean
}

/** mulberry32 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    pick(items) {
      const item = items[whole(0, items.length - 1)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    isTrue: (chance) => next() < chance
  }
}
