import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageYears,
  heartRateZone,
  heartRateZoneSchema,
  maximumHeartRateBpm,
  maximumHeartRateOfUnknownAgeBpm
} from '../../../../src/shared/domain/heart-rate'

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

  it('is one of the six for any percentage', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), (percent) => {
        expect(heartRateZoneSchema.safeParse(heartRateZone(percent)).success).toBe(true)
      })
    )
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
