import { describe, expect, it } from 'vitest'
import { shownSeconds, sparklinePath } from '../../../../../src/renderer/pages/floor/sparkline-path'
import { sparklineSeconds } from '../../../../../src/shared/domain/floor'

describe('sparklinePath', () => {
  it('shows as many seconds as the contract gives', () => {
    expect(shownSeconds).toBe(sparklineSeconds)
  })

  it('ends at the right with the newest value and scales from lowest to highest', () => {
    expect(sparklinePath([100, 130])).toBe('M58 30L59 0')
  })

  it('breaks the line where there was no heart rate', () => {
    expect(sparklinePath([100, 112, null, 112, 100])).toBe('M55 30L56 0M58 0L59 30')
  })

  it('draws a lone value as a dot', () => {
    expect(sparklinePath([null, 120, null])).toBe('M58 15h0')
  })

  it('draws a heart rate that hardly changes as a flat line in the middle', () => {
    expect(sparklinePath([120, 120])).toBe('M58 15L59 15')
  })

  it('shows the last minute only, and nothing for nothing', () => {
    const trail = [200, ...Array.from({ length: 60 }, () => 120)]
    expect(sparklinePath(trail).startsWith('M0 15')).toBe(true)
    expect(sparklinePath([])).toBe('')
    expect(sparklinePath([null, null])).toBe('')
  })
})
