import { describe, expect, it } from 'vitest'
import { isLostSoundDue, soundAskedFor } from '../../../../src/renderer/alerts/alarm-signals'
import { alarmWith } from './alert-fixture'

const soundOf = (count: number) => alarmWith({ sound: { count, priority: 'high', at: '2026-11-24T14:03:22.000Z' } })

describe('soundAskedFor', () => {
  it('is the one whose count has risen', () => {
    expect(soundAskedFor(soundOf(4), 3)).toBe('high')
    expect(soundAskedFor(soundOf(4), 4)).toBeNull()
    expect(soundAskedFor(alarmWith(), 3)).toBeNull()
  })

  it('is none for a page that has just come', () => {
    expect(soundAskedFor(soundOf(4), null)).toBeNull()
  })

  it('is none where a console that began anew counts from below', () => {
    expect(soundAskedFor(soundOf(1), 900)).toBeNull()
  })
})

describe('isLostSoundDue', () => {
  const lost = { kind: 'lost', sinceMs: 0 } as const

  it('is due after 15 s without an answer, and each minute from then on', () => {
    expect(isLostSoundDue(lost, null, null, 14_999)).toBe(false)
    expect(isLostSoundDue(lost, null, null, 15_000)).toBe(true)
    expect(isLostSoundDue(lost, 15_000, null, 74_999)).toBe(false)
    expect(isLostSoundDue(lost, 15_000, null, 75_000)).toBe(true)
  })

  it('is not due while the console answers, nor while this page is silenced', () => {
    expect(isLostSoundDue({ kind: 'up' }, null, null, 90_000)).toBe(false)
    expect(isLostSoundDue(lost, null, 90_000, 89_999)).toBe(false)
    expect(isLostSoundDue(lost, null, 90_000, 90_000)).toBe(true)
  })
})
