import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Analytics } from '../../../shared/domain/analytics'
import type { RidesOverview } from '../../../shared/domain/rides-overview'
import { useLive } from '../../live/live-context'
import { valueOrThrow } from '../../live/queries'
import {
  knownRideFilter,
  type RideFilterAddress,
  type RideFilterChange,
  type RideFilterSearch,
  rideFilterOf
} from '../../ui/filters/ride-filter-search'
import { parseAnalyticsSearch, usualPeriod } from './analytics-search'

const askEveryMs = 60_000

/** What the page's address says, and the way to change it. Read once more: the router hands over what it does not know, too. */
export function useAnalyticsAddress(): RideFilterAddress {
  const given = useSearch({ from: '/shell/analytics' })
  const search = useMemo(() => parseAnalyticsSearch({ ...given }), [given])
  const navigate = useNavigate()
  const change = useCallback(
    (next: RideFilterChange) =>
      void navigate({
        to: '/analytics',
        search: knownRideFilter({ ...search, ...next }, usualPeriod),
        replace: true
      }),
    [navigate, search]
  )
  return useMemo(() => ({ search, change }), [search, change])
}

/** Figures of all charts; while others are asked for, those before. */
export function useAnalytics(search: RideFilterSearch) {
  const { bridge } = useLive()
  const asked = rideFilterOf(search, usualPeriod)
  return useQuery<Analytics>({
    queryKey: ['analytics.get', asked],
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call('analytics.get', asked, signal)),
    refetchInterval: askEveryMs,
    placeholderData: keepPreviousData
  })
}

/** What there is to narrow those rides to. */
export function useFacets(search: RideFilterSearch): RidesOverview | undefined {
  const { bridge } = useLive()
  const asked = rideFilterOf(search, usualPeriod)
  return useQuery<RidesOverview>({
    queryKey: ['rides.overview', asked],
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call('rides.overview', asked, signal)),
    refetchInterval: askEveryMs,
    placeholderData: keepPreviousData
  }).data
}
