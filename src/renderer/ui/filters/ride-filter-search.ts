import type { CallInput } from '../../../shared/contract'
import type { AgeBracket } from '../../../shared/domain/leaderboard'
import type { RidePeriod } from '../../../shared/domain/ride-filter'
import { isDay } from '../../pages/alerts/gym-day'

export const periods = ['12h', '24h', '7d', '30d', 'all', 'days'] as const satisfies readonly RidePeriod[]
export const ageBrackets = [
  '<18',
  '18-24',
  '25-34',
  '35-44',
  '45-54',
  '55-64',
  '65+',
  'unknown'
] as const satisfies readonly AgeBracket[]

/** What an address says of which rides a page is about. */
export interface RideFilterSearch {
  /** Without it what is usual on the page. */
  readonly period?: RidePeriod
  /** First and last day of `days`, by the gym's calendar: "2026-11-24". */
  readonly from?: string
  readonly to?: string
  readonly genders?: readonly string[]
  readonly ages?: readonly AgeBracket[]
  readonly cities?: readonly string[]
  readonly bikes?: readonly string[]
  /** The rider's id. */
  readonly rider?: number
}

/** A part of it as it is to be; undefined takes it away. */
export type RideFilterChange = { readonly [Key in keyof RideFilterSearch]?: RideFilterSearch[Key] | undefined }

/** What a page's address says of its rides, and the way to change it. */
export interface RideFilterAddress {
  readonly search: RideFilterSearch
  change(change: RideFilterChange): void
}

const most = 200

const textsOf = (given: unknown, longest: number): readonly string[] | undefined => {
  if (!Array.isArray(given)) return
  const texts = given.filter(
    (text): text is string => typeof text === 'string' && text !== '' && text.length <= longest
  )
  return texts.length === 0 ? undefined : [...new Set(texts)].slice(0, most)
}

/** Those of `values` that were given; undefined for none. */
export const someOf = <Value extends string>(
  values: readonly Value[],
  given: unknown
): readonly Value[] | undefined => {
  if (!Array.isArray(given)) return
  const chosen = values.filter((value) => given.includes(value))
  return chosen.length === 0 ? undefined : chosen
}

const dayOf = (given: unknown): string | undefined => (typeof given === 'string' && isDay(given) ? given : undefined)

const idOf = (given: unknown): number | undefined =>
  typeof given === 'number' && Number.isSafeInteger(given) && given > 0 ? given : undefined

/** Reads the part of an address; what it does not know it leaves out. `usual` is the period that need not be named. */
export const parseRideFilter = (given: Readonly<Record<string, unknown>>, usual: RidePeriod): RideFilterSearch =>
  knownRideFilter(
    {
      period: periods.find((period) => period === given.period),
      from: dayOf(given.from),
      to: dayOf(given.to),
      genders: textsOf(given.genders, 50),
      ages: someOf(ageBrackets, given.ages),
      cities: textsOf(given.cities, 200),
      bikes: textsOf(given.bikes, 200),
      rider: idOf(given.rider)
    },
    usual
  )

/** What is known of it, in one order, without what is usual. */
export function knownRideFilter(search: RideFilterChange, usual: RidePeriod): RideFilterSearch {
  const { period, from, to, genders, ages, cities, bikes, rider } = search
  const isDays = period === 'days'
  return {
    ...(period === undefined || period === usual ? {} : { period }),
    ...(isDays && from !== undefined ? { from } : {}),
    ...(isDays && to !== undefined ? { to } : {}),
    ...(isNone(genders) ? {} : { genders }),
    ...(isNone(ages) ? {} : { ages }),
    ...(isNone(cities) ? {} : { cities }),
    ...(isNone(bikes) ? {} : { bikes }),
    ...(rider === undefined ? {} : { rider })
  }
}

/** Whether a list narrows nothing. */
export const isNone = (list: readonly unknown[] | undefined): list is undefined =>
  list === undefined || list.length === 0

/** Whether rides are narrowed by more than when they began. */
export const isNarrowed = ({ genders, ages, cities, bikes, rider }: RideFilterSearch): boolean =>
  [genders, ages, cities, bikes, rider].some((part) => part !== undefined)

/** A change that takes away all that narrows. */
export const notNarrowed = {
  genders: undefined,
  ages: undefined,
  cities: undefined,
  bikes: undefined,
  rider: undefined
} as const satisfies RideFilterChange

/** Which rides it is, as a call asks for them. */
export function rideFilterOf(search: RideFilterSearch, usual: RidePeriod): CallInput<'rides.overview'> {
  const { period = usual, from, to, genders = [], ages = [], cities = [], bikes = [], rider } = search
  return {
    period,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    genders: [...genders],
    age_brackets: [...ages],
    cities: [...cities],
    bikes: [...bikes],
    ...(rider === undefined ? {} : { rider_id: rider })
  }
}
