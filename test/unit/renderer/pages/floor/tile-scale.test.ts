import { describe, expect, it } from 'vitest'
import { tileScale, tileSize } from '../../../../../src/renderer/pages/floor/tile-scale'

describe('tileSize', () => {
  it('drops the sparkline below 160 x 118 and the bpm below 116', () => {
    expect(tileSize(212, 162)).toBe('full')
    expect(tileSize(159, 162)).toBe('small')
    expect(tileSize(212, 117)).toBe('small')
    expect(tileSize(115, 80)).toBe('tiny')
  })
})

describe('tileScale', () => {
  it('gives the plate 64 percent of a full tile and 74 of a small one', () => {
    expect(tileScale(212, 167).plate).toBeCloseTo(106.9, 1)
    expect(tileScale(123, 104).plate).toBeCloseTo(77, 0)
  })

  it('never makes the bike number smaller than 14 px, nor words smaller than 11', () => {
    const scale = tileScale(84, 68)
    expect(scale.number).toBe(14)
    expect(Math.min(scale.name, scale.unit, scale.zone, scale.badge)).toBe(11)
  })

  it('makes the percentage the largest figure of every tile', () => {
    for (const [width, height] of [
      [520, 447],
      [212, 167],
      [123, 104],
      [92, 76]
    ] as const) {
      const { percent, number, zone, heartRate, name } = tileScale(width, height)
      expect(percent).toBeGreaterThan(Math.max(number, zone, heartRate, name))
    }
  })
})
