import type { RideSortColumn } from '../../../shared/domain/rides-overview'
import {
  isNone,
  knownRideFilter,
  parseRideFilter,
  type RideFilterSearch,
  someOf
} from '../../ui/filters/ride-filter-search'
import { type ColumnId, columnIds } from './column-ids'

/** What is shown where the address names no period. */
export const usualPeriod = '24h'

const sortColumns = [
  'start_time',
  'rider',
  'gender',
  'age',
  'city',
  'bike',
  'duration_s',
  'avg_heart_rate',
  'max_heart_rate',
  'avg_power',
  'max_power',
  'best_60s_power',
  'energy_kj',
  'avg_resistance',
  'avg_cadence'
] as const satisfies readonly RideSortColumn[]

/** What the address says of the page: all that a saved view holds. What is usual is left out. */
export interface RidesSearch extends RideFilterSearch {
  /** What bars are as high as; without it the count of rides. */
  readonly measure?: 'duration'
  /** Which charts are shown; without it who rode. */
  readonly charts?: 'time'
  /** Without it by start. */
  readonly sort?: RideSortColumn
  /** Whether the lowest comes first. */
  readonly ascending?: true
  /** Columns shown; without it the usual ones. */
  readonly columns?: readonly ColumnId[]
}

/** A part of the address as it is to be; undefined takes it away. */
export type SearchChange = { readonly [Key in keyof RidesSearch]?: RidesSearch[Key] | undefined }

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given)

/** Reads an address; what it does not know it leaves out. */
export const parseRidesSearch = (given: Readonly<Record<string, unknown>>): RidesSearch =>
  known({
    ...parseRideFilter(given, usualPeriod),
    measure: oneOf(['duration'], given.measure),
    charts: oneOf(['time'], given.charts),
    sort: oneOf(sortColumns, given.sort),
    ascending: given.ascending === true ? true : undefined,
    columns: someOf(columnIds, given.columns)
  })

/** What is known of an address, in one order, without what is usual: the same view is always the same text. */
export function known(search: SearchChange): RidesSearch {
  const { measure, charts, sort, ascending, columns } = search
  return {
    ...knownRideFilter(search, usualPeriod),
    ...(measure === undefined ? {} : { measure }),
    ...(charts === undefined ? {} : { charts }),
    ...(sort === undefined || sort === 'start_time' ? {} : { sort }),
    ...(ascending === true ? { ascending } : {}),
    ...(isNone(columns) ? {} : { columns })
  }
}
