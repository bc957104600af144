import { expect, it } from 'vitest'
import { fail, type Result, succeed } from '../../../src/shared/result'

it('a result is a value or an error, and says which', () => {
  const results: Result<number | null>[] = [succeed(7), succeed(null), fail('busy', 'Try again.')]
  expect(results.map((result) => (result.ok ? result.value : result.error))).toEqual([
    7,
    null,
    { code: 'busy', message: 'Try again.' }
  ])
  expect(results.map(({ ok }) => ok)).toEqual([true, true, false])
})
