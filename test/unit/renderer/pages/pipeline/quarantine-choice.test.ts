import { describe, expect, it } from 'vitest'
import {
  countOf,
  isEveryShown,
  noneChosen,
  partsOf,
  stillThere,
  toggled
} from '../../../../../src/renderer/pages/pipeline/quarantine-choice'

const shown = [3, 2, 1]
const of = (...ids: number[]) => ({ ids: new Set(ids), isAll: false })
const all = { ids: new Set<number>(), isAll: true }

describe('A choice of messages', () => {
  it('takes one up and leaves it out again', () => {
    expect(toggled(noneChosen, 2, shown)).toEqual(of(2))
    expect(toggled(of(2, 3), 2, shown)).toEqual(of(3))
  })

  it('of all there are becomes one of those shown when one of them is left out', () => {
    expect(toggled(all, 2, shown)).toEqual(of(3, 1))
  })

  it('forgets what is no longer shown', () => {
    expect(stillThere(of(9, 2), shown)).toEqual(of(2))
    expect(stillThere(all, [])).toBe(all)
  })

  it('is of so many messages', () => {
    expect([countOf(of(1, 2), 50), countOf(all, 50), countOf(noneChosen, 50)]).toEqual([2, 50, 0])
  })

  it('is all that is shown, some of it or none', () => {
    expect([of(1, 2, 3), of(1), noneChosen, all].map((each) => isEveryShown(each, shown))).toEqual([
      true,
      null,
      false,
      true
    ])
  })

  it('goes to the console in parts of at most a thousand', () => {
    expect(partsOf(all)).toEqual([{ all: true }])
    expect(partsOf(noneChosen)).toEqual([])
    const ids = Array.from({ length: 2_001 }, (_, index) => index + 1)
    const parts = partsOf(of(...ids))
    expect(parts.map((part) => ('all' in part ? 0 : part.quarantine_ids.length))).toEqual([1_000, 1_000, 1])
    expect(parts.flatMap((part) => ('all' in part ? [] : part.quarantine_ids))).toEqual(ids)
  })
})
