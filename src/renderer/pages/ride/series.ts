/** A line as it is drawn: `y` is null where the line is broken. The x axis is in ms. */
export interface Series {
  readonly x: readonly number[]
  readonly y: readonly (number | null)[]
}

/** A value between two breaks has no line to be part of: it is drawn this long, ms. */
const loneMs = 500

/** Values at their places as a line: broken at each null and before each value that starts a span. */
export function lineOf(
  x: readonly number[],
  values: readonly (number | null)[],
  startsSpan: readonly boolean[]
): Series {
  const lineX: number[] = []
  const y: (number | null)[] = []
  const breakAt = (atMs: number): void => {
    if (y.length === 0 || y.at(-1) === null) return
    lineX.push(atMs)
    y.push(null)
  }
  x.forEach((atMs, index) => {
    const value = values[index] ?? null
    if (startsSpan[index] === true) breakAt(x[index - 1] ?? atMs)
    if (value === null) {
      breakAt(atMs)
      return
    }
    const isLone =
      (y.at(-1) ?? null) === null && ((values[index + 1] ?? null) === null || startsSpan[index + 1] !== false)
    lineX.push(atMs)
    y.push(value)
    if (!isLone) return
    lineX.push(atMs + loneMs)
    y.push(value)
  })
  return { x: lineX, y }
}

/**
 * At most about `mostPoints` points of a line: of each of equally wide buckets the lowest and the highest value, at their
 * own places, and where the line is broken a break. A line of fewer points is left as it is.
 */
export function thinLine(line: Series, mostPoints: number): Series {
  const { x, y } = line
  const first = x[0]
  const last = x.at(-1)
  if (x.length <= mostPoints || first === undefined || last === undefined || last <= first) return line
  const bucketMs = (last - first) / (mostPoints / 2)
  const thinX: number[] = []
  const thinY: (number | null)[] = []
  const push = (index: number): void => {
    thinX.push(x[index] ?? 0)
    thinY.push(y[index] ?? null)
  }
  let lowest = -1
  let highest = -1
  let bucket = -1
  const flush = (): void => {
    if (lowest < 0) return
    push(Math.min(lowest, highest))
    if (lowest !== highest) push(Math.max(lowest, highest))
    lowest = -1
    highest = -1
  }
  x.forEach((atMs, index) => {
    const value = y[index] ?? null
    const own = Math.floor((atMs - first) / bucketMs)
    if (value === null || own !== bucket) flush()
    bucket = own
    if (value === null) {
      if (thinY.length > 0 && thinY.at(-1) !== null) push(index)
      return
    }
    if (lowest < 0 || value < (y[lowest] ?? 0)) lowest = index
    if (highest < 0 || value > (y[highest] ?? 0)) highest = index
  })
  flush()
  return { x: thinX, y: thinY }
}
