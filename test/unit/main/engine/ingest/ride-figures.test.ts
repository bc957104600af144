import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addReading,
  emptyFigures,
  type RideFigures,
  type RideReading,
  rideDurationS
} from '../../../../../src/main/engine/ingest/ride-figures'

const noReading: RideReading = {
  atMs: 0,
  durationS: null,
  heartRateBpm: null,
  cadenceRpm: null,
  powerWatts: null,
  resistance: null
}

function figuresOf(readings: readonly Partial<RideReading>[]): RideFigures {
  const figures = emptyFigures()
  for (const reading of readings) addReading(figures, { ...noReading, ...reading })
  return figures
}

describe('addReading', () => {
  it('leaves out what a reading does not have, and counts the reading all the same', () => {
    const figures = figuresOf([
      { heartRateBpm: null },
      { heartRateBpm: 120 },
      { heartRateBpm: null },
      { heartRateBpm: 90 }
    ])
    expect(figures.readingCount).toBe(4)
    expect(figures.heartRate).toEqual({ sum: 210, count: 2, max: 120, min: 90 })
    expect(figures.power.count).toBe(0)
  })

  it('counts zeros of cadence, power and resistance, which are measurements', () => {
    const { cadence, power, resistance } = figuresOf([
      { cadenceRpm: 0, powerWatts: 0, resistance: 0 },
      { cadenceRpm: 60, powerWatts: 100, resistance: 30 }
    ])
    expect([cadence, power, resistance]).toEqual([
      { sum: 60, count: 2, max: 60, min: 0 },
      { sum: 100, count: 2, max: 100, min: 0 },
      { sum: 30, count: 2, max: 30, min: 0 }
    ])
  })

  it('keeps sum, number and extremes of any values, added in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1_485, noNaN: true }), { minLength: 1 }), (watts) => {
        const { power } = figuresOf(watts.map((powerWatts) => ({ powerWatts })))
        expect(power).toEqual({
          sum: watts.reduce((total, value) => total + value, 0),
          count: watts.length,
          max: Math.max(...watts),
          min: Math.min(...watts)
        })
      })
    )
  })
})

describe('rideDurationS', () => {
  it('is the last minus the first value of the ride clock plus one second', () => {
    expect(rideDurationS(figuresOf([{ durationS: 12 }, { durationS: null }, { durationS: 14 }]))).toBe(3)
    expect(rideDurationS(figuresOf([{ durationS: 1 }]))).toBe(1)
  })

  it('is not known before the ride clock was read', () => {
    expect(rideDurationS(figuresOf([{ powerWatts: 50 }]))).toBeNull()
  })

  it('is never negative, however far the ride clock was set back', () => {
    expect(rideDurationS(figuresOf([{ durationS: 100 }, { durationS: 1 }]))).toBe(0)
    expect(rideDurationS(figuresOf([{ durationS: 100 }, { durationS: 99.5 }]))).toBe(0.5)
  })
})
