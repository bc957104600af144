import { describe, expect, it } from 'vitest'
import { fitReadable, fitWall } from '../../../../../src/renderer/pages/floor/fit'

/** The room for tiles in a window of 1440 x 900 with a banner. */
const room = { width: 1324, height: 678 }

describe('fitWall', () => {
  it.each([
    [8, 4, 2, 323, 278],
    [24, 6, 4, 212, 162],
    [40, 8, 5, 156, 127],
    [60, 10, 6, 123, 104],
    [100, 13, 8, 92, 76]
  ])(
    'lays %i bikes out in %i columns and %i rows at 1440 x 900 with a banner',
    (count, columns, rows, width, height) => {
      const fitted = fitWall(count, room.width, room.height)
      expect({ columns: fitted.columns, rows: fitted.rows }).toEqual({ columns, rows })
      expect(Math.floor(fitted.width)).toBe(width)
      expect(Math.floor(fitted.height)).toBe(height)
    }
  )

  it('never lets a tile grow wider than the limit', () => {
    expect(fitWall(1, 1804, 932).width).toBe(520)
    expect(fitWall(1, 1804, 932, { gap: 14, maximumWidth: 700 }).width).toBe(700)
  })

  it.each([
    [1324, 752],
    [1324, 700],
    [1804, 932],
    [1804, 880]
  ])('shows every count from 1 to 100 whole in %i x %i, in shapes that can be read', (width, height) => {
    for (let count = 1; count <= 100; count += 1) {
      const fitted = fitWall(count, width, height)
      expect(fitted.columns * fitted.rows).toBeGreaterThanOrEqual(count)
      expect(fitted.columns * fitted.width + (fitted.columns - 1) * 10).toBeLessThanOrEqual(width + 1e-6)
      expect(fitted.rows * fitted.height + (fitted.rows - 1) * 10).toBeLessThanOrEqual(height + 1e-6)
      expect(fitted.width / fitted.height).toBeGreaterThanOrEqual(1.16 - 1e-6)
      expect(fitted.width / fitted.height).toBeLessThanOrEqual(1.75 + 1e-6)
      expect(fitted.width).toBeGreaterThanOrEqual(84)
    }
  })

  it('gives one place where there is no bike yet', () => {
    expect(fitWall(0, room.width, room.height)).toEqual(fitWall(1, room.width, room.height))
  })

  it('stays finite in a room of no size', () => {
    const fitted = fitWall(24, 0, 0)
    expect(fitted.width).toBeGreaterThan(0)
    expect(fitted.height).toBeGreaterThan(0)
  })
})

describe('fitReadable', () => {
  it('is the same as fitWall where tiles are large enough to read', () => {
    expect(fitReadable(24, room.width, room.height)).toEqual(fitWall(24, room.width, room.height))
  })

  it('scrolls in a narrow window rather than shrinking tiles beyond reading', () => {
    const fitted = fitReadable(24, 360, 400)
    expect(fitted.width).toBeGreaterThanOrEqual(160)
    expect(fitted.columns).toBe(2)
    expect(fitted.rows).toBe(12)
    expect(fitReadable(24, 280, 600).columns).toBe(1)
  })
})
