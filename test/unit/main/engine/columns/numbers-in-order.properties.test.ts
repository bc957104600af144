import fc from 'fast-check'
import { expect, it } from 'vitest'
import { medianOf } from '../../../../../src/main/engine/columns/median'
import { stableOrder } from '../../../../../src/main/engine/columns/stable-order'
import { createWordRanks } from '../../../../../src/main/engine/columns/word-ranks'

const numbers = fc.array(
  fc.oneof(
    fc.double(),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(Number.NaN, 1e-300, 2 ** 53, -(2 ** 40) - 0.5)
  ),
  { maxLength: 60 }
)

it('puts keys in order, equal ones as they came, those that are none last', () => {
  fc.assert(
    fc.property(numbers, (keys) => {
      // Zero has one sign among keys.
      const given = Float64Array.from(keys, (key) => key + 0)
      const sorted = [...given.keys()].sort((a, b) => {
        const [one = 0, other = 0] = [given[a], given[b]]
        if (Number.isNaN(one) || Number.isNaN(other))
          return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b
        return one - other || (one < other ? -1 : Number(one > other)) || a - b
      })
      expect([...stableOrder(given.slice())]).toEqual(sorted)
    })
  )
})

it('finds the value in the middle, or between the two there', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 80 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b)
      const expected =
        values.length === 0 ? null : ((sorted[(values.length - 1) >> 1] ?? 0) + (sorted[values.length >> 1] ?? 0)) / 2
      expect(medianOf(Float64Array.from(values))).toBe(expected)
    })
  )
})

it('finds the middle of what is made to take the longest, too', () => {
  const count = 20_001
  const values = Float64Array.from({ length: count }, (_, index) => Math.min(index, count - 1 - index))
  const sorted = values.slice().sort()
  expect(medianOf(values)).toBe(sorted[count >> 1])
})

it('ranks words by their keys, whatever was ranked before', () => {
  const words = fc.array(fc.option(fc.constantFrom('a', 'A', 'b', 'ba', '', 'ß', 'z')), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (lists) => {
      const ranks = createWordRanks((word) => word.toLowerCase())
      for (const list of lists) {
        const keys = list.map((word) => word?.toLowerCase() ?? null)
        const found = [...ranks(list)]
        for (const [a, key] of keys.entries()) {
          expect(Number.isNaN(found[a])).toBe(key === null)
          for (const [b, other] of keys.entries()) {
            if (key === null || other === null) continue
            const [rank = 0, otherRank = 0] = [found[a], found[b]]
            expect(Math.sign(rank - otherRank)).toBe(key < other ? -1 : Number(key > other))
          }
        }
      }
    })
  )
})
