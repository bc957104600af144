import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { CallOutput } from '../../../shared/contract'
import type { Alert } from '../../../shared/domain/alert'
import { useLive } from '../../live/live-context'
import { valueOrThrow } from '../../live/queries'
import { useAlarm } from '../../live/use-alarm'
import { boardKey, boardOfTab, isAskedFor, type ListInput } from './alert-filter'
import type { AlertTab } from './alerts-search'

type Page = CallOutput<'alerts.list'>
type History = UseInfiniteQueryResult<InfiniteData<Page>>

const pageSize = 100

/** What a tab lists. */
export interface AlertList {
  /** In the order they are shown; null until known. */
  readonly alerts: readonly Alert[] | null
  /** The pages that the history is read by; null for what is not over, of which all is known. */
  readonly history: History | null
}

/** Alerts of a tab that a question asks for: what is not over as it comes in, the history page by page. */
export function useAlertList(tab: AlertTab, asked: ListInput): AlertList {
  const alarm = useAlarm()
  const key = boardKey(alarm?.alerts ?? [])
  const history = useHistory(asked, tab === 'history', key)
  const pages = history.data?.pages
  const listed = useMemo(() => pages?.flatMap(({ items }) => items) ?? null, [pages])
  const board = useMemo(
    () =>
      alarm === null || tab === 'history'
        ? null
        : boardOfTab(alarm.alerts, tab).filter((alert) => isAskedFor(alert, asked)),
    [alarm, tab, asked]
  )
  return tab === 'history' ? { alerts: listed, history } : { alerts: board, history: null }
}

/** Asked again when what is not over changes: then the history has, too. */
function useHistory(asked: ListInput, isEnabled: boolean, key: string): History {
  const { bridge } = useLive()
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page>, QueryKey, string | null>({
    queryKey: ['alerts.list', 'pages', asked],
    initialPageParam: null,
    enabled: isEnabled,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await bridge.call(
          'alerts.list',
          { ...asked, limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal
        )
      ),
    getNextPageParam: (page) => page.next_cursor
  })
  const { refetch } = query
  const askedFor = useRef(key)
  useEffect(() => {
    if (!isEnabled || askedFor.current === key) return
    askedFor.current = key
    void refetch()
  }, [isEnabled, key, refetch])
  return query
}
