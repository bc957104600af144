import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Boards } from '../../../shared/domain/boards'
import { useLive } from '../../live/live-context'
import { valueOrThrow } from '../../live/queries'
import { type BoardsSearch, boardsInputOf } from './boards-search'

const askEveryMs = 60_000

/** The five boards of an address, up to `limit` places each; while others are asked for, those before. */
export function useBoards(search: BoardsSearch, limit: number) {
  const { bridge } = useLive()
  const asked = boardsInputOf(search, limit)
  return useQuery<Boards>({
    queryKey: ['boards.get', asked],
    queryFn: async ({ signal }) => valueOrThrow(await bridge.call('boards.get', asked, signal)),
    refetchInterval: askEveryMs,
    placeholderData: keepPreviousData
  })
}
