import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageYears,
  heartRateZone,
  isAgeUnusable,
  type MaximumFormula,
  maximumHeartRateBpm,
  maximumHeartRateOfUnknownAgeBpm,
  noOwnLimits,
  riderMaximum,
  zoneStartsPercent
} from '../../../../src/shared/figures/heart-rate'

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const ageAt = (born: string, at: string): number | null => ageYears(day(born), Date.parse(at))

describe('heartRateZone', () => {
  it.each([
    [0, 0],
    [49.999, 0],
    [50, 1],
    [59.999, 1],
    [60, 2],
    [69.999, 2],
    [70, 3],
    [79.999, 3],
    [80, 4],
    [89.999, 4],
    [90, 5],
    [100, 5],
    [130, 5]
  ])('of %d %% of the maximum is %d', (percent, zone) => {
    expect(heartRateZone(percent)).toBe(zone)
  })

  it('is the number of zones that begin at or below it, for any percentage', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), (percent) => {
        expect(heartRateZone(percent)).toBe(zoneStartsPercent.filter((start) => percent >= start).length)
      })
    )
  })
})

describe('heartRateZone by a gym’s own starts', () => {
  const starts = [40, 55.5, 70, 85, 95]
  it.each([
    [39.999, 0],
    [40, 1],
    [55.499, 1],
    [55.5, 2],
    [84.999, 3],
    [85, 4],
    [95, 5]
  ])('of %d %% of the maximum is %d', (percent, zone) => {
    expect(heartRateZone(percent, starts)).toBe(zone)
  })
})

describe('maximumHeartRateBpm', () => {
  it.each([
    [10, 201],
    [22, 192.6],
    [40, 180],
    [79, 152.7],
    [100, 138]
  ])('at %d years is %d bpm', (age, maximum) => {
    expect(maximumHeartRateBpm(age)).toBeCloseTo(maximum, 10)
  })

  it.each([null, 9, 0, -1, 101, 2_000])('takes an age of %j for unknown', (age) => {
    expect(maximumHeartRateBpm(age)).toBe(maximumHeartRateOfUnknownAgeBpm)
    expect(maximumHeartRateOfUnknownAgeBpm).toBe(176)
  })
})

describe('the formulas of maximumHeartRateBpm', () => {
  it.each<[MaximumFormula, number, string | null, number]>([
    ['tanaka', 40, 'female', 180],
    ['fox', 40, null, 180],
    ['fox', 25, 'male', 195],
    ['gellish', 40, null, 179],
    ['by_sex', 40, 'female', 170.8],
    ['by_sex', 40, 'FEMALE', 170.8],
    ['by_sex', 40, 'male', 180],
    ['by_sex', 40, null, 180],
    ['by_sex', 40, 'femal', 180]
  ])('%s at %d years, %j, is %d bpm', (formula, age, gender, maximum) => {
    expect(maximumHeartRateBpm(age, formula, gender)).toBeCloseTo(maximum, 10)
  })

  it.each<MaximumFormula>(['tanaka', 'fox', 'gellish', 'by_sex'])(
    '%s has nothing to say of an unknown age',
    (formula) => {
      expect(maximumHeartRateBpm(null, formula, 'female')).toBe(maximumHeartRateOfUnknownAgeBpm)
    }
  )
})

describe('riderMaximum', () => {
  const rider = { ageYears: 40, gender: null, own: noOwnLimits }
  const both = { ...noOwnLimits, overrideMaximumBpm: 150, testedMaximumBpm: 190 }

  it('is what staff have set, before a test, before the formula', () => {
    expect(riderMaximum({ ...rider, own: both }, 'tanaka')).toEqual({ bpm: 150, source: 'override' })
    const tested = { ...both, overrideMaximumBpm: null }
    expect(riderMaximum({ ...rider, own: tested }, 'tanaka')).toEqual({ bpm: 190, source: 'tested' })
    expect(riderMaximum(rider, 'gellish')).toEqual({ bpm: 179, source: 'formula' })
  })

  it('says when the age is unknown, but not where it is not asked for', () => {
    const ageless = { ...rider, ageYears: null }
    expect(riderMaximum(ageless, 'fox')).toEqual({ bpm: 176, source: 'unknown_age' })
    expect(riderMaximum({ ...ageless, own: both }, 'fox')).toEqual({ bpm: 150, source: 'override' })
    expect(riderMaximum({ ...rider, ageYears: 9 }, 'fox').source).toBe('unknown_age')
  })

  it('is not moved by limits of other kinds', () => {
    const own = { ...noOwnLimits, veryHighBpm: 120, lowBpm: 60 }
    expect(riderMaximum({ ...rider, own }, 'tanaka')).toEqual({ bpm: 180, source: 'formula' })
  })
})

describe('isAgeUnusable', () => {
  it.each([
    [null, true],
    [9, true],
    [10, false],
    [100, false],
    [101, true]
  ])('for %j is %j', (age, unusable) => {
    expect(isAgeUnusable(age)).toBe(unusable)
  })
})

describe('ageYears', () => {
  it('counts whole years to the birthday', () => {
    expect(ageAt('1990-06-15', '2026-06-14T23:59:59.999Z')).toBe(35)
    expect(ageAt('1990-06-15', '2026-06-15T00:00:00Z')).toBe(36)
    expect(ageAt('1990-06-15', '2026-12-31T12:00:00Z')).toBe(36)
    expect(ageAt('1990-12-31', '2026-01-01T12:00:00Z')).toBe(35)
  })

  it('makes those born on 29 February older on 1 March of a common year, and on their day of a leap year', () => {
    expect(ageAt('2000-02-29', '2023-02-28T23:59:59.999Z')).toBe(22)
    expect(ageAt('2000-02-29', '2023-03-01T00:00:00Z')).toBe(23)
    expect(ageAt('2000-02-29', '2024-02-28T23:59:59.999Z')).toBe(23)
    expect(ageAt('2000-02-29', '2024-02-29T00:00:00Z')).toBe(24)
    // 2100 is no leap year.
    expect(ageAt('2000-02-29', '2100-02-28T12:00:00Z')).toBe(99)
    expect(ageAt('2000-02-29', '2100-03-01T12:00:00Z')).toBe(100)
  })

  it('counts from birth dates before 1970 and before 1900', () => {
    expect(ageAt('1947-11-02', '2026-11-01T00:00:00Z')).toBe(78)
    expect(ageAt('1899-12-31', '1900-01-01T00:00:00Z')).toBe(0)
  })

  it('is 0 at birth and unknown before', () => {
    expect(ageAt('2026-11-01', '2026-11-01T00:00:00Z')).toBe(0)
    expect(ageAt('2026-11-01', '2026-10-31T23:59:59.999Z')).toBeNull()
  })

  it('rises by one each year and never falls, whoever was born whenever', () => {
    const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.nat(120), fc.nat(366), (date, years, days) => {
        const bornMs = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
        const birthday = Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate())
        expect(ageYears(bornMs, birthday)).toBe(years)
        const earlier = ageYears(bornMs, birthday + days * 86_400_000) ?? -1
        expect(earlier).toBeGreaterThanOrEqual(years)
        expect(earlier).toBeLessThanOrEqual(years + 1)
        if (years > 0) expect(ageYears(bornMs, birthday - 1)).toBe(years - 1)
      })
    )
  })
})
