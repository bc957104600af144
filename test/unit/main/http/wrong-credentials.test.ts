import { describe, expect, it } from 'vitest'
import { createWrongCredentials } from '../../../../src/main/http/wrong-credentials'

const setUp = () => {
  const clock = { nowMs: 5_000_000 }
  const wrong = createWrongCredentials(() => clock.nowMs)
  const noteTimes = (address: string, times: number): (number | null)[] =>
    Array.from({ length: times }, () => wrong.note(address))
  return { clock, wrong, noteTimes }
}

describe('Wrong credentials', () => {
  it('are let pass 30 times a minute, then told how many seconds to wait', () => {
    const { clock, wrong, noteTimes } = setUp()
    expect(noteTimes('127.0.0.1', 30)).toEqual(Array(30).fill(null))
    expect(wrong.note('127.0.0.1')).toBe(60)
    clock.nowMs += 59_500
    expect(wrong.note('127.0.0.1')).toBe(1)
  })

  it('are known to be too many before the next one comes', () => {
    const { clock, wrong, noteTimes } = setUp()
    noteTimes('127.0.0.1', 29)
    expect(wrong.isOver('127.0.0.1')).toBe(false)
    wrong.note('127.0.0.1')
    expect(wrong.isOver('127.0.0.1')).toBe(true)
    expect(wrong.isOver('127.0.0.2')).toBe(false)
    clock.nowMs += 60_000
    expect(wrong.isOver('127.0.0.1')).toBe(false)
  })

  it('are let pass again when the minute is over', () => {
    const { clock, wrong, noteTimes } = setUp()
    noteTimes('127.0.0.1', 40)
    clock.nowMs += 60_000
    expect(wrong.note('127.0.0.1')).toBeNull()
  })

  it('of one address do not count for another', () => {
    const { wrong, noteTimes } = setUp()
    noteTimes('127.0.0.1', 40)
    expect(wrong.note('127.0.0.2')).toBeNull()
  })

  it('are let pass again when the clock was set back, rather than kept out for as long', () => {
    const { clock, wrong, noteTimes } = setUp()
    noteTimes('127.0.0.1', 40)
    clock.nowMs -= 3_600_000
    expect(wrong.note('127.0.0.1')).toBeNull()
  })
})
