import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageBrackets } from '../../../../src/shared/domain/leaderboard'
import { ageBracketOf, ageOn, bornWithin } from '../../../../src/shared/figures/age'

const born = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

describe('The age on a day', () => {
  it.each([
    ['1990-05-17', '2026-05-16', 35],
    ['1990-05-17', '2026-05-17', 36],
    ['2000-02-29', '2027-02-28', 26],
    ['2000-02-29', '2027-03-01', 27],
    ['2000-02-29', '2028-02-28', 27],
    ['2000-02-29', '2028-02-29', 28],
    ['1969-12-31', '2026-12-30', 56],
    ['2026-05-17', '2026-05-17', 0],
    ['2026-05-18', '2026-05-17', null]
  ])('of who was born on %s is on %s %j', (date, day, age) => {
    expect(ageOn(born(date), day)).toBe(age)
    // The feed's birth dates are midnights; a moment within the day is as good.
    expect(ageOn(born(date) + 86_399_999, day)).toBe(age)
  })

  it('is in one bracket from birth to 125 years, unknown after that', () => {
    expect([0, 17, 18, 24, 25, 34, 35, 44, 45, 54, 55, 64, 65, 125].map(ageBracketOf)).toEqual([
      ...['<18', '<18', '18-24', '18-24', '25-34', '25-34', '35-44', '35-44'],
      ...['45-54', '45-54', '55-64', '55-64', '65+', '65+']
    ])
    expect([null, 126, -1].map(ageBracketOf)).toEqual(['unknown', 'unknown', 'unknown'])
  })

  it('is in a bracket exactly for those who were born within its time', () => {
    const leapDays = fc.constantFrom('2028-02-28', '2028-02-29', '2028-03-01', '2027-02-28', '2027-03-01')
    const anyDay = fc.integer({ min: born('2020-01-01'), max: born('2040-12-31') }).map(dayText)
    const day = fc.oneof(anyDay, leapDays)
    /** Days since somebody's birthday, mostly just around it. */
    const away = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -400, max: 400 }))
    fc.assert(
      fc.property(day, fc.integer({ min: -1, max: 128 }), away, fc.nat(86_399_999), (on, years, days, timeMs) => {
        const { fromMs, beforeMs } = { fromMs: born(on), beforeMs: born(on) + days * 86_400_000 }
        const bornMs = new Date(beforeMs).setUTCFullYear(new Date(fromMs).getUTCFullYear() - years) + timeMs
        const isWithin = (bracket: (typeof ageBrackets)[number]): boolean => {
          const within = bornWithin(bracket, on)
          return bornMs >= within.fromMs && bornMs < within.beforeMs
        }
        const bracket = ageBracketOf(ageOn(bornMs, on))
        for (const each of ageBrackets.filter((name) => name !== 'unknown')) {
          expect(isWithin(each), `${dayText(bornMs)} on ${on}: ${each}`).toBe(each === bracket)
        }
        expect(isWithin('unknown')).toBe(bracket !== 'unknown')
      }),
      { numRuns: 500 }
    )
  })
})
