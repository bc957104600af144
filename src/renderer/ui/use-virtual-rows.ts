import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { keepPlace, keptPlace } from './kept-places'
import { shiftOf } from './row-moves'
import type { RowWindow } from './row-window'

/** Which rows, and how high they are, px. */
export interface TablePlace {
  readonly question: string
  readonly rowHeight: number
  readonly headHeight: number
}

/** A row as it is drawn. */
export interface ShownRow<Row> {
  readonly index: number
  readonly row: Row
  readonly topPx: number
}

export interface VirtualRows<Row> {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly shown: readonly ShownRow<Row>[]
  /** Whether what is shown is not yet what is in sight. */
  readonly isBehind: boolean
  readonly inSight: number
  bringIntoSight(index: number): void
}

/** Rows in sight and some around, at their places. While they are not known, those that were shown last stand still. */
export function useVirtualRows<Row>({
  window: known,
  keyOf,
  place: { question, rowHeight, headHeight },
  onRange
}: {
  readonly window: RowWindow<Row>
  readonly keyOf: (row: Row) => number
  readonly place: TablePlace
  readonly onRange: (first: number, last: number) => void
}): VirtualRows<Row> {
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: known.total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: () => keptPlace(question).scrollTopPx
  })
  const items = virtualizer.getVirtualItems()
  const scrollTopPx = virtualizer.scrollOffset ?? 0
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [onRange, first, last])

  // Another question begins where it was left, a new one at its top.
  const shownQuestion = useRef(question)
  useLayoutEffect(() => {
    if (shownQuestion.current === question) return
    shownQuestion.current = question
    virtualizer.scrollToOffset(keptPlace(question).scrollTopPx)
  }, [question, virtualizer])
  useEffect(() => {
    if (shownQuestion.current === question) keepPlace(question, { scrollTopPx })
  }, [question, scrollTopPx])

  useAnchor(known, keyOf, question, scrollTopPx, rowHeight, (px) => virtualizer.scrollToOffset(px))

  const lastShown = useRef<{ readonly rows: readonly ShownRow<Row>[]; readonly scrollTopPx: number }>({
    rows: [],
    scrollTopPx: 0
  })
  const shown = items.flatMap(({ index, start }) => {
    const row = known.rows[index - known.offset]
    return row === undefined ? [] : [{ index, row, topPx: start }]
  })
  const isBehind = shown.length < items.length
  useEffect(() => {
    if (!isBehind) lastShown.current = { rows: shown, scrollTopPx }
  })
  const movedPx = scrollTopPx - lastShown.current.scrollTopPx
  return {
    scrollRef,
    shown:
      isBehind && lastShown.current.rows.length > 0
        ? lastShown.current.rows.map((row) => ({ ...row, topPx: row.topPx + movedPx }))
        : shown,
    isBehind,
    inSight: Math.max(1, Math.floor(((scrollRef.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    bringIntoSight(index) {
      const box = scrollRef.current
      if (box === null) return
      const top = index * rowHeight
      const heightPx = box.clientHeight - headHeight
      if (top < box.scrollTop) box.scrollTop = top
      else if (top + rowHeight > box.scrollTop + heightPx) box.scrollTop = top + rowHeight - heightPx
    }
  }
}

/** Rows that come or go above what is read must not move it: the first row in sight keeps its place. */
function useAnchor<Row>(
  known: RowWindow<Row>,
  keyOf: (row: Row) => number,
  question: string,
  scrollTopPx: number,
  rowHeight: number,
  scrollTo: (px: number) => void
): void {
  const anchor = useRef<{ readonly key: number; readonly index: number; readonly question: string } | null>(null)
  const seen = useRef(known)
  // Who reads from the top sees what is new there.
  const topIndex = scrollTopPx <= 0 ? -1 : Math.floor(scrollTopPx / rowHeight)
  useLayoutEffect(() => {
    const before = anchor.current
    if (seen.current !== known && before !== null && before.question === question) {
      const shift = shiftOf(before, known.offset, known.rows.map(keyOf))
      if (shift !== 0) scrollTo(scrollTopPx + shift * rowHeight)
    }
    seen.current = known
    const row = known.rows[topIndex - known.offset]
    anchor.current = topIndex < 0 || row === undefined ? null : { key: keyOf(row), index: topIndex, question }
  })
}
