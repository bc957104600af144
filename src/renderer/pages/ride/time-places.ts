import type { RideReadings } from './ride-readings'
import type { SilentSpan } from './silent-spans'

/** What the time axis tells: time since the ride began, or the time at the gym. */
export type TimeBase = 'ride' | 'clock'

/**
 * Where the time axis is 0: a midnight, so that times are written from 0:00. Plotly writes a number as the browser's own
 * time, so it is a midnight there; on a day without a change of clocks, and far from numbers that are taken for years.
 */
export const axisZeroMs = new Date(2001, 0, 1).getTime()

/** When the gym's day of a moment began (epoch ms), from how that moment is written there ("14:03:22"). */
export function gymDayStartMs(ms: number, written: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = written.split(':').map(Number)
  return Math.floor(ms / 1_000) * 1_000 - (hours * 3_600 + minutes * 60 + seconds) * 1_000
}

/** Places of a ride's readings on its time axis, ms. */
export const placesOfReadings = (
  { rideS, atMs }: Pick<RideReadings, 'rideS' | 'atMs'>,
  base: TimeBase,
  dayStartMs: number
): readonly number[] =>
  base === 'ride' ? rideS.map((atS) => axisZeroMs + atS * 1_000) : atMs.map((ms) => axisZeroMs + (ms - dayStartMs))

/** Where a span without readings begins and ends on the axis: at the places of those before and after it. */
export function placesOfSpan(
  { fromS, toS }: SilentSpan,
  rideS: readonly number[],
  places: readonly number[]
): readonly [number, number] {
  const next = rideS.findIndex((atS) => atS >= fromS)
  const before = next < 0 ? rideS.length - 1 : Math.max(0, next - 1)
  const after = rideS.findIndex((atS, index) => index >= before && atS >= toS)
  const placeFrom = (index: number, atS: number): number =>
    (places[index] ?? axisZeroMs) + (atS - (rideS[index] ?? atS)) * 1_000
  return [placeFrom(before, fromS - 1), after < 0 ? placeFrom(before, toS) : placeFrom(after, toS)]
}

/** A ride shorter than this is not stretched over the whole axis, ms. */
const leastLengthMs = 120_000

/** Begin and end of the axis for a whole ride. While it runs it goes on a little, so that the axis stands still a while. */
export function rangeOfRide(places: readonly number[], isRunning: boolean): readonly [number, number] {
  const firstPlace = places[0]
  const last = places.at(-1)
  if (firstPlace === undefined || last === undefined) return [axisZeroMs, axisZeroMs + leastLengthMs]
  // A reading is told at the end of its second.
  const first = firstPlace - 1_000
  const lengthMs = last - first
  if (!isRunning) return [first, Math.max(last, first + 10_000)]
  const stepMs = lengthMs < 300_000 ? 30_000 : lengthMs < 1_200_000 ? 60_000 : 120_000
  return [first, first + Math.max(leastLengthMs, Math.ceil((lengthMs + stepMs / 3) / stepMs) * stepMs)]
}

/** Begin and end of the axis for the last `seconds` of a ride. */
export function rangeOfLast(places: readonly number[], seconds: number): readonly [number, number] {
  const last = places.at(-1)
  return last === undefined ? [axisZeroMs, axisZeroMs + leastLengthMs] : [last - seconds * 1_000, last + 3_000]
}
