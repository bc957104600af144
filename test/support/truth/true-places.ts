import type { BoardsInput } from '../../../src/main/engine/columns/boards'
import type { PrivacyTable } from '../../../src/main/engine/store/rider-privacy'
import type { Boards } from '../../../src/shared/domain/boards'
import {
  type LeaderboardEntry,
  type LeaderboardInput,
  type LeaderboardMeasure,
  leaderboardMeasures,
  leaderboardPeriodDays,
  leaderboardUnits
} from '../../../src/shared/domain/leaderboard'
import type { RiderHistory } from '../../../src/shared/domain/rider-history'
import { daysLater } from './plain-calendar'
import {
  type Asked,
  amountOf,
  bracketOn,
  energyKj,
  isoOf,
  keyOf,
  type ReckonedRide,
  ranked,
  ridesWithin,
  sum,
  unknown
} from './reckoned-rides'
import type { TrueRider } from './true-rides'

type Span = Parameters<typeof ridesWithin>[1]
type RidersAskedFor = Pick<BoardsInput, 'city' | 'gender' | 'age_bracket'>

interface Place {
  readonly rider: TrueRider
  readonly rides: number
  readonly value: number
  readonly position: number
}

/** The days of a period, `periodsBack` such periods earlier. */
function daysOf(period: LeaderboardInput['period'], { calendar, nowMs }: Asked, periodsBack = 0): Span {
  if (period === 'all') return { fromMs: null, beforeMs: null }
  const days = leaderboardPeriodDays[period]
  const last = daysLater(calendar.wall(nowMs).day, -days * periodsBack)
  return { fromMs: calendar.startOf(daysLater(last, 1 - days)), beforeMs: calendar.startOf(daysLater(last, 1)) }
}

function valueFor(rides: readonly ReckonedRide[], by: LeaderboardMeasure, power: BoardsInput['power']): number | null {
  const best = (values: readonly (number | null)[]): number | null => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? null : Math.max(...known)
  }
  switch (by) {
    case 'rides':
      return rides.length
    case 'longest_ride':
      return best(rides.map(({ durationS }) => durationS))
    case 'peak_power':
      return best(rides.map(({ power: values, best60s }) => (power === 'peak' ? values.highest : best60s)))
    case 'total_time':
      return rides.every(({ durationS }) => durationS === null) ? null : amountOf(rides).duration_s
    case 'energy':
      return energyKj(rides)
  }
}

/** Those who rode, best first, equal ones by id. */
function placesOf(
  rides: readonly ReckonedRide[],
  by: LeaderboardMeasure,
  power: BoardsInput['power'],
  isAsked: (rider: TrueRider) => boolean
): Place[] {
  const valued = [...Map.groupBy(rides, ({ rider }) => rider)].flatMap(([rider, theirs]) => {
    const value = rider !== null && isAsked(rider) ? valueFor(theirs, by, power) : null
    return rider === null || value === null ? [] : { rider, rides: theirs.length, value: Number(value.toFixed(9)) }
  })
  return valued
    .map((each) => ({ ...each, position: 1 + valued.filter(({ value }) => value > each.value).length }))
    .sort((a, b) => a.position - b.position || a.rider.riderId - b.rider.riderId)
}

const askedFor =
  (input: RidersAskedFor, { calendar, nowMs }: Asked) =>
  (rider: TrueRider): boolean =>
    (input.city === undefined || keyOf(rider.city ?? '') === keyOf(input.city)) &&
    (input.gender === undefined || (rider.gender ?? unknown) === input.gender) &&
    (input.age_bracket === undefined || bracketOn(rider.born, calendar.wall(nowMs).day) === input.age_bracket)

