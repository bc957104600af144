import type { RiderHistory } from '../../../shared/domain/rider-history'
import type { Columns } from './columns'

type Best = RiderHistory['bests']['peak_power']

const mostTrendRides = 500

/** What a rider did in all their rides; running ones count so far, but not in the trend. */
export function riderHistoryOf({ rides, riderAt }: Columns, riderId: number): RiderHistory {
  const place = riderAt.get(riderId)
  const bests: RiderHistory['bests'] = {
    longest_ride: null,
    peak_power: null,
    best_60s_power: null,
    best_20min_power: null,
    energy: null
  }
  const totals = { rides: 0, duration_s: 0, energy_kj: 0 }
  const trend: RiderHistory['trend'] = []
  if (place === undefined) return { rider_id: riderId, totals, bests, trend }

  for (const slot of rides.order) {
    if (rides.rider[slot] !== place) continue
    const ride = { ride_id: rides.rideId[slot] ?? 0, at: new Date(rides.startMs[slot] ?? 0).toISOString() }
    const better = (best: Best, value: number | undefined): Best =>
      value === undefined || Number.isNaN(value) || (best !== null && best.value >= value) ? best : { value, ...ride }
    const durationS = known(rides.durationS[slot])
    const energyKj = (rides.powerSum[slot] ?? 0) / 1_000
    totals.rides += 1
    totals.duration_s += durationS ?? 0
    totals.energy_kj += energyKj
    bests.longest_ride = better(bests.longest_ride, rides.durationS[slot])
    bests.peak_power = better(bests.peak_power, rides.powerMax[slot])
    bests.best_60s_power = better(bests.best_60s_power, rides.best60sWatts[slot])
    bests.best_20min_power = better(bests.best_20min_power, rides.best20minWatts[slot])
    bests.energy = better(bests.energy, (rides.powerCount[slot] ?? 0) > 0 ? energyKj : undefined)
    if (known(rides.endMs[slot]) === null) continue
    trend.push({
      ...ride,
      duration_s: durationS,
      avg_power: mean(rides.powerSum[slot], rides.powerCount[slot]),
      avg_heart_rate: mean(rides.heartRateSum[slot], rides.heartRateCount[slot])
    })
  }
  return { rider_id: riderId, totals, bests, trend: trend.slice(-mostTrendRides) }
}

const known = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)
const mean = (sum = 0, count = 0): number | null => (count > 0 ? sum / count : null)
