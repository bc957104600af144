import type { Analytics } from '../../../src/shared/domain/analytics'
import { ageBrackets } from '../../../src/shared/domain/leaderboard'
import type { RideFilter } from '../../../src/shared/domain/ride-filter'
import type { RidesOverview } from '../../../src/shared/domain/rides-overview'
import { daysLater, weekdayOf } from './plain-calendar'
import {
  type Asked,
  amountOf,
  energyKj,
  isoOf,
  keyOf,
  labelOf,
  meanOf,
  type ReckonedRide,
  ranked,
  ridersOf,
  ridesOf,
  ridesWithin,
  spanOf,
  sum,
  unique,
  unknown
} from './reckoned-rides'

const hours = Array.from({ length: 24 }, (_, hour) => hour)

/** What `rides.overview` has to answer. */
export function trueOverview(all: readonly ReckonedRide[], filter: RideFilter, asked: Asked): RidesOverview {
  const rides = ridesOf(all, filter, asked)
  const span = spanOf(filter, asked)
  const ofPeriod = ridesWithin(all, span)
  const genders = ranked(rides.map(({ gender }) => gender))
  const facet = (words: readonly string[], valueFor: (word: string) => string, label = (word: string) => word) =>
    ranked(words).map((word) => ({
      value: word === unknown ? word : valueFor(word),
      label: word === unknown ? word : label(word),
      rides: words.filter((other) => other === word).length
    }))
  return {
    from: isoOf(span.fromMs),
    to: isoOf(span.beforeMs ?? asked.nowMs) ?? '',
    totals: {
      ...amountOf(rides),
      running: rides.filter(({ endMs }) => endMs === null).length,
      riders: ridersOf(rides),
      energy_kj: energyKj(rides)
    },
    by_age: ageBrackets.map((bracket) => {
      const those = rides.filter((ride) => ride.bracket === bracket)
      return {
        bracket,
        ...amountOf(those),
        by_gender: genders.flatMap((gender) => {
          const group = those.filter((ride) => ride.gender === gender)
          return group.length === 0 ? [] : { gender, ...amountOf(group) }
        })
      }
    }),
    by_gender: genders.map((gender) => {
      const those = rides.filter((ride) => ride.gender === gender)
      return { gender, ...amountOf(those), median_s: medianOf(those.flatMap(({ durationS }) => durationS ?? [])) }
    }),
    per_hour: hours.map((hour) => ({ hour, ...amountOf(rides.filter((ride) => ride.hour === hour)) })),
    ...overTime(rides, ofPeriod, span, asked),
    facets: {
      genders: facet(
        ofPeriod.map(({ gender }) => gender),
        keyOf
      ),
      cities: facet(
        ofPeriod.map(({ city }) => city),
        keyOf
      ),
      bikes: facet(
        ofPeriod.map(({ bikeSerial }) => bikeSerial ?? unknown),
        (serial) => serial,
        labelOf
      )
    }
  }
}

function overTime(
  rides: readonly ReckonedRide[],
  ofPeriod: readonly ReckonedRide[],
  { fromMs, beforeMs }: { fromMs: number | null; beforeMs: number | null },
  { calendar, nowMs }: Asked
): Pick<RidesOverview, 'bin' | 'over_time'> {
  const toMs = beforeMs ?? nowMs
  const bin = calendar.binOf(Math.min(fromMs ?? ofPeriod[0]?.startMs ?? toMs, toMs), toMs)
  const [first, last] = [rides[0], rides.at(-1)]
  if (first === undefined || last === undefined) return { bin, over_time: [] }
  const starts = calendar.binStarts(bin, first.startMs, last.startMs)
  return {
    bin,
    over_time: starts.map((startMs, index) => {
      const next = starts[index + 1] ?? Number.POSITIVE_INFINITY
      const upTo = rides.filter((ride) => ride.startMs < next)
      const those = upTo.filter((ride) => ride.startMs >= startMs)
      return {
        from: new Date(startMs).toISOString(),
        ...amountOf(those),
        energy_kj: energyKj(those),
        avg_power: meanOf(those, 'power'),
        avg_resistance: meanOf(those, 'resistance'),
        cumulative_energy_kj: energyKj(upTo),
        cumulative_resistance: sum(upTo.map(({ resistance }) => resistance.sum))
      }
    })
  }
}

