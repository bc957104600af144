import { describe, expect, it } from 'vitest'
import { lengthOfSpans, silentSpans } from '../../../../../src/renderer/pages/ride/silent-spans'
import { readingsOf, usual } from './ride-fixture'

describe('spans without a heart rate', () => {
  it('are the seconds in which the sensor was off', () => {
    const spans = silentSpans(readingsOf([{ hr: null }, { hr: null }, {}, {}, { hr: null }, {}]))
    expect(spans).toEqual([
      { fromS: 1, toS: 3 },
      { fromS: 5, toS: 6 }
    ])
    expect(lengthOfSpans(spans)).toBe(3)
  })

  it('are the seconds that never came', () => {
    expect(silentSpans(readingsOf([{ t: 1 }, { t: 2 }, { t: 9 }]))).toEqual([{ fromS: 3, toS: 9 }])
  })

  it('are one span where a missing second and one without a value follow each other', () => {
    expect(silentSpans(readingsOf([{ t: 1 }, { t: 4, hr: null }, { t: 5 }]))).toEqual([{ fromS: 2, toS: 5 }])
  })

  it('are none where every second has one', () => {
    expect(silentSpans(readingsOf(usual(60)))).toEqual([])
    expect(lengthOfSpans([])).toBe(0)
  })
})
