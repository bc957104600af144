import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Stretch, stretchAround } from './row-moves'
import type { RowWindow } from './row-window'

/** What one call answers at most. */
const mostRows = 500

export interface AskedRows<Row> {
  readonly query: UseQueryResult<RowWindow<Row>>
  /** What is asked for, as text: `VirtualTable` remembers the reader's place by it. */
  readonly question: string
  /** To be told which rows are in sight. */
  onRange(first: number, last: number): void
}

/**
 * Rows in sight of a large table and those around, asked for by `ask`, and again every `everyMs`. While others are asked for,
 * those before are kept. `name` and `asked` (plain data) tell one question from another.
 */
export function useRowWindow<Asked extends object, Row>({
  name,
  asked,
  ask,
  everyMs
}: {
  readonly name: string
  readonly asked: Asked
  /** Throws where there is no answer. */
  readonly ask: (asked: Asked & Stretch) => Promise<{ readonly total: number; readonly items: readonly Row[] }>
  readonly everyMs: number
}): AskedRows<Row> {
  const wanted = useRef<Stretch>({ offset: 0, limit: 200 })
  const [stretch, setStretch] = useState<Stretch>(wanted.current)
  const query = useQuery<RowWindow<Row>>({
    queryKey: [name, asked, stretch],
    // Not cancelled when the next is wanted: who drags the bar sees rows of the way.
    queryFn: async () => {
      const { total, items } = await ask({ ...asked, ...stretch })
      return { total, rows: items, offset: stretch.offset }
    },
    refetchInterval: everyMs,
    placeholderData: keepPreviousData
  })
  const isBusy = query.isPlaceholderData && query.error === null
  const goOn = useCallback(() => {
    const { offset, limit } = wanted.current
    setStretch((now) => (now.offset === offset && now.limit === limit ? now : wanted.current))
  }, [])
  const isBusyRef = useRef(isBusy)
  // One question at a time, the newest next.
  useEffect(() => {
    isBusyRef.current = isBusy
    if (!isBusy) goOn()
  }, [isBusy, goOn])
  const onRange = useCallback(
    (first: number, last: number) => {
      wanted.current = stretchAround({ first, last }, mostRows)
      if (!isBusyRef.current) goOn()
    },
    [goOn]
  )
  return { query, question: JSON.stringify([name, asked]), onRange }
}
