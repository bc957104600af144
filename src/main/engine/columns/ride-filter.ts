import { ageBrackets } from '../../../shared/domain/leaderboard'
import { type RideFilter, unknownValue } from '../../../shared/domain/ride-filter'
import { cityKeyOf, genderKeyOf } from '../store/rider-keys'
import type { Columns } from './columns'
import type { Period } from './period'

/** Slots of the rides that a filter lets through, oldest first. */
export function selectRides(
  columns: Columns,
  period: Period,
  filter: Pick<RideFilter, 'genders' | 'age_brackets' | 'cities' | 'bikes' | 'rider_id'>
): Uint32Array {
  const { rides, riders } = columns
  const inPeriod = ridesInPeriod(columns, period)
  const genders = codesOf(filter.genders, (word) => genderKeyOf(word) ?? unknownValue, columns.genderKeys)
  const cities = codesOf(filter.cities, cityKeyWithUnknown, columns.cityKeys)
  const bikes = codesOf(filter.bikes, (serial) => serial, columns.bikes)
  const brackets = codesOf(filter.age_brackets, (bracket) => bracket, ageBrackets)
  const place = filter.rider_id === undefined ? null : (columns.riderAt.get(filter.rider_id) ?? -2)
  if (genders === null && cities === null && bikes === null && brackets === null && place === null) return inPeriod
  const found = new Uint32Array(inPeriod.length)
  let count = 0
  for (const slot of inPeriod) {
    const rider = rides.rider[slot] ?? -1
    if (place !== null && rider !== place) continue
    if (brackets?.has(rides.ageBracket[slot] ?? 0) === false) continue
    if (bikes?.has(rides.bike[slot] ?? 0) === false) continue
    if (genders?.has(rider < 0 ? 0 : (riders.gender[rider] ?? 0)) === false) continue
    if (cities?.has(rider < 0 ? 0 : (riders.city[rider] ?? 0)) === false) continue
    found[count++] = slot
  }
  return found.subarray(0, count)
}

/** Slots of all rides of a period, oldest first. */
export function ridesInPeriod({ rides }: Columns, { fromMs, beforeMs }: Period): Uint32Array {
  const { order, startMs } = rides
  const firstFrom = (ms: number): number => {
    let [low, high] = [0, order.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((startMs[order[middle] ?? 0] ?? 0) < ms) low = middle + 1
      else high = middle
    }
    return low
  }
  return order.subarray(fromMs === null ? 0 : firstFrom(fromMs), firstFrom(beforeMs))
}

/** A city called "unknown" is not told from none. */
const cityKeyWithUnknown = (city: string): string => cityKeyOf(city) ?? unknownValue

/** Null where every code is let through. */
function codesOf(
  words: readonly string[],
  keyOf: (word: string) => string,
  keys: readonly string[]
): ReadonlySet<number> | null {
  if (words.length === 0) return null
  const wanted = new Set(words.map(keyOf))
  return new Set(keys.flatMap((key, code) => (wanted.has(key) ? [code] : [])))
}
