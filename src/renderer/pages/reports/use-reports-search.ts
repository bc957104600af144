import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { parseReportsSearch, type ReportsSearch } from './reports-search'

/** What the page's address says, and the way to change it. Read once more: the router hands over what it does not know, too. */
export function useReportsSearch(): {
  readonly search: ReportsSearch
  /** All of it as it is to be. */
  readonly show: (search: ReportsSearch) => void
} {
  const given = useSearch({ from: '/shell/reports' })
  const search = useMemo(() => parseReportsSearch({ ...given }), [given])
  const navigate = useNavigate()
  const show = useCallback(
    (next: ReportsSearch) => void navigate({ to: '/reports', search: next, replace: true }),
    [navigate]
  )
  return { search, show }
}
