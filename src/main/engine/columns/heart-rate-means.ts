import type { Analytics } from '../../../shared/domain/analytics'
import { ageBrackets } from '../../../shared/domain/leaderboard'
import type { Columns } from './columns'

export const powerStepWatts = 20
const hoursOfDay = 24

interface Mean {
  sum: number
  count: number
}
const newMean = (): Mean => ({ sum: 0, count: 0 })
function add(mean: Mean, sum = 0, count = 0): void {
  mean.sum += sum
  mean.count += count
}
const meanOf = ({ sum, count }: Mean): number | null => (count > 0 ? sum / count : null)

/** By the hour at which the rides began; means are over all their readings. */
export function meansByHour({ rides }: Columns, slots: Uint32Array): Analytics['by_hour'] {
  const hours = Array.from({ length: hoursOfDay }, () => ({ rides: 0, heart: newMean(), power: newMean() }))
  for (const slot of slots) {
    const of = hours[rides.hour[slot] ?? 0]
    if (of === undefined) continue
    of.rides += 1
    add(of.heart, rides.heartRateSum[slot], rides.heartRateCount[slot])
    add(of.power, rides.powerSum[slot], rides.powerCount[slot])
  }
  return hours.map(({ rides: count, heart, power }, hour) => ({
    hour,
    rides: count,
    avg_heart_rate: meanOf(heart),
    avg_power: meanOf(power)
  }))
}

/** Rides that have both, by their average power. */
export function powerHeartRate({ rides }: Columns, slots: Uint32Array): Analytics['power_heart_rate'] {
  const steps = new Map<number, { rides: number; heart: Mean; lowest: number; highest: number }>()
  for (const slot of slots) {
    const heartSum = rides.heartRateSum[slot] ?? 0
    const heartCount = rides.heartRateCount[slot] ?? 0
    const powerCount = rides.powerCount[slot] ?? 0
    if (heartCount === 0 || powerCount === 0) continue
    const step = Math.floor((rides.powerSum[slot] ?? 0) / powerCount / powerStepWatts)
    const average = heartSum / heartCount
    let of = steps.get(step)
    if (of === undefined) {
      of = { rides: 0, heart: newMean(), lowest: average, highest: average }
      steps.set(step, of)
    }
    of.rides += 1
    add(of.heart, heartSum, heartCount)
    of.lowest = Math.min(of.lowest, average)
    of.highest = Math.max(of.highest, average)
  }
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, { rides: count, heart, lowest, highest }]) => ({
      from_power: step * powerStepWatts,
      rides: count,
      avg_heart_rate: heart.sum / heart.count,
      lowest_heart_rate: lowest,
      highest_heart_rate: highest
    }))
}

/** Genders with most rides first, unknown last; of each its age brackets, youngest first. */
export function heartRateByGenderAge(columns: Columns, slots: Uint32Array): Analytics['heart_rate_by_gender_age'] {
  const { rides, riders, genders, genderKeys } = columns
  const groups = genders.map(() => ({ rides: 0, brackets: ageBrackets.map(() => ({ rides: 0, heart: newMean() })) }))
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    const group = groups[rider < 0 ? 0 : (riders.gender[rider] ?? 0)]
    const of = group?.brackets[rides.ageBracket[slot] ?? 0]
    if (group === undefined || of === undefined) continue
    group.rides += 1
    of.rides += 1
    add(of.heart, rides.heartRateSum[slot], rides.heartRateCount[slot])
  }
  return [...groups.entries()]
    .sort(
      ([a, one], [b, other]) =>
        Number(a === 0) - Number(b === 0) ||
        other.rides - one.rides ||
        ((genderKeys[a] ?? '') < (genderKeys[b] ?? '') ? -1 : 1)
    )
    .flatMap(([gender, { brackets }]) =>
      ageBrackets.flatMap((bracket, index) => {
        const of = brackets[index]
        return of === undefined || of.rides === 0
          ? []
          : { gender: genders[gender] ?? '', bracket, rides: of.rides, avg_heart_rate: meanOf(of.heart) }
      })
    )
}