/** What `boards.get` has to answer. */
export function trueBoards(
  all: readonly ReckonedRide[],
  input: BoardsInput,
  asked: Asked,
  privacy: PrivacyTable
): Boards {
  const span = daysOf(input.period, asked)
  const rides = ridesWithin(all, span)
  const before = input.period === 'all' ? [] : ridesWithin(all, daysOf(input.period, asked, 1))
  const isAsked = askedFor(input, asked)
  const isListed = (rider: TrueRider): boolean => privacy.of(rider.riderId).is_listed
  const known = rides.filter(({ rider }) => rider !== null)
  return {
    from: isoOf(span.fromMs),
    to: isoOf(asked.nowMs) ?? '',
    rides: rides.length,
    opted_out: placesOf(rides, 'rides', 'peak', (rider) => isAsked(rider) && !isListed(rider)).length,
    boards: leaderboardMeasures.map((by) => {
      const places = (of: readonly ReckonedRide[]) =>
        placesOf(of, by, input.power, (rider) => isAsked(rider) && isListed(rider))
      const [now, then] = [places(rides), places(before)]
      return {
        by,
        unit: leaderboardUnits[by],
        riders: now.length,
        entries: now.slice(0, input.limit).map(({ rider, rides: count, value, position }) => {
          const former = then.find((place) => place.rider === rider)
          return {
            position,
            rider_id: rider.riderId,
            alias: privacy.aliasOf(rider.riderId, rider.name),
            ride_count: count,
            value,
            change: former === undefined ? null : former.position - position
          }
        })
      }
    }),
    cities: ranked(known.map(({ city }) => city)).filter((city) => city !== unknown),
    genders: ranked(known.map(({ gender }) => gender))
  }
}

/** What `leaderboard.get` has to list. */
export function trueLeaderboard(
  all: readonly ReckonedRide[],
  input: Pick<LeaderboardInput, 'by' | 'period'> & RidersAskedFor,
  asked: Asked
): LeaderboardEntry[] {
  const rides = ridesWithin(all, daysOf(input.period, asked))
  return placesOf(rides, input.by, 'peak', askedFor(input, asked)).map(({ rider, rides: count, value, position }) => ({
    position,
    rider_id: rider.riderId,
    name: rider.name,
    ride_count: count,
    value,
    unit: leaderboardUnits[input.by]
  }))
}

/** What `rider.history` has to answer, but for the ids of rides: those a log does not have. */
export function trueHistory(all: readonly ReckonedRide[], riderId: number) {
  const rides = all.filter(({ rider }) => rider?.riderId === riderId)
  const best = (values: readonly (number | null)[]) => {
    const highest = Math.max(...values.map((value) => value ?? Number.NEGATIVE_INFINITY))
    const at = rides[values.indexOf(highest)]
    return at === undefined ? null : { value: highest, at: new Date(at.startMs).toISOString() }
  }
  const meanOf = ({ sum: total, count }: ReckonedRide['power']): number | null => (count === 0 ? null : total / count)
  return {
    rider_id: riderId,
    totals: {
      rides: rides.length,
      duration_s: sum(rides.map(({ durationS }) => durationS ?? 0)),
      energy_kj: energyKj(rides)
    },
    bests: {
      longest_ride: best(rides.map(({ durationS }) => durationS)),
      peak_power: best(rides.map(({ power }) => power.highest)),
      best_60s_power: best(rides.map(({ best60s }) => best60s)),
      best_20min_power: best(rides.map(({ best20min }) => best20min)),
      energy: best(rides.map(({ power }) => (power.count === 0 ? null : power.sum / 1_000)))
    },
    trend: rides
      .filter(({ endMs }) => endMs !== null)
      .map(({ startMs, durationS, power, heartRate }) => ({
        at: new Date(startMs).toISOString(),
        duration_s: durationS,
        avg_power: meanOf(power),
        avg_heart_rate: meanOf(heartRate)
      }))
  } satisfies WithoutIds
}
type WithoutIds = Omit<RiderHistory, 'bests' | 'trend'> & {
  readonly bests: Record<keyof RiderHistory['bests'], { readonly value: number; readonly at: string } | null>
  readonly trend: readonly Omit<RiderHistory['trend'][number], 'ride_id'>[]
}
