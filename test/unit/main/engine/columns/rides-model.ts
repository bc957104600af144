import type { Readable } from '../../../../../src/main/engine/store/open'
import type { HandlerInput } from '../../../../../src/shared/contract'
import { ageBrackets } from '../../../../../src/shared/domain/leaderboard'
import type { RidesOverview } from '../../../../../src/shared/domain/rides-overview'
import { foldText } from '../../../../../src/shared/figures/fold-text'

interface StoredRide {
  ride_id: number
  rider_id: number | null
  bike_serial: string | null
  start_ms: number
  end_ms: number | null
  first_duration_s: number | null
  last_duration_s: number | null
  heart_rate_sum: number
  heart_rate_count: number
  heart_rate_max: number | null
  cadence_sum: number
  cadence_count: number
  power_sum: number
  power_count: number
  power_max: number | null
  resistance_sum: number
  resistance_count: number
  best_60s_watts: number | null
}

interface StoredRider {
  rider_id: number
  name: string | null
  gender: string | null
  address: string | null
  born_ms: number | null
}

type Filter = HandlerInput<'rides.overview'>
const unknown = 'unknown'
const hourMs = 3_600_000

/** All of the page of rides reckoned ride by ride from what is stored: no columns, days as the platform's calendar has them. */
export function createRidesModel(database: Readable, { nowMs, timeZone }: { nowMs: number; timeZone: string }) {
  const stored = database.prepare<[], StoredRide>('SELECT * FROM ride LEFT JOIN ride_profile USING (ride_id)').all()
  const riders = database.prepare<[], StoredRider>('SELECT * FROM rider').all()
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23'
  })
  const wall = (ms: number): { day: string; hour: number } => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      hour: Number(parts.get('hour'))
    }
  }
  const genderWord = mostWritten(
    riders.map(({ gender }) => (gender ?? '').trim()).filter((word) => genderKey(word) !== '')
  )
  const cityWord = mostWritten(riders.map(cityOf).filter((word) => foldText(word) !== ''))

  const rides = stored
    .map((ride) => {
      const rider = riders.find(({ rider_id }) => rider_id === ride.rider_id)
      const { day, hour } = wall(ride.start_ms)
      const years = rider?.born_ms == null ? null : yearsOn(rider.born_ms, day)
      const gender = rider === undefined ? '' : genderKey(rider.gender ?? '')
      const city = rider === undefined ? '' : foldText(cityOf(rider))
      const timed = ride.first_duration_s !== null && ride.last_duration_s !== null
      return {
        ...ride,
        day,
        hour,
        years,
        bracket: bracketOf(years),
        gender,
        genderLabel: gender === '' ? null : (genderWord(genderKey, gender) ?? null),
        city,
        cityLabel: city === '' ? null : (cityWord(foldText, city) ?? null),
        name: rider?.name ?? null,
        durationS: timed ? Math.max(0, (ride.last_duration_s ?? 0) - (ride.first_duration_s ?? 0) + 1) : null
      }
    })
    .sort((a, b) => a.start_ms - b.start_ms || a.ride_id - b.ride_id)
  type ModelRide = (typeof rides)[number]

  const today = wall(nowMs).day
  const daysAgo = (days: number): string =>
    new Date(Date.parse(`${today}T12:00:00Z`) - days * 24 * hourMs).toISOString().slice(0, 10)
  const isInPeriod = (filter: Filter, ride: ModelRide): boolean => {
    switch (filter.period) {
      case 'all':
        return true
      case '12h':
        return ride.start_ms >= nowMs - 12 * hourMs
      case '24h':
        return ride.start_ms >= nowMs - 24 * hourMs
      case '7d':
        return ride.day >= daysAgo(6)
      case '30d':
        return ride.day >= daysAgo(29)
      case 'days':
        return ride.day >= (filter.from ?? '') && ride.day <= (filter.to ?? '9')
    }
  }
  const isIn = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value)
  const select = (filter: Filter): ModelRide[] =>
    rides.filter(
      (ride) =>
        isInPeriod(filter, ride) &&
        isIn(
          filter.genders.map((word) => genderKey(word) || unknown),
          ride.gender || unknown
        ) &&
        isIn(
          filter.cities.map((word) => foldText(word) || unknown),
          ride.city || unknown
        ) &&
        isIn(filter.age_brackets, ride.bracket) &&
        isIn(filter.bikes, ride.bike_serial ?? unknown) &&
        (filter.rider_id === undefined || ride.rider_id === filter.rider_id)
    )
  const amount = (some: readonly ModelRide[]) => ({
    rides: some.length,
    duration_s: sum(some.map(({ durationS }) => durationS ?? 0))
  })
  const gendersOf = (some: readonly ModelRide[]): string[] => ranked(some.map(({ genderLabel }) => genderLabel))
  const ofGender = (some: readonly ModelRide[], gender: string): ModelRide[] =>
    some.filter(({ genderLabel }) => (genderLabel ?? unknown) === gender)

  return {
    /** All but `from`, `to`, `bin` and `over_time`. */
    overview(filter: Filter): Omit<RidesOverview, 'from' | 'to' | 'bin' | 'over_time'> {
      const some = select(filter)
      const all = rides.filter((ride) => isInPeriod(filter, ride))
      const genders = gendersOf(some)
      const facet = (labels: (string | null)[], keyOf: (word: string) => string, labelOf = (word: string) => word) =>
        ranked(labels).map((word) => ({
          value: word === unknown ? word : keyOf(word),
          label: word === unknown ? word : labelOf(word),
          rides: labels.filter((label) => (label ?? unknown) === word).length
        }))
      return {
        totals: {
          ...amount(some),
          running: some.filter(({ end_ms }) => end_ms === null).length,
          riders: new Set(some.flatMap(({ rider_id }) => rider_id ?? [])).size,
          energy_kj: sum(some.map(({ power_sum }) => power_sum)) / 1_000
        },
        by_age: ageBrackets.map((bracket) => {
          const those = some.filter((ride) => ride.bracket === bracket)
          return {
            bracket,
            ...amount(those),
            by_gender: genders
              .filter((gender) => ofGender(those, gender).length > 0)
              .map((gender) => ({ gender, ...amount(ofGender(those, gender)) }))
          }
        }),
        by_gender: genders.map((gender) => ({
          gender,
          ...amount(ofGender(some, gender)),
          median_s: median(ofGender(some, gender).flatMap(({ durationS }) => durationS ?? []))
        })),
        per_hour: Array.from({ length: 24 }, (_, hour) => ({
          hour,
          ...amount(some.filter((ride) => ride.hour === hour))
        })),
        facets: {
          genders: facet(
            all.map(({ genderLabel }) => genderLabel),
            genderKey
          ),
          cities: facet(
            all.map(({ cityLabel }) => cityLabel),
            foldText
          ),
          bikes: facet(
            all.map(({ bike_serial }) => bike_serial),
            (serial) => serial,
            bikeName
          )
        }
      }
    },
    /** What the table says that the ride alone does not. */
    table({ sort, descending, offset, limit, ...filter }: HandlerInput<'rides.table'>) {
      const some = select(filter)
      const keys: Record<typeof sort, (ride: ModelRide) => number | string | null> = {
        start_time: ({ start_ms }) => start_ms,
        rider: ({ name }) => (name === null ? null : foldText(name)),
        gender: ({ gender }) => gender || null,
        age: ({ years }) => years,
        city: ({ city }) => city || null,
        bike: ({ bike_serial: serial }) => (serial === null ? null : `${bikeName(serial).padStart(9, '0')} ${serial}`),
        duration_s: ({ durationS }) => durationS,
        avg_heart_rate: (ride) => mean(ride.heart_rate_sum, ride.heart_rate_count),
        max_heart_rate: ({ heart_rate_max }) => heart_rate_max,
        avg_power: (ride) => mean(ride.power_sum, ride.power_count),
        max_power: ({ power_max }) => power_max,
        best_60s_power: ({ best_60s_watts }) => best_60s_watts,
        energy_kj: ({ power_sum }) => power_sum,
        avg_resistance: (ride) => mean(ride.resistance_sum, ride.resistance_count),
        avg_cadence: (ride) => mean(ride.cadence_sum, ride.cadence_count)
      }
      const keyed = some.map((ride) => ({ ride, key: keys[sort](ride) }))
      keyed.sort((a, b) => {
        const newest = b.ride.start_ms - a.ride.start_ms || b.ride.ride_id - a.ride.ride_id
        if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || newest
        const order = a.key < b.key ? -1 : Number(a.key > b.key)
        return (descending ? -order : order) || newest
      })
      const items = keyed.slice(offset, offset + limit).map(({ ride }) => ({
        ride_id: ride.ride_id,
        rider_name: ride.name,
        gender: ride.genderLabel,
        age_years: ride.years,
        city: ride.cityLabel,
        best_60s_power: ride.best_60s_watts,
        duration_s: ride.durationS
      }))
      return { total: some.length, items }
    },
    /** Oldest first. */
    rides: select
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const mean = (total: number, count: number): number | null => (count === 0 ? null : total / count)
const cityOf = ({ address }: StoredRider): string => {
  const parts = (address ?? '').split(',').map((part) => part.trim())
  return parts.length < 3 ? '' : (parts.at(-2) ?? '')
}
const genderKey = (word: string): string => {
  const key = word.trim().toLowerCase()
  return key === unknown ? '' : key
}
const bikeName = (serial: string): string => String(Number(/\d+$/.exec(serial)?.[0])).padStart(2, '0')

/** As most have it written, of equally many the first. */
function mostWritten(words: readonly string[]): (keyOf: (word: string) => string, key: string) => string | undefined {
  const count = (word: string): number => words.filter((other) => other === word).length
  return (keyOf, key) =>
    words.filter((word) => keyOf(word) === key).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0]
}

/** Words by how often they come, `unknown` last. */
function ranked(words: readonly (string | null)[]): string[] {
  const named = words.map((word) => word ?? unknown)
  const count = (word: string): number => named.filter((other) => other === word).length
  return [...new Set(named)].sort(
    (a, b) => Number(a === unknown) - Number(b === unknown) || count(b) - count(a) || (a < b ? -1 : 1)
  )
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

function yearsOn(bornMs: number, day: string): number | null {
  const born = new Date(bornMs).toISOString().slice(0, 10)
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0)
  return years < 0 ? null : years
}

function bracketOf(years: number | null): string {
  if (years === null || years > 125) return unknown
  return (
    ['18-24', '25-34', '35-44', '45-54', '55-64'].find((name) => {
      const [first, last] = name.split('-').map(Number)
      return years >= Number(first) && years <= Number(last)
    }) ?? (years < 18 ? '<18' : '65+')
  )
}
