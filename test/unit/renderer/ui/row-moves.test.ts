import { describe, expect, it } from 'vitest'
import { markByKey, shiftOf, stretchAround } from '../../../../src/renderer/ui/row-moves'

describe('the mark', () => {
  it('begins at the first row and stays among the rows', () => {
    expect(markByKey(null, 'ArrowDown', 10, 5)).toBe(0)
    expect(markByKey(9, 'ArrowDown', 10, 5)).toBe(9)
    expect(markByKey(0, 'ArrowUp', 10, 5)).toBe(0)
  })

  it('goes by what is in sight, and to both ends', () => {
    expect(markByKey(2, 'PageDown', 100, 20)).toBe(22)
    expect(markByKey(95, 'PageDown', 100, 20)).toBe(99)
    expect(markByKey(5, 'PageUp', 100, 20)).toBe(0)
    expect(markByKey(5, 'End', 200_000, 20)).toBe(199_999)
    expect(markByKey(5, 'Home', 200_000, 20)).toBe(0)
  })

  it('is moved by no other key, and by none where there are no rows', () => {
    expect(markByKey(2, 'x', 10, 5)).toBeNull()
    expect(markByKey(null, 'ArrowDown', 0, 5)).toBeNull()
  })
})

describe('what is asked for', () => {
  it('holds what is in sight and at least a block on both sides', () => {
    for (const first of [0, 99, 100, 5_432, 199_970]) {
      const { offset, limit } = stretchAround({ first, last: first + 40 }, 500)
      expect(offset).toBeLessThanOrEqual(Math.max(0, first - 100))
      expect(offset + limit).toBeGreaterThan(first + 140)
    }
  })

  it('is the same for rows close by, so that it is not asked for with every row', () => {
    expect(stretchAround({ first: 210, last: 250 }, 500)).toEqual(stretchAround({ first: 240, last: 280 }, 500))
  })

  it('is never more than a call answers', () => {
    expect(stretchAround({ first: 150, last: 900 }, 500)).toEqual({ offset: 0, limit: 500 })
  })
})

describe('rows that come above what is read', () => {
  it('are counted by the row that was read', () => {
    expect(
      shiftOf(
        { key: 7, index: 40 },
        0,
        Array.from({ length: 50 }, (_, index) => (index === 42 ? 7 : 100 + index))
      )
    ).toBe(2)
    expect(shiftOf({ key: 7, index: 40 }, 30, [1, 2, 7])).toBe(-8)
  })

  it('move nothing where the row is not known any more', () => {
    expect(shiftOf({ key: 7, index: 40 }, 30, [1, 2, 3])).toBe(0)
  })
})
