/** Lowest and highest value of an axis. */
export type ValueRange = readonly [number, number]

const roundDown = (value: number, step: number): number => Math.floor(value / step) * step
const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step

const extremesOf = (values: readonly (number | null)[]): ValueRange | null => {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null) continue
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  return lowest > highest ? null : [lowest, highest]
}

const tickSteps = [10, 20, 30, 40, 50, 100, 200, 250, 500]

/** Between the words of an axis: a round number that gives at most six of them. */
export const tickStep = ([lowest, highest]: ValueRange): number =>
  tickSteps.find((step) => (highest - lowest) / step <= 5) ?? 1_000

/** What heart-rate zones are measured by. */
export interface ZoneScale {
  /** The maximum heart rate in the axis' unit: bpm, or 100 where it is in percent. */
  readonly maximum: number
  /** Percent of it at which Z1 to Z5 begin. */
  readonly startsPercent: readonly number[]
}

/** Where each heart-rate zone begins, in the unit of the maximum, from Z1. */
export const zoneStarts = ({ maximum, startsPercent }: ZoneScale): readonly number[] =>
  startsPercent.map((percent) => (percent * maximum) / 100)

/** To be seen below Z1 and above the limit. */
const heartRateMargin = 12

/** An axis of heart rates that shows all zones and the limit, and what was measured beyond them. */
export function heartRateRange(heartRates: readonly (number | null)[], zones: ZoneScale, limit: number): ValueRange {
  const starts = zoneStarts(zones)
  const [lowest, highest] = extremesOf(heartRates) ?? [zones.maximum / 2, zones.maximum]
  const top = Math.max(limit, ...starts)
  return [
    roundDown(Math.min(Math.min(zones.maximum / 2, ...starts) - heartRateMargin, lowest - heartRateMargin / 2), 10),
    // No word of the axis stands at its very top.
    roundUp(Math.max(top + heartRateMargin, highest + heartRateMargin / 2), 10) + 3
  ]
}

/**
 * An axis from 0 to a round number above all values, at least `least`. Steps are wide, so that it seldom changes. It goes on
 * a little at both ends: a line at 0 is seen whole, and no word stands at the very top.
 */
export function rangeFromZero(
  values: readonly (readonly (number | null)[])[],
  least: number,
  step: number
): ValueRange {
  const highest = values.reduce((most, column) => Math.max(most, extremesOf(column)?.[1] ?? 0), 0)
  const top = Math.max(least, roundUp(highest, step))
  return [-0.012 * top, 1.05 * top]
}
