import type { CallInput } from '../../../shared/contract'
import { rideFilterOf } from '../../ui/filters/ride-filter-search'
import { type RidesSearch, usualPeriod } from './rides-search'

/** Which rides an address is about, as a call asks for them. */
export const filterOf = (search: RidesSearch): CallInput<'rides.overview'> => rideFilterOf(search, usualPeriod)

/** Those rides in the order of the address, without a stretch. */
export const tableOf = (search: RidesSearch): CallInput<'rides.table'> => ({
  ...filterOf(search),
  sort: search.sort ?? 'start_time',
  descending: search.ascending !== true
})
