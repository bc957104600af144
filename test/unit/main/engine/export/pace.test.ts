import { describe, expect, it } from 'vitest'
import { createExportRate, secondsLeft } from '../../../../../src/main/engine/export/export-rate'
import { createPace } from '../../../../../src/main/engine/export/pace'

function paced() {
  const state = { nowMs: 0, version: 1, slept: [] as number[] }
  const breathe = createPace(
    {
      monotonic: () => state.nowMs,
      async sleep(ms) {
        state.slept.push(ms)
        state.nowMs += ms
      }
    },
    () => state.version
  )
  return { state, breathe }
}

describe('The pace of a long work', () => {
  it('goes on without a rest while a slice lasts', () => {
    const { state, breathe } = paced()
    state.nowMs = 9
    expect([breathe(), state.slept]).toEqual([null, []])
  })

  it('only lets others have their turn where nobody writes', async () => {
    const { state, breathe } = paced()
    state.nowMs = 40
    await breathe()
    expect(state.slept).toEqual([0])
  })

  it('rests as long as it worked while somebody writes, and for three seconds after', async () => {
    const { state, breathe } = paced()
    state.nowMs = 12
    state.version = 2
    await breathe()
    state.nowMs += 30
    await breathe()
    state.nowMs += 4_000
    await breathe()
    expect(state.slept).toEqual([12, 30, 0])
  })
})

describe('The rate of an export', () => {
  it('is that of the last seconds, and not known at first', () => {
    const rate = createExportRate()
    rate.note(0, 0)
    expect(rate.perSecond()).toBeNull()
    for (let second = 1; second <= 30; second += 1) rate.note(second * 1_000, second < 15 ? 0 : (second - 15) * 100)
    expect(rate.perSecond()).toBe(100)
  })

  it('gives the time that is left, never less than none', () => {
    expect([
      secondsLeft(50, 100, 10),
      secondsLeft(110, 100, 10),
      secondsLeft(0, 9, 0),
      secondsLeft(0, 9, null)
    ]).toEqual([5, 0, null, null])
  })
})
