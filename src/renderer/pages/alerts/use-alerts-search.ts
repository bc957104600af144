import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type AlertsSearch, known, parseAlertsSearch, tabOf } from './alerts-search'

/** A part of the address as it is to be; undefined takes it away. */
export type SearchChange = { readonly [Key in keyof AlertsSearch]?: AlertsSearch[Key] | undefined }

/**
 * What the page's address says, and the way to change it. It is read once more here: beside what the route has read the router
 * hands over all that stands in the address, and so what the route left out as unknown.
 */
export function useAlertsSearch(): {
  readonly search: AlertsSearch
  readonly change: (change: SearchChange) => void
} {
  const given = useSearch({ from: '/shell/alerts' })
  const search = useMemo(() => parseAlertsSearch({ ...given }), [given])
  const navigate = useNavigate()
  const change = useCallback(
    (next: SearchChange) =>
      // The tab is told once anything is: what is looked at must not change with what it is narrowed by.
      void navigate({ to: '/alerts', search: known({ ...search, tab: tabOf(search), ...next }), replace: true }),
    [navigate, search]
  )
  return { search, change }
}
