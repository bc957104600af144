import type { z } from 'zod'
import type { Boards, boardsInputSchema } from '../../../shared/domain/boards'
import { type LeaderboardMeasure, leaderboardMeasures, leaderboardUnits } from '../../../shared/domain/leaderboard'
import { unknownValue } from '../../../shared/domain/ride-filter'
import { ageBracketOf, ageOn } from '../../../shared/figures/age'
import { cityKeyOf, genderKeyOf } from '../store/rider-keys'
import type { PrivacyTable } from '../store/rider-privacy'
import type { Columns } from './columns'
import type { Period } from './period'
import { ridesInPeriod } from './ride-filter'
import { type Tally, tallyRides } from './tally'

export type BoardsInput = z.output<typeof boardsInputSchema>

export interface BoardsQuestion {
  readonly input: BoardsInput
  readonly period: Period
  /** The one before, as long; null where there is none to compare with. */
  readonly before: Period | null
  /** The day of the gym's calendar on which riders are as old as is asked, `YYYY-MM-DD`. */
  readonly today: string
  /** What riders are called, and who does not want to be on boards. */
  readonly privacy: PrivacyTable
}

/** How many of the units on the wire a tally's value is. */
const perUnit: Readonly<Record<LeaderboardMeasure, number>> = {
  rides: 1,
  longest_ride: 1,
  peak_power: 1,
  total_time: 1e6,
  energy: 1e9
}
const mostCities = 200

/** The five boards of a period. Positions are among all who are listed and asked for; equal values share one. */
export function boardsOf(columns: Columns, question: BoardsQuestion): Boards {
  const { input, period, before, privacy } = question
  const isListed = (rider: number): boolean => privacy.of(columns.riders.riderId[rider] ?? 0).is_listed
  const slots = ridesInPeriod(columns, period)
  const tally = tallyRides(columns, slots)
  const tallyBefore = before === null ? null : tallyRides(columns, ridesInPeriod(columns, before))
  const asked = ridersAskedFor(columns, question)
  let optedOut = 0
  const listed: number[] = []
  for (const rider of asked) {
    if ((tally.rides[rider] ?? 0) === 0) continue
    if (isListed(rider)) listed.push(rider)
    else optedOut += 1
  }
  const listedBefore =
    tallyBefore === null ? [] : asked.filter((rider) => (tallyBefore.rides[rider] ?? 0) > 0 && isListed(rider))
  return {
    from: period.fromMs === null ? null : new Date(period.fromMs).toISOString(),
    to: new Date(period.toMs).toISOString(),
    rides: slots.length,
    opted_out: optedOut,
    boards: leaderboardMeasures.map((by) => {
      const values = valuesOf(tally, by, input.power)
      const now = standingOf(columns, listed, values)
      const then =
        tallyBefore === null ? null : standingOf(columns, listedBefore, valuesOf(tallyBefore, by, input.power))
      return {
        by,
        unit: leaderboardUnits[by],
        riders: now.count,
        entries: now.first(input.limit).map((rider) => {
          const position = now.placeOf(rider) ?? 1
          const former = (tallyBefore?.rides[rider] ?? 0) === 0 ? null : (then?.placeOf(rider) ?? null)
          const riderId = columns.riders.riderId[rider] ?? 0
          return {
            position,
            rider_id: riderId,
            alias: privacy.aliasOf(riderId, columns.riders.names[rider] ?? null),
            ride_count: tally.rides[rider] ?? 0,
            value: (values[rider] ?? 0) / perUnit[by],
            change: former === null ? null : former - position
          }
        })
      }
    }),
    ...facetsOf(columns, slots)
  }
}

/** Places of the known riders of a city, gender and age. */
function ridersAskedFor({ riders, genderKeys, cityKeys }: Columns, { input, today }: BoardsQuestion): number[] {
  const gender = input.gender === undefined ? null : genderKeys.indexOf(genderKeyOf(input.gender) ?? unknownValue)
  // The first is that of nobody's city: who asks for a city wants one.
  const city = input.city === undefined ? null : cityKeys.indexOf(cityKeyOf(input.city) ?? '', 1)
  const asked: number[] = []
  for (let rider = 0; rider < riders.count; rider += 1) {
    if (riders.riderId[rider] === 0) continue
    if (gender !== null && riders.gender[rider] !== gender) continue
    if (city !== null && riders.city[rider] !== city) continue
    if (input.age_bracket !== undefined) {
      const bornMs = riders.bornMs[rider] ?? Number.NaN
      const bracket = ageBracketOf(Number.isNaN(bornMs) ? null : ageOn(bornMs, today))
      if (bracket !== input.age_bracket) continue
    }
    asked.push(rider)
  }
  return asked
}

function valuesOf(tally: Tally, by: LeaderboardMeasure, power: BoardsInput['power']): Float64Array {
  switch (by) {
    case 'rides':
      return tally.rides
    case 'longest_ride':
      return tally.longestRideS
    case 'peak_power':
      return power === 'peak' ? tally.peakPowerWatts : tally.best60sWatts
    case 'total_time':
      return tally.totalTimeUs
    case 'energy':
      return tally.energyUj
  }
}

/** The values of riders who have one, and their places. Not all of them are put in order: a board is its first few. */
interface Standing {
  readonly count: number
  /** Null for a rider without a value. */
  placeOf(rider: number): number | null
  /** Greatest first, equal ones by id. */
  first(limit: number): number[]
}

function standingOf({ riders }: Columns, listed: readonly number[], values: Float64Array): Standing {
  const ascending = Float64Array.from(listed, (rider) => values[rider] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value))
    .sort()
  return {
    count: ascending.length,
    placeOf(rider) {
      const value = values[rider] ?? Number.NaN
      return Number.isNaN(value) ? null : 1 + countGreater(ascending, value)
    },
    first(limit) {
      const least = ascending[Math.max(0, ascending.length - limit)] ?? 0
      return listed
        .filter((rider) => (values[rider] ?? Number.NaN) >= least)
        .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || (riders.riderId[a] ?? 0) - (riders.riderId[b] ?? 0))
        .slice(0, limit)
    }
  }
}

function countGreater(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return ascending.length - low
}

/** What boards can be asked for in a period: most rides first. */
function facetsOf(columns: Columns, slots: Uint32Array): Pick<Boards, 'cities' | 'genders'> {
  const { rides, riders } = columns
  const cities = new Float64Array(columns.cities.length)
  const genders = new Float64Array(columns.genders.length)
  for (const slot of slots) {
    const rider = rides.rider[slot] ?? -1
    if (rider < 0) continue
    const city = riders.city[rider] ?? 0
    const gender = riders.gender[rider] ?? 0
    cities[city] = (cities[city] ?? 0) + 1
    genders[gender] = (genders[gender] ?? 0) + 1
  }
  const words = (counts: Float64Array, names: readonly string[], keys: readonly string[]): string[] =>
    [...counts.keys()]
      .filter((code) => (counts[code] ?? 0) > 0 && keys[code] !== unknownValue)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
      .map((code) => names[code] ?? unknownValue)
  return {
    cities: words(cities, columns.cities, columns.cityKeys).slice(0, mostCities),
    genders: [...words(genders, columns.genders, columns.genderKeys), ...((genders[0] ?? 0) > 0 ? [unknownValue] : [])]
  }
}
