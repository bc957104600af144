/** Where a key moves the mark among `total` rows, `inSight` of them at once; null for a key that moves nothing. */
export function markByKey(mark: number | null, key: string, total: number, inSight: number): number | null {
  if (total === 0) return null
  const from = mark ?? -1
  const within = (index: number): number => Math.min(Math.max(index, 0), total - 1)
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'PageDown':
      return within(Math.max(from, 0) + inSight)
    case 'PageUp':
      return within(from - inSight)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    default:
      return null
  }
}

/** Rows that are in sight. */
export interface Sight {
  readonly first: number
  readonly last: number
}

/** A stretch of rows to ask for. */
export interface Stretch {
  readonly offset: number
  readonly limit: number
}

const block = 100

/** The stretch to ask for so that what is in sight and a block on both sides is there. */
export function stretchAround({ first, last }: Sight, most: number): Stretch {
  const offset = Math.max(0, Math.floor(first / block) - 1) * block
  return { offset, limit: Math.min(most, (Math.floor(Math.max(last, first) / block) + 2) * block - offset) }
}

/** How many rows further down a row is than it was; 0 where it is not known any more. */
export function shiftOf(
  anchor: { readonly key: number; readonly index: number },
  offset: number,
  keys: readonly number[]
) {
  const at = keys.indexOf(anchor.key)
  return at === -1 ? 0 : offset + at - anchor.index
}
