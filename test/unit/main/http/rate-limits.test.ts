import { describe, expect, it } from 'vitest'
import { createRateLimits } from '../../../../src/main/http/rate-limits'

const setUp = () => {
  const clock = { nowMs: 1_000_000 }
  const limits = createRateLimits(() => clock.nowMs)
  const take = (times: number, limit = { ratePerS: 100, burst: 200 }, key = 'token:1'): number =>
    Array.from({ length: times }, () => limits.take(key, limit)).filter((wait) => wait === null).length
  return { clock, limits, take }
}

describe('A credential may ask', () => {
  it('a burst at once, then as many as have come in since', () => {
    const { clock, take } = setUp()
    expect(take(500)).toBe(200)
    clock.nowMs += 250
    expect(take(500)).toBe(25)
    clock.nowMs += 3_600_000
    expect(take(500)).toBe(200)
  })

  it('at its rate for as long as it likes', () => {
    const { clock, take } = setUp()
    let served = 0
    for (let second = 0; second < 60; second += 1) {
      clock.nowMs += 1_000
      served += take(100)
    }
    expect(served).toBe(6_000)
  })

  it('again after whole seconds, at least one', () => {
    const { clock, limits, take } = setUp()
    const slow = { ratePerS: 0.25, burst: 1 }
    take(1, slow)
    expect(limits.take('token:1', slow)).toBe(4)
    clock.nowMs += 3_000
    expect(limits.take('token:1', slow)).toBe(1)
    clock.nowMs += 1_000
    expect(limits.take('token:1', slow)).toBeNull()
    take(200, undefined, 'token:2')
    expect(limits.take('token:2', { ratePerS: 100, burst: 200 })).toBe(1)
  })

  it('whatever another asks', () => {
    const { take } = setUp()
    take(500)
    expect(take(1, undefined, 'token:2')).toBe(1)
  })

  it('by a new limit at once', () => {
    const { clock, take } = setUp()
    take(500)
    clock.nowMs += 1_000
    expect(take(10, { ratePerS: 100, burst: 3 })).toBe(3)
  })

  it('after the clock was set back as before', () => {
    const { clock, take } = setUp()
    take(200)
    clock.nowMs -= 3_600_000
    expect(take(1)).toBe(0)
    clock.nowMs += 1_000
    expect(take(500)).toBe(100)
  })
})
