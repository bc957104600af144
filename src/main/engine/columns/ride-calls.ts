import type { CallOutput, HandlerInput } from '../../../shared/contract'
import { type Result, succeed } from '../../../shared/result'
import type { Columns } from './columns'
import { periodOf } from './period'
import { selectRides } from './ride-filter'
import { type RideRowSource, rideRowsOf } from './ride-rows'
import { createRideSorter } from './ride-sorter'
import { ridesOverviewOf } from './rides-overview'
import { createTimeBins } from './time-bins'

export interface RideColumnCallsOptions extends RideRowSource {
  readonly readColumns: () => Promise<Columns>
  /** The gym's zone, an IANA name. */
  readonly timeZone: string
  /** UTC epoch ms. */
  readonly now: () => number
}

/** What the page of rides asks, answered from the columns. */
export type RideColumnCalls = {
  readonly [Each in 'rides.overview' | 'rides.table']: (input: HandlerInput<Each>) => Promise<Result<CallOutput<Each>>>
}

export function createRideColumnCalls(options: RideColumnCallsOptions): RideColumnCalls {
  const { readColumns, timeZone, now } = options
  const timeBins = createTimeBins(timeZone)
  const sortRides = createRideSorter()
  return {
    async 'rides.overview'(filter) {
      const columns = await readColumns()
      const period = periodOf(filter, now(), timeZone)
      return succeed(ridesOverviewOf(columns, selectRides(columns, period, filter), period, timeBins))
    },
    async 'rides.table'({ sort, descending, offset, limit, ...filter }) {
      const columns = await readColumns()
      const period = periodOf(filter, now(), timeZone)
      const { total, slots } = sortRides(columns, { filter, period, sort, descending, offset, limit })
      return succeed({ total, items: rideRowsOf(columns, slots, options) })
    }
  }
}
