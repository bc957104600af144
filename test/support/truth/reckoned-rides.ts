import type { AgeBracket } from '../../../src/shared/domain/leaderboard'
import type { RideFilter } from '../../../src/shared/domain/ride-filter'
import { daysLater, type PlainCalendar, yearsOn } from './plain-calendar'
import type { TrueRide } from './true-rides'

export const unknown = 'unknown'

/** Values of some readings. */
export interface Values {
  readonly sum: number
  readonly count: number
  readonly highest: number | null
}

/** A ride with what its readings come to, reckoned plainly. */
export interface ReckonedRide extends TrueRide {
  readonly day: string
  readonly hour: number
  readonly bracket: AgeBracket
  readonly gender: string
  readonly city: string
  readonly durationS: number | null
  readonly heartRate: Values
  readonly power: Values
  readonly resistance: Values
  readonly best60s: number | null
  readonly best20min: number | null
}

export function reckonRides(rides: readonly TrueRide[], calendar: PlainCalendar): ReckonedRide[] {
  return rides
    .map((ride) => {
      const { day, hour } = calendar.wall(ride.startMs)
      const { rider, readings } = ride
      const clock = readings.flatMap(({ t_s }) => t_s ?? [])
      const [first, last] = [clock[0], clock.at(-1)]
      const best = (seconds: number): number | null => (ride.endMs === null ? null : bestMean(ride, seconds))
      return {
        ...ride,
        day,
        hour,
        bracket: bracketOn(rider?.born ?? null, day),
        gender: rider?.gender ?? unknown,
        city: rider?.city ?? unknown,
        durationS: first === undefined || last === undefined ? null : last - first + 1,
        heartRate: valuesOf(readings.map(({ heart_rate }) => heart_rate)),
        power: valuesOf(readings.map(({ power }) => power)),
        resistance: valuesOf(readings.map(({ resistance }) => resistance)),
        best60s: best(60),
        best20min: best(1_200)
      }
    })
    .sort((a, b) => a.startMs - b.startMs)
}

export function bracketOn(born: string | null, day: string): AgeBracket {
  if (born === null) return unknown
  const years = yearsOn(born, day)
  if (years < 18) return '<18'
  if (years < 25) return '18-24'
  if (years < 35) return '25-34'
  if (years < 45) return '35-44'
  if (years < 55) return '45-54'
  return years < 65 ? '55-64' : '65+'
}

function valuesOf(all: readonly (number | null)[]): Values {
  const values = all.filter((value) => value !== null)
  return {
    sum: sum(values),
    count: values.length,
    highest: values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b))
  }
}

/** Of the fleet's rides each second has a reading. Powers are taken to the microwatt, as the product does. */
function bestMean({ readings }: TrueRide, seconds: number): number | null {
  const watts = readings.filter(({ t_s }) => t_s !== null).map(({ power }) => Math.round((power ?? 0) * 1e6) / 1e6)
  let best: number | null = null
  for (let from = 0; from + seconds <= watts.length; from += 1) {
    let joules = 0
    for (let second = from; second < from + seconds; second += 1) joules += watts[second] ?? 0
    best = Math.max(best ?? 0, joules / seconds)
  }
  return best
}

export interface Asked {
  readonly calendar: PlainCalendar
  readonly nowMs: number
}

/** From when on, and up to and without when, a filter's period goes; null where it is open. */
export function spanOf(
  filter: RideFilter,
  { calendar, nowMs }: Asked
): { fromMs: number | null; beforeMs: number | null } {
  const daysBefore = (days: number): number => calendar.startOf(daysLater(calendar.wall(nowMs).day, -days))
  switch (filter.period) {
    case '12h':
      return { fromMs: nowMs - 43_200_000, beforeMs: null }
    case '24h':
      return { fromMs: nowMs - 86_400_000, beforeMs: null }
    case '7d':
      return { fromMs: daysBefore(6), beforeMs: null }
    case '30d':
      return { fromMs: daysBefore(29), beforeMs: null }
    case 'all':
      return { fromMs: null, beforeMs: null }
    case 'days':
      return {
        fromMs: filter.from === undefined ? null : calendar.startOf(filter.from),
        beforeMs: filter.to === undefined ? null : calendar.startOf(daysLater(filter.to, 1))
      }
  }
}

export const ridesWithin = (
  rides: readonly ReckonedRide[],
  { fromMs, beforeMs }: { fromMs: number | null; beforeMs: number | null }
): ReckonedRide[] =>
  rides.filter(({ startMs }) => (fromMs === null || startMs >= fromMs) && (beforeMs === null || startMs < beforeMs))

export function ridesOf(rides: readonly ReckonedRide[], filter: RideFilter, asked: Asked): ReckonedRide[] {
  const isIn = (wanted: readonly string[], value: string): boolean =>
    wanted.length === 0 || wanted.some((word) => keyOf(word) === keyOf(value))
  return ridesWithin(rides, spanOf(filter, asked)).filter(
    (ride) =>
      isIn(filter.genders, ride.gender) &&
      isIn(filter.cities, ride.city) &&
      isIn(filter.age_brackets, ride.bracket) &&
      isIn(filter.bikes, ride.bikeSerial ?? unknown) &&
      (filter.rider_id === undefined || ride.rider?.riderId === filter.rider_id)
  )
}

/** Without case and accents. */
export const keyOf = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Words by how often they come, equal ones by alphabet, `unknown` last. */
export function ranked(words: readonly string[]): string[] {
  const counts = Map.groupBy(words, (word) => word)
  return [...counts.keys()].sort(
    (a, b) =>
      Number(a === unknown) - Number(b === unknown) ||
      (counts.get(b)?.length ?? 0) - (counts.get(a)?.length ?? 0) ||
      (keyOf(a) < keyOf(b) ? -1 : 1)
  )
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
export const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)]

/** Over all readings of rides; null of none. */
export function meanOf(rides: readonly ReckonedRide[], figure: 'heartRate' | 'power' | 'resistance'): number | null {
  const count = sum(rides.map((ride) => ride[figure].count))
  return count === 0 ? null : sum(rides.map((ride) => ride[figure].sum)) / count
}

export const amountOf = (rides: readonly ReckonedRide[]): { rides: number; duration_s: number } => ({
  rides: rides.length,
  duration_s: sum(rides.map(({ durationS }) => durationS ?? 0))
})
export const energyKj = (rides: readonly ReckonedRide[]): number => sum(rides.map(({ power }) => power.sum)) / 1_000
export const ridersOf = (rides: readonly ReckonedRide[]): number =>
  unique(rides.flatMap(({ rider }) => rider?.riderId ?? [])).length
export const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
export const labelOf = (serial: string | null): string =>
  serial === null ? '?' : String(Number(/\d+$/.exec(serial)?.[0])).padStart(2, '0')
