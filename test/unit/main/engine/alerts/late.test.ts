import { expect, it } from 'vitest'
import { isLate } from '../../../../../src/main/engine/alerts/late'

it('is late when it comes to light more than 60 s after it was', () => {
  expect(isLate(0, 60_000)).toBe(false)
  expect(isLate(0, 60_001)).toBe(true)
})

it('is not late where the bike\u2019s clock is ahead', () => {
  expect(isLate(3_600_000, 0)).toBe(false)
})
