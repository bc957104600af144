import { describe, expect, it } from 'vitest'
import { isBelieved } from '../../../../../src/main/engine/alerts/sample-check'

describe('isBelieved', () => {
  it.each([
    [29, false],
    [30, true],
    [240, true],
    [241, false]
  ])('says of a first value of %i bpm: %s', (bpm, expected) => {
    expect(isBelieved(bpm, 0, null)).toBe(expected)
  })

  it.each([
    [125, 1_000, true],
    [126, 1_000, false],
    [126, 1_040, true],
    [75, 1_000, true],
    [74, 1_000, false],
    [150, 2_000, true],
    [151, 2_000, false]
  ])('says of %i bpm after 100 bpm and %i ms: %s', (bpm, atMs, expected) => {
    expect(isBelieved(bpm, atMs, { bpm: 100, atMs: 0 })).toBe(expected)
  })

  it('takes less than a second for one', () => {
    expect(isBelieved(125, 100, { bpm: 100, atMs: 0 })).toBe(true)
    expect(isBelieved(126, 100, { bpm: 100, atMs: 0 })).toBe(false)
  })
})
