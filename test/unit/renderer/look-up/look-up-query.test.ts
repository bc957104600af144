import { expect, it } from 'vitest'
import { isEmailLike, queryWords } from '../../../../src/renderer/look-up/look-up-query'

it('takes a query for its folded words', () => {
  expect(queryWords('  Zoë  O’Brien ')).toEqual(['zoe', 'o', 'brien'])
  expect(queryWords(' – ')).toEqual([])
})

it('knows an e-mail address from its beginning', () => {
  expect(['m@', '@example', 'marta.k', 'marta@example.com'].filter(isEmailLike)).toHaveLength(4)
  expect(['Dr. Marta', 'marta', '07', ''].filter(isEmailLike)).toEqual([])
})
