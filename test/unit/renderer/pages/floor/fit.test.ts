import { describe, expect, it } from 'vitest'
import {
  chosenWidths,
  fitChosen,
  fitReadable,
  fitWall,
  floorLimits,
  wallLimits
} from '../../../../../src/renderer/pages/floor/fit'

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

  /** Rail, top bar, head and edges of the floor; with a banner and the bar of rides to compare there is less. */
  const floorRooms = [
    [1440, 900],
    [1920, 1080]
  ].flatMap(([width = 0, height = 0]) =>
    [0, 52, 104].map((bars) => [width - 76 - 40, height - 52 - 70 - 26 - bars, floorLimits] as const)
  )
  /** Head, legend and edges of the wall, without and with a banner. */
  const wallRooms = [
    [1440, 900],
    [1920, 1080]
  ].flatMap(([width = 0, height = 0]) =>
    [0, 74].map((banner) => [width - 56, height - 86 - 58 - 4 - banner, wallLimits] as const)
  )

  it.each([...floorRooms, ...wallRooms])(
    'shows every count from 1 to 100 whole in %i x %i, in shapes that can be read',
    (width, height, limits) => {
      for (let count = 1; count <= 100; count += 1) {
        const fitted = fitWall(count, width, height, limits)
        expect(fitReadable(count, width, height, limits)).toEqual(fitted)
        expect(fitted.columns * fitted.rows).toBeGreaterThanOrEqual(count)
        expect(fitted.columns * fitted.width + (fitted.columns - 1) * limits.gap).toBeLessThanOrEqual(width + 1e-6)
        expect(fitted.rows * fitted.height + (fitted.rows - 1) * limits.gap).toBeLessThanOrEqual(height + 1e-6)
        expect(fitted.width / fitted.height).toBeGreaterThanOrEqual(1.16 - 1e-6)
        expect(fitted.width / fitted.height).toBeLessThanOrEqual(1.75 + 1e-6)
      }
    }
  )

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

describe('fitChosen', () => {
  it.each([
    ['s', 8, 122],
    ['m', 6, 166],
    ['l', 4, 252]
  ] as const)('keeps the size %s, with as many in a row as there is room for', (size, columns, height) => {
    const fitted = fitChosen(100, room.width, chosenWidths[size])
    expect(fitted.columns).toBe(columns)
    expect(fitted.width).toBe(chosenWidths[size])
    expect(Math.round(fitted.height)).toBe(height)
    expect(fitted.rows).toBe(Math.ceil(100 / columns))
  })

  it('has the same tiles for few bikes as for many', () => {
    expect(fitChosen(1, room.width, chosenWidths.l).width).toBe(fitChosen(100, room.width, chosenWidths.l).width)
  })

  it('never makes a tile wider than its room', () => {
    const fitted = fitChosen(24, 280, chosenWidths.l)
    expect(fitted).toMatchObject({ columns: 1, rows: 24, width: 280 })
  })
})
