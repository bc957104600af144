import type { CallOutput, HandlerInput } from '../../../shared/contract'
import type { RiderRow } from '../../../shared/domain/rider-history'
import { type Result, succeed } from '../../../shared/result'
import { clampLimit, emptyPage, paged } from '../store/answers'
import type { RiderList } from '../store/rider-list'
import type { RiderAlias } from '../store/rider-privacy'
import type { ListRiderRides } from '../store/rider-rides'
import type { Columns } from './columns'
import { riderHistoryOf } from './rider-history'
import { createRiderSorter, type RiderTotals, riderTotals } from './riders-order'

/** What the columns do not hold of riders. */
export interface RiderStore {
  readonly list: RiderList
  readonly rides: ListRiderRides
}

export interface RiderCallsOptions {
  readonly readColumns: () => Promise<Columns>
  /** Null while there is no data file. */
  readonly store: () => RiderStore | null
  /** What others may call a rider, as it is set now. */
  readonly aliasOf: () => RiderAlias
  /** UTC epoch ms. */
  readonly now: () => number
}

/** What the pages of riders ask. */
export type RiderCalls = {
  readonly [Each in 'riders.table' | 'rider.history' | 'rider.rides']: (
    input: HandlerInput<Each>
  ) => Result<CallOutput<Each>> | Promise<Result<CallOutput<Each>>>
}

export function createRiderCalls({ readColumns, store, aliasOf, now }: RiderCallsOptions): RiderCalls {
  const sortRiders = createRiderSorter()
  return {
    async 'riders.table'({ query, sort, descending, offset, limit }) {
      const columns = await readColumns()
      const list = store()?.list
      if (list === undefined) return succeed({ total: 0, items: [] })
      const totals = riderTotals(columns)
      const places = sortRiders(columns, totals, { sort, descending }, list.found(query))
      const [nowMs, alias] = [now(), aliasOf()]
      const items = [...places.subarray(offset, offset + limit)].flatMap((place) => {
        const riderId = columns.riders.riderId[place] ?? 0
        const rider = list.get(riderId, nowMs)
        // One that was removed since has no row.
        if (rider === null) return []
        return [
          {
            rider_id: riderId,
            name: rider.name,
            alias: alias(riderId, rider.name),
            gender: rider.gender,
            age_years: rider.ageYears,
            city: rider.city,
            email_hint: rider.emailHint,
            ...ridesOf(totals, place)
          }
        ]
      })
      return succeed({ total: places.length, items })
    },
    async 'rider.history'({ rider_id }) {
      return succeed(riderHistoryOf(await readColumns(), rider_id))
    },
    'rider.rides': ({ rider_id, limit, cursor }) =>
      paged(() => store()?.rides(rider_id, clampLimit(limit), cursor) ?? emptyPage)
  }
}

function ridesOf(
  { rides, lastStartMs, currentRideId }: RiderTotals,
  place: number
): Pick<RiderRow, 'ride_count' | 'last_ride_at' | 'current_ride_id'> {
  const startMs = lastStartMs[place] ?? Number.NaN
  return {
    ride_count: rides[place] ?? 0,
    last_ride_at: Number.isNaN(startMs) ? null : new Date(startMs).toISOString(),
    current_ride_id: currentRideId[place] || null
  }
}
