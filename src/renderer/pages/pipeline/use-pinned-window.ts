import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { anchorAt, type Keyed, scrollTopOf, type TailWindow, tailWindow } from './tail-window'

/** The head stays in view and covers the rows below it. */
const headPx = 32
/** A new drawing each few rows of a scroll is enough: spare rows are drawn around those seen. */
const scrollStepPx = 104

/** Which rows of a scrolled box to draw. */
export interface PinnedWindow {
  readonly drawn: TailWindow
  /** Whether the newest row is out of view. */
  readonly isScrolled: boolean
  readonly onScroll: () => void
}

/**
 * The rows to draw of a list to which rows are added at the top. Who has scrolled down, opened a row or stands on one with
 * the keyboard reads: what is read stays in its place. `openIndex` is the open row's, null for none.
 */
export function usePinnedWindow(
  boxRef: RefObject<HTMLElement | null>,
  rows: readonly Keyed[],
  openIndex: number | null
): PinnedWindow {
  const before = useRef<{ readonly rows: readonly Keyed[]; readonly openIndex: number | null }>({ rows, openIndex })
  const [scrolledPx, setScrolledPx] = useState(0)
  const [isScrolled, setIsScrolled] = useState(false)
  const [heightPx, setHeightPx] = useState(0)

  const note = useCallback(() => {
    const box = boxRef.current
    if (box === null) return
    setScrolledPx(Math.floor(box.scrollTop / scrollStepPx) * scrollStepPx)
    setIsScrolled(box.scrollTop > 0)
  }, [boxRef])

  useLayoutEffect(() => {
    const box = boxRef.current
    if (box === null) return
    const isRead =
      box.scrollTop > 0 || openIndex !== null || box.querySelector('.tail-rows')?.contains(document.activeElement)
    // By where it is scrolled now: the event that tells of it may be still to come.
    const anchor = anchorAt(before.current.rows, before.current.openIndex, box.scrollTop)
    before.current = { rows, openIndex }
    const topPx = anchor === null ? null : scrollTopOf(anchor, rows, openIndex)
    if (isRead === true && topPx !== null) box.scrollTop = topPx
    note()
  }, [boxRef, rows, openIndex, note])

  useEffect(() => {
    const box = boxRef.current
    if (box === null) return
    const observer = new ResizeObserver(() => setHeightPx(box.clientHeight))
    observer.observe(box)
    return () => observer.disconnect()
  }, [boxRef])

  const seenPx = Math.max(0, heightPx - headPx) + scrollStepPx
  return {
    drawn: tailWindow({ count: rows.length, openIndex }, scrolledPx, seenPx),
    isScrolled,
    onScroll: note
  }
}
