import { describe, expect, it } from 'vitest'
import { isStale } from '../../../scripts/build.mjs'

describe('a build', () => {
  it('is fresh when it is whole and was made from the sources as they are', () => {
    expect(isStale({ fingerprint: 'abc', stamp: 'abc\n', isComplete: true })).toBe(false)
  })

  it('is stale when the sources have changed since', () => {
    expect(isStale({ fingerprint: 'abc', stamp: 'abd\n', isComplete: true })).toBe(true)
  })

  it('is stale when none has succeeded yet', () => {
    expect(isStale({ fingerprint: 'abc', stamp: null, isComplete: true })).toBe(true)
  })

  it('is stale when a part of it is gone', () => {
    expect(isStale({ fingerprint: 'abc', stamp: 'abc\n', isComplete: false })).toBe(true)
  })
})
