import { describe, expect, it } from 'vitest'
import { ridersByAge, ridersByGender } from '../../../../../src/main/engine/report/rider-groups'

const of = (gender: string | null) => ({ gender, bornMs: null })
const born = (text: string | null, date = '2026-11-23') => ({
  gender: null,
  bornMs: text === null ? null : Date.parse(text),
  date
})

describe('Riders by gender', () => {
  it('are grouped whatever the case and blanks, under the word most of them have, largest first', () => {
    const riders = ['female', ' Male', 'male', 'MALE ', 'male', 'non-binary'].map(of)
    expect(ridersByGender(riders, 0)).toEqual([
      { gender: 'male', riders: 4 },
      { gender: 'female', riders: 1 },
      { gender: 'non-binary', riders: 1 }
    ])
  })

  it('have the unknown last however many they are: no word, blanks, no rider, the word itself', () => {
    expect(ridersByGender([of(null), of(''), of('  '), of('Unknown'), of('female')], 3)).toEqual([
      { gender: 'female', riders: 1 },
      { gender: 'unknown', riders: 7 }
    ])
  })

  it('are none where nobody rode', () => {
    expect(ridersByGender([], 0)).toEqual([])
  })

  it('keep hostile words as they are', () => {
    const word = `<script>\u202e${'x'.repeat(300)}`
    expect(ridersByGender([of(word), of('__proto__')], 0).map(({ gender }) => gender)).toEqual([word, '__proto__'])
  })
})

describe('Riders by age', () => {
  const bracketOf = (rider: ReturnType<typeof born>): string | undefined =>
    ridersByAge([rider], 0).find(({ riders }) => riders === 1)?.bracket

  it('turn a year older on their birthday', () => {
    expect(bracketOf(born('2008-11-24'))).toBe('<18')
    expect(bracketOf(born('2008-11-23'))).toBe('18-24')
    expect(bracketOf(born('1961-11-24'))).toBe('55-64')
    expect(bracketOf(born('1961-11-23'))).toBe('65+')
  })

  it.each([
    ['2001-11-23', '25-34'],
    ['1991-11-23', '35-44'],
    ['1981-11-23', '45-54'],
    ['1971-11-23', '55-64'],
    ['2026-11-23', '<18']
  ])('born %s are %s', (birthday, bracket) => {
    expect(bracketOf(born(birthday))).toBe(bracket)
  })

  it('are unknown without a birth date, with one in the future and with one nobody can have', () => {
    expect(['unknown', 'unknown', 'unknown']).toEqual(
      [null, '2027-01-01', '1800-01-01'].map((text) => bracketOf(born(text)))
    )
  })

  it('are told for all brackets in order', () => {
    expect(ridersByAge([], 2).map(({ bracket, riders }) => `${bracket} ${riders}`)).toEqual([
      '<18 0',
      '18-24 0',
      '25-34 0',
      '35-44 0',
      '45-54 0',
      '55-64 0',
      '65+ 0',
      'unknown 2'
    ])
  })
})
