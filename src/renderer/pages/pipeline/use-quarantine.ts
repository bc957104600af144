import { useThrottledValue } from '@mantine/hooks'
import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { CallOutput } from '../../../shared/contract'
import { useLive } from '../../live/live-context'
import { CallFailedError, valueOrThrow } from '../../live/queries'

type Page = CallOutput<'quarantine.list'>
export type QuarantineQuery = UseInfiniteQueryResult<InfiniteData<Page>>

const pageSize = 100
/** A feed of which nothing is understood must not be asked for at each message. */
const askAtMostEveryMs = 1_000

/** Quarantined messages, newest first and page by page; asked again when `count`, how many there are, changes. */
export function useQuarantine(count: number): QuarantineQuery {
  const { bridge } = useLive()
  const query = useInfiniteQuery<Page, Error, InfiniteData<Page>, QueryKey, string | null>({
    queryKey: ['quarantine.list', 'pages'],
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await bridge.call(
          'quarantine.list',
          { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) },
          signal
        )
      ),
    getNextPageParam: (page) => page.next_cursor
  })
  const { refetch } = query
  const countToAskFor = useThrottledValue(count, askAtMostEveryMs)
  const askedFor = useRef(countToAskFor)
  useEffect(() => {
    if (askedFor.current === countToAskFor) return
    askedFor.current = countToAskFor
    void refetch()
  }, [countToAskFor, refetch])
  return query
}

/** Whether who asked may administer the console, as far as is known: nobody else gets to see quarantined messages. */
export const isAdministrators = ({ data, error }: Pick<QuarantineQuery, 'data' | 'error'>): boolean =>
  data !== undefined || (error !== null && !(error instanceof CallFailedError && error.call.code === 'forbidden'))
