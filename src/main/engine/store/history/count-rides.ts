import type { StoreSize } from '../../../../shared/domain/pipeline'
import type { Readable } from '../open'

/** How many rides each store holds; none where there is no file yet. */
export function countRides(database: Readable | null): Pick<StoreSize, 'daily_rides' | 'historical_rides'> {
  const count = (table: string): number =>
    database?.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  return { daily_rides: count('daily_ride'), historical_rides: count('historical_ride') }
}
