import type { Readable } from '../../../../../src/main/engine/store/open'
import type { HandlerInput } from '../../../../../src/shared/contract'
import type { Analytics } from '../../../../../src/shared/domain/analytics'
import { ageBrackets } from '../../../../../src/shared/domain/leaderboard'
import { createRidesModel } from './rides-model'

type Filter = HandlerInput<'analytics.get'>
type ModelRide = ReturnType<ReturnType<typeof createRidesModel>['rides']>[number]

const unknown = 'unknown'
const dayMs = 86_400_000
const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** Every chart reckoned ride by ride; days are texts of the platform's calendar, counted one by one. */
export function createAnalyticsModel(database: Readable, asked: { nowMs: number; timeZone: string }) {
  const model = createRidesModel(database, asked)
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: asked.timeZone })
  const today = format.format(asked.nowMs)

  return (filter: Filter): Omit<Analytics, 'from' | 'to'> => {
    const rides = model.rides(filter)
    const all = model.rides({ ...filter, genders: [], age_brackets: [], cities: [], bikes: [], rider_id: undefined })
    const inUseMs = sum(
      unique(all.map(({ day }) => day)).map((day) => {
        const begun = all.filter((ride) => ride.day === day)
        const ends = begun.map(({ end_ms, start_ms, durationS }) => end_ms ?? start_ms + (durationS ?? 0) * 1_000)
        const first = Math.min(...begun.map(({ start_ms }) => start_ms))
        return Math.max(first, ...ends) - first
      })
    )
    const inUseS = inUseMs / 1_000
    const dates = datesBetween(firstDate(filter, all), filter.period === 'days' ? (filter.to ?? today) : today, today)
    const genders = ranked(rides.map(({ genderLabel }) => genderLabel))
    return {
      rides: rides.length,
      riders: unique(rides.flatMap(({ rider_id }) => rider_id ?? [])).length,
      by_weekday_hour: [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
        hours.map((hour) => {
          const count = rides.filter((ride) => weekdayOf(ride.day) === weekday && ride.hour === hour).length
          const days = dates.filter((date) => weekdayOf(date) === weekday).length
          return { weekday, hour, rides: count, mean: days === 0 ? null : count / days }
        })
      ),
      in_use_s: inUseS,
      by_bike: unique(rides.map(({ bike_serial }) => bike_serial))
        .map((serial) => {
          const theirs = rides.filter(({ bike_serial }) => bike_serial === serial)
          const rideS = sum(theirs.map(({ durationS }) => durationS ?? 0))
          return {
            bike_serial: serial,
            bike_label: serial === null ? '?' : String(Number(/\d+$/.exec(serial)?.[0])).padStart(2, '0'),
            rides: theirs.length,
            ride_s: rideS,
            utilisation_percent: inUseS === 0 ? null : (rideS / inUseS) * 100
          }
        })
        .sort(
          (a, b) =>
            Number(a.bike_serial === null) - Number(b.bike_serial === null) ||
            Number(a.bike_label) - Number(b.bike_label) ||
            (String(a.bike_serial) < String(b.bike_serial) ? -1 : 1)
        ),
      power_step: 20,
      power_heart_rate: steps(rides),
      heart_rate_by_gender_age: genders.flatMap((gender) =>
        ageBrackets.flatMap((bracket) => {
          const those = rides.filter((ride) => ride.bracket === bracket && (ride.genderLabel ?? unknown) === gender)
          return those.length === 0 ? [] : { gender, bracket, rides: those.length, avg_heart_rate: heartRate(those) }
        })
      ),
      by_city: ranked(rides.map(({ cityLabel }) => cityLabel)).map((city) => {
        const those = rides.filter(({ cityLabel }) => (cityLabel ?? unknown) === city)
        return {
          city,
          rides: those.length,
          riders: unique(those.flatMap(({ rider_id }) => rider_id ?? [])).length,
          ride_s: sum(those.map(({ durationS }) => durationS ?? 0)),
          energy_kj: sum(those.map(({ power_sum }) => power_sum)) / 1_000
        }
      }),
      by_hour: hours.map((hour) => {
        const those = rides.filter((ride) => ride.hour === hour)
        return { hour, rides: those.length, avg_heart_rate: heartRate(those), avg_power: power(those) }
      })
    }
  }

  function firstDate(filter: Filter, all: readonly ModelRide[]): string | null {
    const daysAgo = (days: number): string => new Date(Date.parse(today) - days * dayMs).toISOString().slice(0, 10)
    switch (filter.period) {
      case '12h':
        return format.format(asked.nowMs - dayMs / 2)
      case '24h':
        return format.format(asked.nowMs - dayMs)
      case '7d':
        return daysAgo(6)
      case '30d':
        return daysAgo(29)
      default:
        return (filter.period === 'days' ? filter.from : undefined) ?? all[0]?.day ?? null
    }
  }
}

/** Those that have come. */
function datesBetween(first: string | null, last: string, today: string): string[] {
  const dates: string[] = []
  for (let date = first; date !== null && date <= last && date <= today; ) {
    dates.push(date)
    date = new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10)
  }
  return dates
}

function steps(rides: readonly ModelRide[]): Analytics['power_heart_rate'] {
  const both = rides.filter(({ power_count, heart_rate_count }) => power_count > 0 && heart_rate_count > 0)
  const stepOf = (ride: ModelRide): number => Math.floor((power([ride]) ?? 0) / 20) * 20
  return unique(both.map(stepOf))
    .sort((a, b) => a - b)
    .map((from_power) => {
      const those = both.filter((ride) => stepOf(ride) === from_power)
      const averages = those.map((ride) => heartRate([ride]) ?? 0)
      return {
        from_power,
        rides: those.length,
        avg_heart_rate: heartRate(those) ?? 0,
        lowest_heart_rate: Math.min(...averages),
        highest_heart_rate: Math.max(...averages)
      }
    })
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)]
const mean = (total: number, count: number): number | null => (count === 0 ? null : total / count)
const heartRate = (rides: readonly ModelRide[]): number | null =>
  mean(
    sum(rides.map(({ heart_rate_sum }) => heart_rate_sum)),
    sum(rides.map(({ heart_rate_count }) => heart_rate_count))
  )
const power = (rides: readonly ModelRide[]): number | null =>
  mean(sum(rides.map(({ power_sum }) => power_sum)), sum(rides.map(({ power_count }) => power_count)))
/** 0 is Monday. */
const weekdayOf = (date: string): number => (new Date(date).getUTCDay() + 6) % 7

/** Words by how often they come, `unknown` last. */
function ranked(words: readonly (string | null)[]): string[] {
  const named = words.map((word) => word ?? unknown)
  const count = (word: string): number => named.filter((other) => other === word).length
  return unique(named).sort(
    (a, b) =>
      Number(a === unknown) - Number(b === unknown) ||
      count(b) - count(a) ||
      (a.toLowerCase() < b.toLowerCase() ? -1 : 1)
  )
}
