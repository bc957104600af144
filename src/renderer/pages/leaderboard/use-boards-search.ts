import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type BoardsChange, type BoardsSearch, knownBoards, parseBoardsSearch } from './boards-search'

export interface BoardsAddress {
  readonly search: BoardsSearch
  change(change: BoardsChange): void
}

/** What the page's address says, and the way to change it. Read once more: the router hands over what it does not know, too. */
export function useBoardsSearch(): BoardsAddress {
  const given = useSearch({ from: '/shell/leaderboard' })
  const search = useMemo(() => parseBoardsSearch({ ...given }), [given])
  const navigate = useNavigate()
  const change = useCallback(
    (next: BoardsChange) =>
      void navigate({ to: '/leaderboard', search: knownBoards({ ...search, ...next }), replace: true }),
    [navigate, search]
  )
  return { search, change }
}
