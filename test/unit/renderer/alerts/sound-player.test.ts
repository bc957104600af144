import { describe, expect, it } from 'vitest'
import { createSoundPlayer } from '../../../../src/renderer/alerts/sound-player'
import { parseVolumes } from '../../../../src/renderer/alerts/sound-settings'

const setUp = (volume = 1) => {
  const played: [string, number][] = []
  const state = { isAllowed: true, nowMs: 0 }
  const player = createSoundPlayer(
    async (priority, loudness) => {
      if (state.isAllowed) played.push([priority, loudness])
      return state.isAllowed
    },
    () => volume,
    () => state.nowMs
  )
  return { player, played, state }
}

describe('The sound player', () => {
  it('plays at the volume that was chosen', async () => {
    const { player, played } = setUp(0.4)
    await player.play('medium')
    expect(played).toEqual([['medium', 0.4]])
    expect(player.isBlocked.get()).toBe(false)
  })

  it('finds out in silence that the browser refuses sound', async () => {
    const { player, state } = setUp()
    state.isAllowed = false
    await player.probe()
    expect(player.isBlocked.get()).toBe(true)
  })

  it('plays what was refused a moment ago when someone presses a key, once', async () => {
    const { player, played, state } = setUp()
    state.isAllowed = false
    await player.play('high')
    expect(player.isBlocked.get()).toBe(true)
    state.isAllowed = true
    state.nowMs = 20_000
    await player.gesture()
    await player.gesture()
    expect(played).toEqual([['high', 1]])
    expect(player.isBlocked.get()).toBe(false)
  })

  it('does not startle anyone with a sound of long ago', async () => {
    const { player, played, state } = setUp()
    state.isAllowed = false
    await player.play('high')
    state.isAllowed = true
    state.nowMs = 20_001
    await player.gesture()
    expect(played).toEqual([['low', 0]])
    expect(player.isBlocked.get()).toBe(false)
  })

  it('plays nothing where the volume is nought, and calls that no fault', async () => {
    const { player, played, state } = setUp(0)
    state.isAllowed = false
    await player.play('high')
    expect(played).toEqual([])
    expect(player.isBlocked.get()).toBe(false)
  })
})

describe('parseVolumes', () => {
  it('takes what was stored, and the usual where that can not be read', () => {
    expect(parseVolumes('{"high":0.2,"medium":0,"low":1}')).toEqual({ high: 0.2, medium: 0, low: 1 })
    expect(parseVolumes('{"high":7,"medium":"loud"}')).toEqual(parseVolumes(null))
    expect(parseVolumes('{')).toEqual(parseVolumes(null))
  })
})
