import { describe, expect, it } from 'vitest'
import { cityKeyOf, genderKeyOf } from '../../../../../src/main/engine/store/rider-keys'

describe('What riders are asked for by', () => {
  it('is the same for a city however it is written, and nothing where nothing is left of it', () => {
    expect(['Zürich', 'ZURICH', ' zu\u0308rich '].map(cityKeyOf)).toEqual(['zurich', 'zurich', 'zurich'])
    expect(['', '--', ' ', null].map(cityKeyOf)).toEqual([null, null, null, null])
  })

  it('is the same for a gender in any case, and nothing for one that is unknown', () => {
    expect(['Female', ' FEMALE ', 'Non-Binary'].map(genderKeyOf)).toEqual(['female', 'female', 'non-binary'])
    expect([null, '', ' ', 'Unknown'].map(genderKeyOf)).toEqual([null, null, null, null])
  })
})
