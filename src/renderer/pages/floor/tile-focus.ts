const steps: Readonly<Record<string, (columns: number) => number>> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns
}

/**
 * Which of `count` tiles in rows of `columns` a key moves to from `index`: the same one at an edge, null for a key that
 * moves nothing. Left and right go on in the row before and after.
 */
export function moveTileFocus(index: number, key: string, count: number, columns: number): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]?.(columns)
  if (step === undefined) return null
  const next = index + step
  return next >= 0 && next < count ? next : index
}
