import type { RiderHistory } from '../../../shared/domain/rider-history'

export type TrendMeasure = 'avg_power' | 'avg_heart_rate'

/** A ride of a trend. */
export interface TrendPoint {
  readonly rideId: number
  /** Start, UTC epoch ms. */
  readonly atMs: number
  /** W or bpm. */
  readonly value: number
  /** Mean of this ride and up to six before it. */
  readonly mean: number
}

/** Between two lines of the grid, W or bpm. */
const steps = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1_000]

/** Rides a mean is over. */
const ridesInMean = 7

/** The rides that have the measure, oldest first, with the mean that runs through them. */
export function trendOf(trend: RiderHistory['trend'], measure: TrendMeasure): readonly TrendPoint[] {
  const known = trend.flatMap((ride) => {
    const value = ride[measure]
    const atMs = Date.parse(ride.at)
    return value === null || Number.isNaN(atMs) ? [] : [{ rideId: ride.ride_id, atMs, value }]
  })
  return known.map((point, index) => {
    const last = known.slice(Math.max(0, index + 1 - ridesInMean), index + 1)
    return { ...point, mean: last.reduce((sum, { value }) => sum + value, 0) / last.length }
  })
}

/** An axis that shows all values and a little more: from a step to a step, three to six of them. */
export function trendAxis(points: readonly TrendPoint[]): {
  readonly range: readonly [number, number]
  readonly step: number
} {
  const values = points.map(({ value }) => value)
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const room = Math.max(4, (highest - lowest) * 0.08)
  const [from, to] = [Math.max(0, lowest - room), highest + room]
  const step = steps.find((each) => Math.ceil(to / each) - Math.floor(from / each) <= 5) ?? to - from
  return { range: [Math.floor(from / step) * step, Math.ceil(to / step) * step], step }
}
