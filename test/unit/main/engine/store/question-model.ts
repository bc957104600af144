import type { Readable } from '../../../../../src/main/engine/store/open'
import type { LeaderboardEntry, LeaderboardInput } from '../../../../../src/shared/domain/leaderboard'

/** A ride as it is stored, in either store. */
interface StoredRide {
  ride_id: number
  rider_id: number | null
  start_ms: number
  end_ms: number | null
  first_duration_s: number | null
  last_duration_s: number | null
  power_sum: number
  power_max: number | null
}

interface StoredRider {
  rider_id: number
  name: string | null
  gender: string | null
  address: string | null
  born_ms: number | null
}

/** When and where the questions are asked. */
interface Asked {
  readonly nowMs: number
  readonly timeZone: string
}

type BoardQuestion = Pick<LeaderboardInput, 'by' | 'period' | 'city' | 'gender' | 'age_bracket'>

/** Answers reckoned ride by ride from all that is stored: no index, no totals, days as the platform's calendar has them. */
export function createQuestionModel(database: Readable, { nowMs, timeZone }: Asked) {
  const rides = database.prepare<[], StoredRide>('SELECT * FROM ride').all()
  const riders = database.prepare<[], StoredRider>('SELECT * FROM rider').all()
  const written = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const dayOf = (ms: number): string => written.format(ms)
  const today = dayOf(nowMs)
  const newestFirst = (some: readonly StoredRide[]): number[] =>
    [...some].sort((a, b) => b.start_ms - a.start_ms || b.ride_id - a.ride_id).map(({ ride_id }) => ride_id)
  const city = (rider: StoredRider | undefined): string => (rider?.address ?? '').split(',').slice(1, 2).join('')

  const firstDay = (days: number): string =>
    new Date(Date.parse(`${today}T12:00:00Z`) - (days - 1) * 86_400_000).toISOString().slice(0, 10)
  const isInPeriod = (period: LeaderboardInput['period'], day: string): boolean =>
    period === 'all' || (day <= today && day >= firstDay(period === 'today' ? 1 : period === '7d' ? 7 : 30))

  return {
    today,
    day: (date: string | undefined): number[] =>
      newestFirst(
        rides.filter(({ start_ms, end_ms }) => {
          if (date === undefined) return end_ms === null || dayOf(end_ms) === today
          const [first, last] = [dayOf(start_ms), dayOf(end_ms ?? nowMs)]
          return first === date || (first < date && last >= date)
        })
      ),
    city: (asked: string): number[] =>
      newestFirst(
        rides.filter(({ rider_id }) =>
          isSameWord(city(riders.find((rider) => rider.rider_id === rider_id && rider_id !== null)), asked)
        )
      ),
    board({ by, period, ...filter }: BoardQuestion): LeaderboardEntry[] {
      const values = riders.flatMap((rider) => {
        const isAsked =
          (filter.city === undefined || isSameWord(city(rider), filter.city)) &&
          (filter.gender === undefined || (rider.gender ?? 'unknown').toLowerCase() === filter.gender.toLowerCase()) &&
          (filter.age_bracket === undefined || bracketOf(rider.born_ms, today) === filter.age_bracket)
        const theirs = rides.filter(
          (ride) => ride.rider_id === rider.rider_id && isInPeriod(period, dayOf(ride.start_ms))
        )
        const value = isAsked && theirs.length > 0 ? measured[by](theirs) : null
        return value === null ? [] : [{ rider, rides: theirs.length, value }]
      })
      return values
        .sort((a, b) => b.value - a.value || a.rider.rider_id - b.rider.rider_id)
        .map(({ rider, rides: ride_count, value }) => ({
          position: 1 + values.filter((other) => other.value > value).length,
          rider_id: rider.rider_id,
          name: rider.name,
          ride_count,
          value,
          unit: ({ rides: 'rides', longest_ride: 's', peak_power: 'W', total_time: 's', energy: 'kJ' } as const)[by]
        }))
    }
  }
}

const durations = (rides: readonly StoredRide[]): number[] =>
  rides.flatMap(({ first_duration_s: first, last_duration_s: last }) =>
    first === null || last === null ? [] : Math.max(0, last - first + 1)
  )
const greatest = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values))
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const measured: Record<LeaderboardInput['by'], (rides: readonly StoredRide[]) => number | null> = {
  rides: (rides) => rides.length,
  longest_ride: (rides) => greatest(durations(rides)),
  peak_power: (rides) => greatest(rides.flatMap(({ power_max }) => power_max ?? [])),
  total_time: (rides) => (durations(rides).length === 0 ? null : sum(durations(rides))),
  energy: (rides) => sum(rides.map(({ power_sum }) => power_sum)) / 1_000
}

/** Where there is no letter there is no word. */
const isSameWord = (one: string, other: string): boolean =>
  /\p{L}/u.test(one) && one.trim().localeCompare(other.trim(), 'en', { sensitivity: 'base' }) === 0

/** By the texts of both dates. */
function bracketOf(bornMs: number | null, day: string): string {
  if (bornMs === null) return 'unknown'
  const born = new Date(bornMs).toISOString().slice(0, 10)
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
  if (years < 0 || years > 125) return 'unknown'
  return (
    ['18-24', '25-34', '35-44', '45-54', '55-64'].find((name) => {
      const [first, last] = name.split('-').map(Number)
      return years >= Number(first) && years <= Number(last)
    }) ?? (years < 18 ? '<18' : '65+')
  )
}
