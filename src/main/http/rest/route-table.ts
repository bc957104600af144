import type { CallName } from '../../../shared/contract'

/** How a value of the path or of the query is read; `text` goes to the call as it is, which checks it. */
export type ParameterKind = 'text' | 'id' | 'flag' | 'limit' | 'date'

/** A path of the REST API and the call of the contract that answers it: from here come routing and OpenAPI. */
export interface RestRoute {
  readonly method: 'GET' | 'DELETE'
  /** Served as it is and under `/api/v1`, with or without a slash at its end. */
  readonly path: string
  readonly call: CallName
  /** The values in the path, by how each is read: all of them are named here. */
  readonly inPath: Readonly<Record<string, ParameterKind>>
  /** Which query parameters the call takes. */
  readonly parameters: Readonly<Record<string, ParameterKind>>
  /**
   * Whether others are refused. A filter that is misspelt would answer what was not asked for; where there are no filters
   * they are passed over.
   */
  readonly isStrict: boolean
  /** As the documentation has it, one sentence. */
  readonly summary: string
  /** Whether its items are also answered as CSV, by `Accept: text/csv`. */
  readonly hasCsv: boolean
}

const paged = { limit: 'limit', cursor: 'text' } as const
const alertFilters = {
  state: 'text',
  priority: 'text',
  rule: 'text',
  rider_id: 'id',
  ride_id: 'id',
  late: 'flag',
  from: 'text',
  to: 'text'
} as const
const boardFilters = { by: 'text', period: 'text', city: 'text', gender: 'text', age_bracket: 'text' } as const
const get = { method: 'GET', inPath: {}, parameters: {}, isStrict: false, hasCsv: false } as const
const list = { ...get, parameters: paged, hasCsv: true } as const
const rideId = { ride_id: 'id' } as const
const riderId = { rider_id: 'id' } as const

export const restRoutes: readonly RestRoute[] = [
  {
    ...get,
    path: '/ride/:ride_id',
    inPath: rideId,
    call: 'ride.get',
    summary: 'One ride with its figures, so far while it runs.'
  },
  {
    ...get,
    method: 'DELETE',
    path: '/ride/:ride_id',
    inPath: rideId,
    call: 'ride.delete',
    summary: 'Deletes an ended ride with its readings and alerts, for good.'
  },
  {
    ...list,
    path: '/ride/:ride_id/readings',
    inPath: rideId,
    call: 'ride.readings',
    summary: "A ride's readings, second by second, in ride order."
  },
  { ...get, path: '/rider/:rider_id', inPath: riderId, call: 'rider.record', summary: 'What is known of one rider.' },
  {
    ...get,
    path: '/rider/:rider_id/duration',
    inPath: riderId,
    call: 'rider.durations',
    summary: "How long each of a rider's rides was, and all that ended together."
  },
  {
    ...list,
    path: '/rider/:rider_id/rides',
    inPath: riderId,
    call: 'rides.of_rider',
    summary: "A rider's rides, newest first."
  },
  {
    ...list,
    path: '/daily',
    call: 'rides.day',
    parameters: { date: 'date', ...paged },
    isStrict: true,
    summary: 'Rides running now or completed today; with a date, those that began on that day or were under way on it.'
  },
  {
    ...list,
    path: '/leaderboard',
    call: 'leaderboard.get',
    parameters: { ...boardFilters, ...paged },
    isStrict: true,
    summary: 'Riders by rides, longest ride, peak power, total time or energy.'
  },
  {
    ...list,
    path: '/city/:city',
    inPath: { city: 'text' },
    call: 'rides.by_city',
    summary: 'Rides by riders of a city, whatever its case and accents, newest first.'
  },
  {
    ...list,
    path: '/rides',
    call: 'rides.list',
    parameters: { rider_id: 'id', ...paged },
    summary: 'All rides, daily and historical, newest first.'
  },
  {
    ...list,
    path: '/riders',
    call: 'riders.list',
    parameters: { query: 'text', ...paged },
    isStrict: true,
    summary: 'Riders by id; with a query those whose id it is, or whose name or e-mail address has such words.'
  },
  {
    ...list,
    path: '/alerts',
    call: 'alerts.list',
    parameters: { ...alertFilters, ...paged },
    isStrict: true,
    summary: 'Heart-rate alerts, newest first.'
  },
  {
    ...get,
    path: '/alert/:alert_id',
    inPath: { alert_id: 'id' },
    call: 'alert.get',
    isStrict: true,
    summary: 'One alert, what happened to it, and its mails.'
  },
  {
    ...get,
    path: '/status',
    call: 'status.get',
    summary: 'How the console is: state, lag and counters of each partition.'
  }
]