/** What `analytics.get` has to answer. */
export function trueAnalytics(all: readonly ReckonedRide[], filter: RideFilter, asked: Asked): Analytics {
  const rides = ridesOf(all, filter, asked)
  const span = spanOf(filter, asked)
  const ofPeriod = ridesWithin(all, span)
  const inUseS = inUseSeconds(ofPeriod)
  const weekdays = daysOf(filter, ofPeriod, asked).map(weekdayOf)
  return {
    from: isoOf(span.fromMs),
    to: isoOf(span.beforeMs ?? asked.nowMs) ?? '',
    rides: rides.length,
    riders: ridersOf(rides),
    by_weekday_hour: [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) =>
      hours.map((hour) => {
        const count = rides.filter((ride) => weekdayOf(ride.day) === weekday && ride.hour === hour).length
        const days = weekdays.filter((each) => each === weekday).length
        return { weekday, hour, rides: count, mean: days === 0 ? null : count / days }
      })
    ),
    in_use_s: inUseS,
    by_bike: unique(rides.map(({ bikeSerial }) => bikeSerial))
      .sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1))
      .map((serial) => {
        const { rides: count, duration_s } = amountOf(rides.filter(({ bikeSerial }) => bikeSerial === serial))
        return {
          bike_serial: serial,
          bike_label: labelOf(serial),
          rides: count,
          ride_s: duration_s,
          utilisation_percent: inUseS === 0 ? null : (duration_s / inUseS) * 100
        }
      }),
    power_step: 20,
    power_heart_rate: powerSteps(rides),
    heart_rate_by_gender_age: ranked(rides.map(({ gender }) => gender)).flatMap((gender) =>
      ageBrackets.flatMap((bracket) => {
        const those = rides.filter((ride) => ride.gender === gender && ride.bracket === bracket)
        if (those.length === 0) return []
        return { gender, bracket, rides: those.length, avg_heart_rate: meanOf(those, 'heartRate') }
      })
    ),
    by_city: ranked(rides.map(({ city }) => city)).map((city) => {
      const those = rides.filter((ride) => ride.city === city)
      const { rides: count, duration_s } = amountOf(those)
      return { city, rides: count, riders: ridersOf(those), ride_s: duration_s, energy_kj: energyKj(those) }
    }),
    by_hour: hours.map((hour) => {
      const those = rides.filter((ride) => ride.hour === hour)
      return {
        hour,
        rides: those.length,
        avg_heart_rate: meanOf(those, 'heartRate'),
        avg_power: meanOf(those, 'power')
      }
    })
  }
}

function inUseSeconds(rides: readonly ReckonedRide[]): number {
  const days = [...Map.groupBy(rides, ({ day }) => day).values()]
  return sum(
    days.map((begun) => {
      const ends = begun.map(({ startMs, endMs, durationS }) => endMs ?? startMs + (durationS ?? 0) * 1_000)
      const firstMs = Math.min(...begun.map(({ startMs }) => startMs))
      return (Math.max(firstMs, ...ends) - firstMs) / 1_000
    })
  )
}

/** The days of a filter's period that have come, and from the first ride on where it is open. */
function daysOf(filter: RideFilter, ofPeriod: readonly ReckonedRide[], asked: Asked): string[] {
  const { fromMs } = spanOf(filter, asked)
  const today = asked.calendar.wall(asked.nowMs).day
  const last = filter.period === 'days' && filter.to !== undefined && filter.to < today ? filter.to : today
  const days: string[] = []
  const first = fromMs === null ? ofPeriod[0]?.day : asked.calendar.wall(fromMs).day
  for (let day = first; day !== undefined && day <= last; day = daysLater(day, 1)) days.push(day)
  return days
}

function powerSteps(rides: readonly ReckonedRide[]): Analytics['power_heart_rate'] {
  const both = rides.filter(({ power, heartRate }) => power.count > 0 && heartRate.count > 0)
  const steps = Map.groupBy(both, ({ power }) => Math.floor(power.sum / power.count / 20) * 20)
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([from_power, those]) => {
      const averages = those.map(({ heartRate }) => heartRate.sum / heartRate.count)
      return {
        from_power,
        rides: those.length,
        avg_heart_rate: meanOf(those, 'heartRate') ?? 0,
        lowest_heart_rate: Math.min(...averages),
        highest_heart_rate: Math.max(...averages)
      }
    })
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
