/**
 * How many seconds a sparkline shows: as many as the contract's `sparklineSeconds`. Importing that value would bring the
 * schemas and their validator into the page, which needs neither.
 */
export const shownSeconds = 60

/** The sparkline's own coordinates: one unit a second to the right, `sparklineHeight` down. */
export const sparklineWidth = shownSeconds - 1
export const sparklineHeight = 30

/** A heart rate that hardly changes is drawn as a flat line, not as mountains. */
const leastSpanBpm = 12

/**
 * An SVG path of heart rates a second apart, oldest first, the newest at the right end. Where there was none the line
 * is broken; a lone value is a dot. Empty for no value at all.
 */
export function sparklinePath(trail: readonly (number | null)[]): string {
  const shown = trail.slice(-shownSeconds)
  const values = shown.filter((value) => value !== null)
  if (values.length === 0) return ''
  const lowest = Math.min(...values)
  const highest = Math.max(...values)
  const span = Math.max(leastSpanBpm, highest - lowest)
  const base = (lowest + highest - span) / 2
  const firstX = sparklineWidth - (shown.length - 1)
  const round = (value: number): number => Math.round(value * 10) / 10

  let path = ''
  shown.forEach((value, index) => {
    if (value === null) return
    const isStart = (shown[index - 1] ?? null) === null
    const isLone = isStart && (shown[index + 1] ?? null) === null
    const y = round(sparklineHeight - ((value - base) / span) * sparklineHeight)
    path += `${isStart ? 'M' : 'L'}${firstX + index} ${y}${isLone ? 'h0' : ''}`
  })
  return path
}
