import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limitNames, limitsOf, textsOf } from '../../../../../src/renderer/pages/rider/limits-draft'
import { riderLimitsInputSchema } from '../../../../../src/shared/domain/rider-limits'

const empty = { override_maximum: '', tested_maximum: '', very_high: '', low: '' }

describe('A rider’s own limits as they are typed', () => {
  it('are none where the fields are empty', () => {
    expect(limitsOf({ ...empty, low: '  ' })).toEqual({
      limits: { override_maximum: null, tested_maximum: null, very_high: null, low: null },
      faults: new Map()
    })
  })

  it('are whole numbers within their range', () => {
    expect(limitsOf({ ...empty, tested_maximum: ' 192 ', low: '45' }).limits).toEqual({
      override_maximum: null,
      tested_maximum: 192,
      very_high: null,
      low: 45
    })
    for (const text of ['19O', '-180', '18.5', '1e2', '79', '241']) {
      expect(limitsOf({ ...empty, override_maximum: text })).toEqual({
        limits: null,
        faults: new Map([['override_maximum', 'range']])
      })
    }
  })

  it('have a low limit below the very high one', () => {
    expect(limitsOf({ ...empty, very_high: '100', low: '100' }).faults).toEqual(new Map([['low', 'order']]))
    expect(limitsOf({ ...empty, very_high: '100', low: '99' }).faults.size).toBe(0)
  })

  it('are refused here exactly where the console refuses them', () => {
    const text = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 260 }).map(String))
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), ([override_maximum, tested_maximum, very_high, low]) => {
        const texts = { override_maximum, tested_maximum, very_high, low }
        const sent = Object.fromEntries(
          limitNames.map((name) => [name, texts[name] === '' ? null : Number(texts[name])])
        )
        const { limits } = limitsOf(texts)
        expect(limits !== null).toBe(riderLimitsInputSchema.safeParse({ rider_id: 1, limits: sent }).success)
        if (limits !== null) expect(textsOf(limits)).toEqual(texts)
      }),
      { numRuns: 1_000 }
    )
  })
})
