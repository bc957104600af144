/** Height of a row, and of the whole line shown below an open one. */
export const rowPx = 26
export const openPx = 98
/** Rows drawn above and below those that are seen, so that a scroll does not show holes. */
const spareRows = 10

/** Rows of a list and the one that is open (its index), null for none. */
export interface RowList {
  readonly count: number
  readonly openIndex: number | null
}

/** How far below the list's beginning a row begins, in px; `count` is the end. */
export const rowTopPx = (index: number, openIndex: number | null): number =>
  index * rowPx + (openIndex !== null && index > openIndex ? openPx : 0)

/** The row at a height below the list's beginning; the last one beyond the end, 0 for an empty list. */
export function rowAt(topPx: number, { count, openIndex }: RowList): number {
  const belowOpenPx = openIndex === null ? Number.POSITIVE_INFINITY : rowTopPx(openIndex + 1, openIndex)
  const isInOpen = openIndex !== null && topPx >= (openIndex + 1) * rowPx && topPx < belowOpenPx
  const index = isInOpen ? openIndex : Math.floor((topPx >= belowOpenPx ? topPx - openPx : topPx) / rowPx)
  return Math.max(0, Math.min(index, count - 1))
}

/** What is drawn of a list: rows `first` up to before `end`, and the height of what is left out around them. */
export interface TailWindow {
  readonly first: number
  readonly end: number
  readonly abovePx: number
  readonly belowPx: number
}

/** The part of a list to draw while `heightPx` of it, from `scrollTopPx` on, is seen. */
export function tailWindow(list: RowList, scrollTopPx: number, heightPx: number): TailWindow {
  const first = Math.max(0, rowAt(scrollTopPx, list) - spareRows)
  const end = Math.min(list.count, rowAt(scrollTopPx + heightPx, list) + 1 + spareRows)
  const { openIndex } = list
  return {
    first,
    end,
    abovePx: rowTopPx(first, openIndex),
    belowPx: rowTopPx(list.count, openIndex) - rowTopPx(end, openIndex)
  }
}

/** A row by what it is known by, from one list to the next. */
export type Keyed = { readonly key: string | number }

/** The row at the upper edge of what is seen, and how far it is scrolled beyond that edge. */
export interface Anchor {
  readonly key: string | number
  readonly beyondPx: number
}

/** What to hold on to while rows are added above; null where there are none. */
export function anchorAt(rows: readonly Keyed[], openIndex: number | null, scrollTopPx: number): Anchor | null {
  const index = rowAt(scrollTopPx, { count: rows.length, openIndex })
  const row = rows[index]
  return row === undefined ? null : { key: row.key, beyondPx: scrollTopPx - rowTopPx(index, openIndex) }
}

/** Where to scroll so that the anchor stays where it was seen; null when its row is gone. */
export function scrollTopOf(anchor: Anchor, rows: readonly Keyed[], openIndex: number | null): number | null {
  const index = rows.findIndex(({ key }) => key === anchor.key)
  return index === -1 ? null : rowTopPx(index, openIndex) + anchor.beyondPx
}
