import { describe, expect, it } from 'vitest'
import { fitWall, wallLimits } from '../../../../../src/renderer/pages/floor/fit'
import { tileScale, tileSize, wallScale } from '../../../../../src/renderer/pages/floor/tile-scale'

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

describe('tileScale of the wall', () => {
  /** Room for tiles on a screen of 1920 x 1080 with head, legend and edges. */
  const room = { width: 1864, height: 932 }
  const percentOf = (bikes: number): number => {
    const { width, height } = fitWall(bikes, room.width, room.height, wallLimits)
    return tileScale(width, height, wallScale).percent
  }

  it('shows 24 bikes with percentages of at least 64 px', () => {
    expect(percentOf(24)).toBeGreaterThanOrEqual(64)
  })

  it('shows digits of at least 25 mm on a 55 inch screen, readable from five metres, for up to 40 bikes', () => {
    const mmPerPx = (55 * 25.4 * (16 / Math.hypot(16, 9))) / 1920
    // Of Archivo's em a digit is 0.69 high; from 100 percent on the tile sets figures at 87 percent.
    const digitMm = (bikes: number): number => percentOf(bikes) * 0.87 * 0.69 * mmPerPx
    for (let bikes = 1; bikes <= 40; bikes += 1) expect(digitMm(bikes)).toBeGreaterThanOrEqual(25)
  })

  it('lets names grow larger than on the floor', () => {
    expect(tileScale(299, 220, wallScale).name).toBeCloseTo(22)
    expect(tileScale(700, 430, wallScale).name).toBeGreaterThan(tileScale(700, 430).name)
  })
})
