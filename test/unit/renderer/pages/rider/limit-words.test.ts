import { describe, expect, it } from 'vitest'
import { limitWords, lowLimit, maximumWords } from '../../../../../src/renderer/pages/rider/limit-words'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'

const none = { override_maximum: null, tested_maximum: null, very_high: null, low: null }

describe('Where a maximum comes from', () => {
  it.each([
    [{ maximum_source: 'override', age_years: 36 }, 'set by staff'],
    [{ maximum_source: 'tested', age_years: null }, 'tested'],
    [{ maximum_source: 'unknown_age', age_years: null }, 'age unknown'],
    [{ maximum_source: 'unknown_age', age_years: 7 }, 'no formula for this age'],
    [{ maximum_source: 'formula', age_years: 36 }, 'from age, Gellish']
  ] as const)('of %j is said as “%s”', (rider, words) => {
    expect(maximumWords(rider, { formula: 'gellish' }).short).toBe(words)
  })

  it('is said without the formula while the rules are not known', () => {
    expect(maximumWords({ maximum_source: 'formula', age_years: 36 }, null).short).toBe('from age')
  })
})

describe('What a limit follows from', () => {
  it('is the maximum and the margin of the rules, or the rider’s own', () => {
    const rider = { own_limits: none, heart_rate_maximum: 182.8, heart_rate_limit: 192.8 }
    expect(limitWords(rider)).toBe('maximum + 10')
    expect(limitWords({ ...rider, heart_rate_limit: 177.8 })).toBe('maximum − 5')
    expect(limitWords({ ...rider, own_limits: { ...none, very_high: 193 } })).toBe('own limit')
  })
})

describe('The low limit', () => {
  it('is the rules’, or the rider’s own, or none where it is not watched', () => {
    const { L1 } = defaultAlertRules.rules
    const off = { rules: { ...defaultAlertRules.rules, L1: { ...L1, is_on: false } } }
    expect(lowLimit(none, defaultAlertRules)).toEqual({ bpm: 40, isOwn: false })
    expect(lowLimit({ ...none, low: 48 }, defaultAlertRules)).toEqual({ bpm: 48, isOwn: true })
    expect(lowLimit({ ...none, low: 48 }, off)).toBeNull()
  })
})
