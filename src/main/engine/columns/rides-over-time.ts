import type { RidesOverview } from '../../../shared/domain/rides-overview'
import type { Columns } from './columns'
import type { Period } from './period'
import { ridesInPeriod } from './ride-filter'
import type { TimeBin, TimeBins } from './time-bins'

const dayMs = 86_400_000
/** So far a bike's clock may be ahead of the console's for its ride to be where it says. */
const believedAheadMs = dayMs
const longestMs = 100 * 366 * dayMs

/**
 * Some rides of a period (their slots, oldest first) in bins by when they began. What a clock out of order says to be a day
 * after the period's end is in the last bin, what it says to be a century before in the first.
 */
export function overTimeOf(
  columns: Columns,
  slots: Uint32Array,
  period: Period,
  timeBins: TimeBins
): { readonly bin: TimeBin; readonly bins: RidesOverview['over_time'] } {
  const { rides } = columns
  const startOf = (slot: number | undefined): number | null =>
    slot === undefined ? null : (rides.startMs[slot] ?? null)
  // Of all rides of the period: a filter leaves the bins as they are.
  const fromMs = period.fromMs ?? startOf(ridesInPeriod(columns, period)[0]) ?? period.toMs
  const bin = timeBins.binOf(Math.min(fromMs, period.toMs), period.toMs)
  const firstStartMs = startOf(slots[0])
  const lastStartMs = startOf(slots.at(-1))
  if (firstStartMs === null || lastStartMs === null) return { bin, bins: [] }
  const lastMs = Math.min(lastStartMs, period.toMs + believedAheadMs)
  const firstMs = Math.max(Math.min(firstStartMs, lastMs), lastMs - longestMs)

  const starts = timeBins.startsOf(bin, firstMs, lastMs)
  let [cumulativeEnergyJ, cumulativeResistance, next] = [0, 0, 0]
  const bins = starts.map((binMs, index) => {
    const beforeMs = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const [first, power, resistance] = [next, newMean(), newMean()]
    let durationS = 0
    for (; next < slots.length; next += 1) {
      const slot = slots[next] ?? 0
      if ((rides.startMs[slot] ?? 0) >= beforeMs) break
      const ofRide = rides.durationS[slot] ?? Number.NaN
      if (!Number.isNaN(ofRide)) durationS += ofRide
      power.sum += rides.powerSum[slot] ?? 0
      power.count += rides.powerCount[slot] ?? 0
      resistance.sum += rides.resistanceSum[slot] ?? 0
      resistance.count += rides.resistanceCount[slot] ?? 0
    }
    cumulativeEnergyJ += power.sum
    cumulativeResistance += resistance.sum
    return {
      from: new Date(binMs).toISOString(),
      rides: next - first,
      duration_s: durationS,
      energy_kj: power.sum / 1_000,
      avg_power: meanOf(power),
      avg_resistance: meanOf(resistance),
      cumulative_energy_kj: cumulativeEnergyJ / 1_000,
      cumulative_resistance: cumulativeResistance
    }
  })
  return { bin, bins }
}

interface Mean {
  sum: number
  count: number
}
const newMean = (): Mean => ({ sum: 0, count: 0 })
const meanOf = ({ sum, count }: Mean): number | null => (count > 0 ? sum / count : null)
