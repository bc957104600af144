import { ageBrackets } from '../../../shared/domain/leaderboard'
import type { RidesOverview } from '../../../shared/domain/rides-overview'
import type { Columns } from './columns'
import { medianOf } from './median'
import type { Period } from './period'
import { facetsOf } from './ride-facets'
import { ridesInPeriod } from './ride-filter'
import { overTimeOf } from './rides-over-time'
import type { TimeBins } from './time-bins'

const hoursOfDay = 24

/**
 * All charts of the page of rides: those of some rides of a period (their slots, oldest first), and what all rides of the
 * period can be filtered by. Running rides count so far. A ride without a ride clock counts, and takes no time.
 */
export function ridesOverviewOf(
  columns: Columns,
  slots: Uint32Array,
  period: Period,
  timeBins: TimeBins
): RidesOverview {
  const { rides, riders, genders } = columns
  const ofHours = newAmounts(hoursOfDay)
  /** By gender, then age bracket. */
  const ofGroups = newAmounts(genders.length * ageBrackets.length)
  const isSeen = new Uint8Array(riders.count)
  let [running, known, energyJ] = [0, 0, 0]
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    const gender = rider < 0 ? 0 : (riders.gender[rider] ?? 0)
    const durationS = rides.durationS[slot] ?? Number.NaN
    if (rider >= 0 && isSeen[rider] === 0) {
      isSeen[rider] = 1
      known += 1
    }
    if (Number.isNaN(rides.endMs[slot])) running += 1
    energyJ += rides.powerSum[slot] ?? 0
    add(ofGroups, gender * ageBrackets.length + (rides.ageBracket[slot] ?? 0), durationS)
    add(ofHours, rides.hour[slot] ?? 0, durationS)
  }
  const ofGenders = genders.map((_, gender) =>
    sumOf(ageBrackets.map((_bracket, code) => amountAt(ofGroups, gender * ageBrackets.length + code)))
  )
  const shownGenders = genderOrder(ofGenders, genders)
  const medians = medianDurations(columns, slots, ofGenders)
  const { bin, bins } = overTimeOf(columns, slots, period, timeBins)
  return {
    from: period.fromMs === null ? null : new Date(period.fromMs).toISOString(),
    to: new Date(period.toMs).toISOString(),
    totals: { ...shown(sumOf(ofGenders)), running, riders: known, energy_kj: energyJ / 1_000 },
    by_age: ageBrackets.map((bracket, code) => {
      const groups = shownGenders.map((gender) => ({
        gender: genders[gender] ?? '',
        ...amountAt(ofGroups, gender * ageBrackets.length + code)
      }))
      return {
        bracket,
        ...shown(sumOf(groups)),
        by_gender: groups
          .filter(({ rides: count }) => count > 0)
          .map((group) => ({ gender: group.gender, ...shown(group) }))
      }
    }),
    by_gender: shownGenders.map((gender) => ({
      gender: genders[gender] ?? '',
      ...shown(ofGenders[gender]),
      median_s: medians[gender] ?? null
    })),
    per_hour: Array.from({ length: hoursOfDay }, (_, hour) => ({ hour, ...shown(amountAt(ofHours, hour)) })),
    bin,
    over_time: bins,
    facets: facetsOf(columns, ridesInPeriod(columns, period))
  }
}

interface Amount {
  readonly rides: number
  /** Those whose length is known. */
  readonly timed: number
  readonly durationS: number
}

/** Of many groups at once. */
interface Amounts {
  readonly rides: Float64Array
  readonly timed: Float64Array
  readonly durationS: Float64Array
}

const newAmounts = (length: number): Amounts => ({
  rides: new Float64Array(length),
  timed: new Float64Array(length),
  durationS: new Float64Array(length)
})

function add(amounts: Amounts, group: number, durationS: number): void {
  amounts.rides[group] = (amounts.rides[group] ?? 0) + 1
  if (Number.isNaN(durationS)) return
  amounts.timed[group] = (amounts.timed[group] ?? 0) + 1
  amounts.durationS[group] = (amounts.durationS[group] ?? 0) + durationS
}

const amountAt = (amounts: Amounts, group: number): Amount => ({
  rides: amounts.rides[group] ?? 0,
  timed: amounts.timed[group] ?? 0,
  durationS: amounts.durationS[group] ?? 0
})

const nothing: Amount = { rides: 0, timed: 0, durationS: 0 }

const sumOf = (amounts: readonly Amount[]): Amount =>
  amounts.reduce(
    (sum, { rides, timed, durationS }) => ({
      rides: sum.rides + rides,
      timed: sum.timed + timed,
      durationS: sum.durationS + durationS
    }),
    nothing
  )

const shown = ({ rides, durationS }: Amount = nothing): { rides: number; duration_s: number } => ({
  rides,
  duration_s: durationS
})

/** Codes of the genders that have rides: most rides first, unknown last. */
const genderOrder = (amounts: readonly Amount[], words: readonly string[]): number[] =>
  [...amounts.keys()]
    .filter((code) => (amounts[code]?.rides ?? 0) > 0)
    .sort(
      (a, b) =>
        Number(a === 0) - Number(b === 0) ||
        (amounts[b]?.rides ?? 0) - (amounts[a]?.rides ?? 0) ||
        ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1)
    )

/** By code of the gender: the middle of the lengths that are known. */
function medianDurations(
  { rides, riders }: Columns,
  slots: Uint32Array,
  amounts: readonly Amount[]
): (number | null)[] {
  const ends = new Uint32Array(amounts.length)
  let end = 0
  const stretches = amounts.map(({ timed }, gender) => {
    ends[gender] = end
    end += timed
    return { first: end - timed, timed }
  })
  const values = new Float64Array(end)
  for (const slot of slots) {
    const durationS = rides.durationS[slot] ?? Number.NaN
    if (Number.isNaN(durationS)) continue
    const rider = rides.rider[slot] ?? -1
    const gender = rider < 0 ? 0 : (riders.gender[rider] ?? 0)
    const place = ends[gender] ?? 0
    values[place] = durationS
    ends[gender] = place + 1
  }
  return stretches.map(({ first, timed }) => medianOf(values.subarray(first, first + timed)))
}
