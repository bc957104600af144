import { describe, expect, it } from 'vitest'
import { createQuiet, isMutedBy, type Quiet } from '../../../../../src/main/engine/alerts/quiet'
import { addMute, endMute, readMutes, readSilence, saveSilence } from '../../../../../src/main/engine/store/mutes'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { temporaryOps } from '../store/store-fixture'

const quietOf = (ops: Writable, nowMs = 0): Quiet => {
  const quiet = createQuiet({
    readMutes: (atMs) => readMutes(ops, atMs),
    addMute: (mute) => addMute(ops, mute),
    endMute: (muteId, atMs) => endMute(ops, muteId, atMs),
    readSilence: () => readSilence(ops),
    saveSilence: (untilMs) => saveSilence(ops, untilMs)
  })
  quiet.load(nowMs)
  return quiet
}
const checked = { reason: 'checked in person', by: 'Sam', sinceMs: 0, untilMs: 120_000 }

describe('isMutedBy', () => {
  it.each([
    ['a rule', { rule: 'H1', riderId: null }, 'H1', 7, true],
    ['a rule', { rule: 'H1', riderId: null }, 'H2', 7, false],
    ['a rule', { rule: 'H1', riderId: null }, 'H1', null, true],
    ['a rider', { rule: null, riderId: 7 }, 'H2', 7, true],
    ['a rider', { rule: null, riderId: 7 }, 'H2', 8, false],
    ['a rider', { rule: null, riderId: 7 }, 'H2', null, false],
    ['a rule for a rider', { rule: 'H1', riderId: 7 }, 'H1', 7, true],
    ['a rule for a rider', { rule: 'H1', riderId: 7 }, 'H1', 8, false],
    ['a rule for a rider', { rule: 'H1', riderId: 7 }, 'H2', 7, false]
  ] as const)('a mute of %s %j, asked about %s of %s, answers %s', (_, mute, rule, riderId, isMuted) => {
    expect(isMutedBy(mute, rule, riderId)).toBe(isMuted)
  })

  it('never mutes that the pipeline is blind', () => {
    expect(isMutedBy({ rule: null, riderId: null }, 'P1', null)).toBe(false)
  })
})

describe('quiet', () => {
  it('ends a mute by itself, once, at its time', () => {
    const quiet = quietOf(temporaryOps())
    quiet.add({ rule: 'H1', riderId: null, ...checked })
    expect(quiet.expire(119_999)).toBe(false)
    expect(quiet.isMuted('H1', 7)).toBe(true)
    expect(quiet.expire(120_000)).toBe(true)
    expect(quiet.isMuted('H1', 7)).toBe(false)
    expect(quiet.expire(120_001)).toBe(false)
  })

  it('ends one of two mutes by hand, and says when there is none', () => {
    const quiet = quietOf(temporaryOps())
    const first = quiet.add({ rule: 'H1', riderId: null, ...checked })
    quiet.add({ rule: null, riderId: 7, ...checked })
    expect(quiet.end(first.muteId, 10)).toBe(true)
    expect(quiet.end(first.muteId, 11)).toBe(false)
    expect([quiet.isMuted('H1', 8), quiet.isMuted('H1', 7)]).toEqual([false, true])
  })

  it('knows after a restart what still holds, and nothing else', () => {
    const ops = temporaryOps()
    const before = quietOf(ops)
    before.add({ rule: 'H1', riderId: null, ...checked })
    const ended = before.add({ rule: 'H2', riderId: null, ...checked })
    before.end(ended.muteId, 5)
    before.add({ rule: 'H3', riderId: null, ...checked, untilMs: 50 })
    before.silence(90_000, 0)
    const after = quietOf(ops, 60_000)
    expect(after.mutes()).toEqual([{ muteId: 1, rule: 'H1', riderId: null, ...checked }])
    expect(after.silencedUntilMs()).toBe(90_000)
    expect(quietOf(ops, 90_000).silencedUntilMs()).toBeNull()
  })

  it('ends silence by itself, and at once when asked for none', () => {
    const quiet = quietOf(temporaryOps())
    quiet.silence(1_000, 0)
    expect(quiet.expire(999)).toBe(false)
    expect(quiet.expire(1_000)).toBe(true)
    quiet.silence(3_000, 2_000)
    quiet.silence(2_500, 2_500)
    expect(quiet.silencedUntilMs()).toBeNull()
  })
})
