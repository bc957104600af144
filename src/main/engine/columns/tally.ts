import type { Columns } from './columns'

/** What each rider did in some rides, by their place in `RiderColumns`. NaN where no ride has the value. */
export interface Tally {
  readonly rides: Float64Array
  readonly longestRideS: Float64Array
  readonly peakPowerWatts: Float64Array
  readonly best60sWatts: Float64Array
  /** Whole microseconds and microjoules: sums of those are the same in any order. */
  readonly totalTimeUs: Float64Array
  readonly energyUj: Float64Array
}

/** Adds up rides (their slots) by rider; those of nobody known are left out. */
export function tallyRides({ rides, riders }: Columns, slots: Uint32Array): Tally {
  const none = (): Float64Array => new Float64Array(riders.count).fill(Number.NaN)
  const tally = {
    rides: new Float64Array(riders.count),
    longestRideS: none(),
    peakPowerWatts: none(),
    best60sWatts: none(),
    totalTimeUs: none(),
    energyUj: none()
  }
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    if (rider < 0) continue
    const durationS = at(rides.durationS, slot)
    tally.rides[rider] = at(tally.rides, rider) + 1
    tally.longestRideS[rider] = greater(at(tally.longestRideS, rider), durationS)
    tally.peakPowerWatts[rider] = greater(at(tally.peakPowerWatts, rider), at(rides.powerMax, slot))
    tally.best60sWatts[rider] = greater(at(tally.best60sWatts, rider), at(rides.best60sWatts, slot))
    tally.totalTimeUs[rider] = sum(at(tally.totalTimeUs, rider), Math.round(durationS * 1e6))
    tally.energyUj[rider] = sum(at(tally.energyUj, rider), Math.round(at(rides.powerSum, slot) * 1e6))
  }
  return tally
}

const at = (values: Float64Array, index: number): number => values[index] ?? Number.NaN
/** NaN is no value: the other one counts. */
const greater = (one: number, other: number): number => (one >= other || Number.isNaN(other) ? one : other)
const sum = (one: number, other: number): number =>
  Number.isNaN(one) ? other : Number.isNaN(other) ? one : one + other
