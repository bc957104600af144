import type { RideReadings } from './ride-readings'

/** A part of a ride in which nothing was measured, in ride seconds: from `fromS` up to, not with, `toS`. */
export interface SilentSpan {
  readonly fromS: number
  readonly toS: number
}

/** Spans without a heart rate: seconds in which the sensor was off, and seconds that never came. */
export function silentSpans({
  rideS,
  startsSpan,
  heartRateBpm
}: Pick<RideReadings, 'rideS' | 'startsSpan' | 'heartRateBpm'>): SilentSpan[] {
  const spans: SilentSpan[] = []
  const add = (fromS: number, toS: number): void => {
    const last = spans.at(-1)
    if (last !== undefined && last.toS >= fromS) spans[spans.length - 1] = { fromS: last.fromS, toS }
    else spans.push({ fromS, toS })
  }
  rideS.forEach((atS, index) => {
    const beforeS = rideS[index - 1]
    if (beforeS !== undefined && startsSpan[index] === true && atS > beforeS + 1) add(beforeS + 1, atS)
    if (heartRateBpm[index] === null) add(atS, atS + 1)
  })
  return spans
}

/** How long spans are together, s. */
export const lengthOfSpans = (spans: readonly SilentSpan[]): number =>
  spans.reduce((total, { fromS, toS }) => total + (toS - fromS), 0)
