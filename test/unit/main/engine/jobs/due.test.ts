import { expect, it } from 'vitest'
import { isDue } from '../../../../../src/main/engine/jobs/due'

it.each([
  ['never happened', null, true],
  ['happened an hour ago', 0, true],
  ['happened a minute less ago', 60_000, false],
  ['happened just now', 3_600_000, false],
  ['happened in the future, by a clock that was set back', 3_600_001, true]
])('what is to happen each hour and %s is due: %j', (_, lastMs, due) => {
  expect(isDue(lastMs, 3_600_000, 3_600_000)).toBe(due)
})
