import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import type { RideRow, RidesOverview } from '../../../shared/domain/rides-overview'
import { useAskedWithRides } from '../../live/asked-with-rides'
import { useLive } from '../../live/live-context'
import { valueOrThrow } from '../../live/queries'
import { type AskedRows, useRowWindow } from '../../ui/use-row-window'
import { filterOf, tableOf } from './rides-question'
import type { RidesSearch } from './rides-search'

const askEveryMs = 30_000

/** Figures of the rides an address is about; while another question is under way, those of the one before. */
export function useRidesOverview(search: RidesSearch) {
  const { bridge } = useLive()
  const asked = filterOf(search)
  return useQuery<RidesOverview>({
    queryKey: ['rides.overview', asked],
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call('rides.overview', asked, signal)),
    refetchInterval: askEveryMs,
    placeholderData: keepPreviousData
  })
}

/** Rows of the table in sight and around. `onRange` is told what is in sight. */
export function useRideRows(search: RidesSearch): AskedRows<RideRow> {
  const { bridge } = useLive()
  return useRowWindow({
    name: 'rides.table',
    asked: tableOf(search),
    ask: async (asked) => valueOrThrow(await bridge.call('rides.table', asked)),
    everyMs: askEveryMs
  })
}

const askedWithRides = ['rides.overview', 'rides.table'] as const

/** Asks for rides anew as soon as one has begun or ended. */
export const useRidesKeptNew = (): void => useAskedWithRides(askedWithRides)

/** The gym's zone; until it is known, the browser's. */
export function useGymZone(): string {
  const { info } = useLive().console
  const told = useSyncExternalStore(info.subscribe, info.get)?.time_zone
  return useMemo(() => told ?? Intl.DateTimeFormat().resolvedOptions().timeZone, [told])
}
