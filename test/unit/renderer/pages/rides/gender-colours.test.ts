import { expect, it } from 'vitest'
import { shownGenders } from '../../../../../src/renderer/pages/rides/gender-colours'

const of = (...genders: readonly string[]) =>
  genders.map((gender) => ({ gender, rides: 1, duration_s: 1, median_s: 1 }))

it('keeps the colours of women and men whatever their order and case', () => {
  expect(shownGenders(of('Male', 'female')).map(({ colour }) => colour)).toEqual(['cadence', 'power'])
})

it('drops nobody: the rare are one, the unknown are last', () => {
  const shown = shownGenders(of('a', 'b', 'c', 'd', 'e', 'unknown'))
  expect(shown.flatMap(({ genders }) => genders)).toEqual(['a', 'b', 'c', 'd', 'e', 'unknown'])
  expect(shown.map(({ kind }) => kind)).toEqual(['named', 'named', 'named', 'rest', 'unknown'])
})

it('gives no two of them one colour', () => {
  const named = shownGenders(of('a', 'b', 'female', 'male')).map(({ colour }) => colour)
  expect(new Set(named).size).toBe(4)
})
