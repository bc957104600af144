import { describe, expect, it } from 'vitest'
import {
  anchorAt,
  openPx,
  rowAt,
  rowPx,
  rowTopPx,
  scrollTopOf,
  tailWindow
} from '../../../../../src/renderer/pages/pipeline/tail-window'

const rowsFrom = (newest: number, oldest: number) =>
  Array.from({ length: newest - oldest + 1 }, (_, index) => ({ key: newest - index }))

describe('rowAt', () => {
  it('finds the row at a height, with what is shown below an open row counted to that row', () => {
    const list = { count: 10, openIndex: 2 }
    expect(rowAt(0, list)).toBe(0)
    expect(rowAt(2 * rowPx, list)).toBe(2)
    expect(rowAt(3 * rowPx + openPx - 1, list)).toBe(2)
    expect(rowAt(3 * rowPx + openPx, list)).toBe(3)
    expect(rowAt(99_999, list)).toBe(9)
  })

  it('finds at the top of each row that row', () => {
    for (const openIndex of [null, 0, 4, 9]) {
      for (let index = 0; index < 10; index += 1) {
        expect(rowAt(rowTopPx(index, openIndex), { count: 10, openIndex })).toBe(index)
      }
    }
  })

  it('answers 0 for an empty list', () => {
    expect(rowAt(500, { count: 0, openIndex: null })).toBe(0)
  })
})

describe('tailWindow', () => {
  it.each([
    [0, null],
    [3_000, null],
    [3_000, 100],
    [3_000, 116],
    [12_400, 3],
    [99_999, 499]
  ])(
    'draws few rows, among them all that are seen, and keeps the whole height (scrolled to %i, open %s)',
    (scrollTopPx, openIndex) => {
      const list = { count: 500, openIndex }
      const { first, end, abovePx, belowPx } = tailWindow(list, scrollTopPx, 480)
      expect(end - first).toBeLessThanOrEqual(60)
      expect(first).toBeLessThanOrEqual(rowAt(scrollTopPx, list))
      expect(end).toBeGreaterThan(rowAt(scrollTopPx + 480, list))
      const isOpenDrawn = openIndex !== null && openIndex >= first && openIndex < end
      const drawnPx = (end - first) * rowPx + (isOpenDrawn ? openPx : 0)
      expect(abovePx + drawnPx + belowPx).toBe(rowTopPx(500, openIndex))
    }
  )

  it('draws nothing of an empty list', () => {
    expect(tailWindow({ count: 0, openIndex: null }, 0, 480)).toEqual({ first: 0, end: 0, abovePx: 0, belowPx: 0 })
  })
})

describe('an anchor', () => {
  it('keeps its row where it was seen while rows are added above', () => {
    const before = rowsFrom(100, 1)
    const after = rowsFrom(112, 1)
    const scrollTopPx = 10 * rowPx + 7
    const anchor = anchorAt(before, null, scrollTopPx)
    expect(anchor).toEqual({ key: 90, beyondPx: 7 })
    if (anchor === null) return
    expect(scrollTopOf(anchor, after, null)).toBe(scrollTopPx + 12 * rowPx)
  })

  it('counts the open row’s text when the row above it moves', () => {
    const anchor = anchorAt(rowsFrom(100, 1), 2, 20 * rowPx + openPx)
    expect(anchor).toEqual({ key: 80, beyondPx: 0 })
    if (anchor === null) return
    expect(scrollTopOf(anchor, rowsFrom(101, 1), 3)).toBe(21 * rowPx + openPx)
    expect(scrollTopOf(anchor, rowsFrom(100, 1), null)).toBe(20 * rowPx)
  })

  it('is none in an empty list, and lost when its row is gone', () => {
    expect(anchorAt([], null, 0)).toBeNull()
    expect(scrollTopOf({ key: 3, beyondPx: 0 }, rowsFrom(10, 4), null)).toBeNull()
  })
})
