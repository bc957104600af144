import { rollingPowerWatts } from '../../../shared/figures/power'
import type { RideReadings } from './ride-readings'
import { lineOf, type Series, thinLine } from './series'
import { silentSpans } from './silent-spans'
import { placesOfReadings, placesOfSpan, rangeOfLast, rangeOfRide, type TimeBase } from './time-places'

/** How much of a ride is shown: its last five minutes, or all of it. */
export type RideSpan = 'last' | 'whole'

/** "Last 5 min", s. */
const lastSeconds = 300

/** More points than a chart is wide can not be seen. */
const mostPoints = 2_000

/** Power is shown averaged over this many seconds. */
export const powerOverSeconds = 3

/** What the charts of a ride are drawn from, with places on its time axis as `time-places` tells them. */
export interface RideView {
  readonly heartRate: Series
  readonly power: Series
  /** Power of each second as it was measured. */
  readonly rawPower: Series
  readonly cadence: Series
  readonly resistance: Series
  /** Where there was no heart rate, from and to. */
  readonly silent: readonly (readonly [number, number])[]
  /** Begin and end of the time axis. */
  readonly range: readonly [number, number]
  /** Place of the last reading; null for a ride without one. */
  readonly last: number | null
}

/** The part of a ride that is shown. `dayStartMs` is that of `gymDayStartMs`. */
export function rideView(
  readings: RideReadings,
  span: RideSpan,
  base: TimeBase,
  dayStartMs: number,
  isRunning: boolean
): RideView {
  const lastS = readings.rideS.at(-1)
  const from = span === 'whole' || lastS === undefined ? 0 : firstSince(readings.rideS, lastS - lastSeconds)
  const cut = <Value>(values: readonly Value[]): readonly Value[] => (from === 0 ? values : values.slice(from))
  const rideS = cut(readings.rideS)
  const startsSpan = cut(readings.startsSpan)
  const heartRateBpm = cut(readings.heartRateBpm)
  const places = placesOfReadings({ rideS, atMs: cut(readings.atMs) }, base, dayStartMs)
  const line = (values: readonly (number | null)[]): Series => thinLine(lineOf(places, values, startsSpan), mostPoints)
  return {
    heartRate: line(heartRateBpm),
    // Averaged before it is cut: the first second shown has seconds before it.
    power: line(cut(rollingPowerWatts(readings.powerWatts, readings.startsSpan, powerOverSeconds))),
    rawPower: line(cut(readings.powerWatts)),
    cadence: line(cut(readings.cadenceRpm)),
    resistance: line(cut(readings.resistance)),
    silent: silentSpans({ rideS, startsSpan, heartRateBpm }).map((silent) => placesOfSpan(silent, rideS, places)),
    range: span === 'whole' ? rangeOfRide(places, isRunning) : rangeOfLast(places, lastSeconds),
    last: places.at(-1) ?? null
  }
}

/** Index of the first of the readings at the end that all lie at or after a second: a clock may have been set back. */
function firstSince(rideS: readonly number[], sinceS: number): number {
  let index = rideS.length
  while (index > 0 && (rideS[index - 1] ?? 0) >= sinceS) index -= 1
  return index
}
