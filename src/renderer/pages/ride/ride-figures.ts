import { normalizedPowerWatts, rollingPowerWatts, wattsPerKilogram } from '../../../shared/figures/power'
import type { FollowedRide } from './ride-store'
import { powerOverSeconds } from './ride-view'

/** A ride's figures beside those the console tells: of its last reading, and what only all readings can tell. */
export interface RideFigures {
  readonly heartRateBpm: number | null
  /** Mean of the last three seconds. */
  readonly powerWatts: number | null
  readonly cadenceRpm: number | null
  readonly resistance: number | null
  readonly normalizedPowerWatts: number | null
  /** Of the average power; null for an unknown weight. */
  readonly averageWattsPerKg: number | null
}

export function rideFigures({ told, readings }: FollowedRide, weightKg: number | null): RideFigures {
  return {
    heartRateBpm: readings.heartRateBpm.at(-1) ?? null,
    powerWatts: currentPowerWatts(readings),
    cadenceRpm: readings.cadenceRpm.at(-1) ?? null,
    resistance: readings.resistance.at(-1) ?? null,
    normalizedPowerWatts: normalizedPowerWatts(readings.powerWatts, readings.startsSpan),
    averageWattsPerKg: wattsPerKilogram(told.ride.avg_power, weightKg)
  }
}

/** Power of the last reading as it is shown: the mean of the last three seconds. */
function currentPowerWatts({ powerWatts, startsSpan }: FollowedRide['readings']): number | null {
  const last = -powerOverSeconds
  return rollingPowerWatts(powerWatts.slice(last), startsSpan.slice(last), powerOverSeconds).at(-1) ?? null
}
