// biome-ignore-all lint/a11y/useSemanticElements: a table's own elements can not stand where their rows belong
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, the marked row is its active descendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are the grid's
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { t } from '../i18n/translate'
import type { RowWindow } from './row-window'
import { useRowMark } from './use-row-mark'
import { type TablePlace, useVirtualRows } from './use-virtual-rows'
import './virtual-table.css'

/** A column of a large table. */
export interface VirtualColumn<Row> {
  readonly id: string
  /** With the unit. */
  readonly head: string
  /** A track of a CSS grid: "96px", "minmax(140px, 2fr)". */
  readonly track: string
  readonly isNumber?: boolean
  /** Whether a click on its head sorts by it. */
  readonly isSortable?: boolean
  readonly cell: (row: Row) => ReactNode
}

/** px; every row is as high. */
const rowHeight = 34

/**
 * A table of any number of rows, of which only those in sight are in the document. `window` holds the rows that are known;
 * `onRange` is told which are in sight, so that they and those around can be asked for. Until they come, what was there stays.
 * Arrow keys, Page Up and Down, Home and End move the mark, Enter opens. `question` says which rows are shown: with
 * another one the table begins at its top; the place is kept for who comes back to it.
 */
export function VirtualTable<Row>({
  label,
  columns,
  window,
  keyOf,
  question,
  sort,
  onSort,
  onRange,
  onOpen
}: {
  readonly label: string
  readonly columns: readonly VirtualColumn<Row>[]
  readonly window: RowWindow<Row>
  readonly keyOf: (row: Row) => number
  readonly question: string
  readonly sort: { readonly id: string; readonly descending: boolean }
  readonly onSort: (id: string) => void
  /** First and last row in sight. */
  readonly onRange: (first: number, last: number) => void
  readonly onOpen: (row: Row) => void
}) {
  const id = useId()
  const place: TablePlace = { question, rowHeight, headHeight: 32 }
  const rows = useVirtualRows({ window, keyOf, place, onRange })
  const mark = useRowMark({ total: window.total, question, rows })
  const markedRow = rows.shown.find(({ index }) => index === mark.index)
  const tracks = columns.map(({ track }) => track).join(' ')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' && markedRow !== undefined) {
      event.preventDefault()
      onOpen(markedRow.row)
    } else if (mark.moveBy(event)) event.preventDefault()
  }
  return (
    <div
      ref={rows.scrollRef}
      className="virtual-table"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={window.total + 1}
      aria-colcount={columns.length}
      aria-busy={rows.isBehind}
      aria-activedescendant={markedRow === undefined ? undefined : `${id}-${mark.index}`}
      onKeyDown={onKeyDown}
      onFocus={mark.begin}
    >
      <div className="virtual-table-inside" style={{ ['--tracks' as string]: tracks }}>
        <div role="row" aria-rowindex={1} className="virtual-head">
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
        <div role="presentation" className="virtual-rows" style={{ height: window.total * rowHeight }}>
          {rows.shown.map(({ index, row, topPx }) => (
            <div
              key={keyOf(row)}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === mark.index}
              className="virtual-row"
              style={{ transform: `translateY(${topPx}px)` }}
              onClick={() => {
                mark.set(index)
                onOpen(row)
              }}
            >
              {columns.map((column) => (
                <span key={column.id} role="gridcell" className={column.isNumber === true ? 'number' : 'ellipsis'}>
                  {column.cell(row)}
                </span>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

function Head<Row>({
  column,
  sort,
  onSort
}: {
  readonly column: VirtualColumn<Row>
  readonly sort: { readonly id: string; readonly descending: boolean }
  readonly onSort: (id: string) => void
}) {
  const className = column.isNumber === true ? 'number' : 'ellipsis'
  if (column.isSortable !== true) {
    return (
      <span role="columnheader" className={className}>
        {column.head}
      </span>
    )
  }
  const isSorted = sort.id === column.id
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <span
      role="columnheader"
      className={className}
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className="virtual-sort"
        title={t('table.sortBy', { column: column.head })}
        onClick={() => onSort(column.id)}
      >
        {column.head}
        {isSorted && <Arrow size={13} stroke={1.75} aria-hidden="true" />}
      </button>
    </span>
  )
}
