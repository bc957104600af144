import { describe, expect, it } from 'vitest'
import { isInRange } from '../../../scripts/version-range.mjs'

const range = '^20.19 || >=22.12'

describe('a version range', () => {
  it.each(['20.19.0', 'v20.20.2', '22.12.0', '22.13.1', '24.21.0', '26.0.0', '23.0.0-nightly2024'])(
    'holds %s',
    (version) => {
      expect(isInRange(version, range)).toBe(true)
    }
  )

  it.each(['18.20.4', '20.9.0', '20.18.9', '21.7.3', '22.11.9'])('does not hold %s', (version) => {
    expect(isInRange(version, range)).toBe(false)
  })

  it('compares numbers and not text', () => {
    expect(isInRange('9.9.9', '>=10')).toBe(false)
    expect(isInRange('100.0.0', '>=10')).toBe(true)
  })

  it('is refused when it is written in a way that is not understood', () => {
    expect(() => isInRange('20.19.0', '~20.19')).toThrow('~20.19')
  })
})
