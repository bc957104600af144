import { describe, expect, it } from 'vitest'
import { isSameSecret } from '../../../src/main/same-secret'

describe('Comparing secrets', () => {
  it('tells texts of any length apart', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true)
    expect(isSameSecret('', '')).toBe(true)
    for (const other of ['', 'ab', 'abd', 'abcd', 'ABC']) expect(isSameSecret(other, 'abc')).toBe(false)
  })
})
