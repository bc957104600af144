import { type InfiniteData, type QueryKey, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { Result } from '../../../../shared/result'
import { valueOrThrow } from '../../../live/queries'

interface Page<Item> {
  readonly items: readonly Item[]
  readonly next_cursor: string | null
}

/** Pages of a list, newest first, and all their items in a row. */
export interface Pages<Item> {
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>
  readonly items: readonly Item[]
}

const pageSize = 100

/** A list that is read page by page; `key` names it with all that it is asked by. */
export function usePages<Item>(
  key: QueryKey,
  ask: (page: { readonly limit: number; readonly cursor?: string }, signal: AbortSignal) => Promise<Result<Page<Item>>>
): Pages<Item> {
  const query = useInfiniteQuery<Page<Item>, Error, InfiniteData<Page<Item>>, QueryKey, string | null>({
    queryKey: key,
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await ask({ limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }, signal)),
    getNextPageParam: (page) => page.next_cursor
  })
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] }
}
