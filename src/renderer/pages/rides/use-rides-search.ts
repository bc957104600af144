import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { known, parseRidesSearch, type RidesSearch, type SearchChange } from './rides-search'

export interface RidesAddress {
  readonly search: RidesSearch
  change(change: SearchChange): void
  /** All of it as it is to be. */
  show(search: RidesSearch): void
}

/** What the page's address says, and the way to change it. Read once more: the router hands over what it does not know, too. */
export function useRidesSearch(): RidesAddress {
  const given = useSearch({ from: '/shell/rides' })
  const search = useMemo(() => parseRidesSearch({ ...given }), [given])
  const navigate = useNavigate()
  const show = useCallback(
    (next: RidesSearch) => void navigate({ to: '/rides', search: next, replace: true }),
    [navigate]
  )
  const change = useCallback((next: SearchChange) => show(known({ ...search, ...next })), [show, search])
  return { search, change, show }
}
