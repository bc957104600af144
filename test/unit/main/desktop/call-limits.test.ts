import { describe, expect, it } from 'vitest'
import { createCallLimits } from '../../../../src/main/desktop/call-limits'

const setUp = () => {
  const clock = { nowMs: 10_000 }
  return { clock, limits: createCallLimits(() => clock.nowMs) }
}

describe('The calls of a page', () => {
  it('are 32 at once at most', () => {
    const { limits } = setUp()
    expect(Array.from({ length: 33 }, () => limits.begin()).filter((isTaken) => isTaken)).toHaveLength(32)
    limits.end()
    expect(limits.begin()).toBe(true)
    expect(limits.begin()).toBe(false)
  })

  it('are 200 a second at most', () => {
    const { clock, limits } = setUp()
    const call = (): boolean => {
      const isTaken = limits.begin()
      if (isTaken) limits.end()
      return isTaken
    }
    expect(Array.from({ length: 250 }, call).filter((isTaken) => isTaken)).toHaveLength(200)
    clock.nowMs += 999
    expect(call()).toBe(false)
    clock.nowMs += 1
    expect(call()).toBe(true)
  })

  it('are taken again when the clock was set back, rather than refused for as long', () => {
    const { clock, limits } = setUp()
    for (let count = 0; count < 200; count += 1) {
      limits.begin()
      limits.end()
    }
    clock.nowMs -= 60_000
    expect(limits.begin()).toBe(true)
  })
})
