import { useState } from 'react'
import { keepPlace, keptPlace } from './kept-places'
import { markByKey } from './row-moves'

/** The row that keys are about. */
export interface RowMark {
  readonly index: number | null
  set(index: number): void
  /** Marks the first row in sight where none is marked. */
  begin(): void
  /** Answers whether the key moved the mark. */
  moveBy(press: {
    readonly key: string
    readonly altKey: boolean
    readonly ctrlKey: boolean
    readonly metaKey: boolean
  }): boolean
}

/** The mark in the rows of a question; it is kept for who comes back. */
export function useRowMark({
  total,
  question,
  rows
}: {
  readonly total: number
  readonly question: string
  readonly rows: { readonly inSight: number; bringIntoSight(index: number): void }
}): RowMark {
  const [marked, setMarked] = useState({ question, index: keptPlace(question).mark })
  const index = marked.question === question ? marked.index : keptPlace(question).mark
  const set = (next: number): void => {
    setMarked({ question, index: next })
    keepPlace(question, { mark: next })
  }
  return {
    index: index === null || index >= total ? null : index,
    set,
    begin() {
      if (index === null && total > 0) set(Math.ceil(keptPlace(question).scrollTopPx / 34))
    },
    moveBy(press) {
      if (press.altKey || press.ctrlKey || press.metaKey) return false
      const next = markByKey(index, press.key, total, rows.inSight)
      if (next === null) return false
      set(next)
      rows.bringIntoSight(next)
      return true
    }
  }
}
