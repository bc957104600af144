import { useEffect, useMemo } from 'react'
import { useLive, useStored } from '../live/live-context'
import { createRiderSearch, type RiderSearch, type RiderSearchState } from './rider-search'

const later = (delayMs: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, delayMs)
  return () => clearTimeout(timer)
}

/** Riders that `query` means, while the component is shown; nothing is asked where `isEnabled` is false. */
export function useRiderSearch(
  query: string,
  isEnabled: boolean
): { readonly found: RiderSearchState; readonly retry: RiderSearch['retry'] } {
  const { bridge } = useLive()
  const search = useMemo(
    () => createRiderSearch((text, signal) => bridge.call('riders.search', { query: text }, signal), later),
    [bridge]
  )
  useEffect(() => search.stop, [search])
  useEffect(() => {
    if (isEnabled) search.lookFor(query)
  }, [search, query, isEnabled])
  return { found: useStored(search.state), retry: search.retry }
}
