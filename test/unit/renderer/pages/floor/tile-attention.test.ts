import { describe, expect, it } from 'vitest'
import { tileAttention } from '../../../../../src/renderer/pages/floor/tile-attention'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const noHeartRate = { heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }

describe('tileAttention', () => {
  it('asks for nothing at the limit, and for a look above it', () => {
    expect(tileAttention(tileWith({ heart_rate: 190, heart_rate_limit: 190 }), shortlyAfterMs, true)).toBeNull()
    expect(tileAttention(tileWith({ heart_rate: 190.5, heart_rate_limit: 190 }), shortlyAfterMs, true)).toBe(
      'above-limit'
    )
  })

  it('asks for a look where there is no heart rate, but not before the first reading', () => {
    expect(tileAttention(tileWith(noHeartRate), shortlyAfterMs, true)).toBe('no-heart-rate')
    const begun = { ...noHeartRate, cadence: null, power: null, resistance: null, elapsed_s: null }
    expect(tileAttention(tileWith(begun), shortlyAfterMs, true)).toBeNull()
  })

  it('says of an old reading that it is old, whatever it was', () => {
    const high = tileWith({ heart_rate: 210, last_event_at: '2026-11-24T14:03:00.000Z' })
    expect(tileAttention(high, shortlyAfterMs, true)).toBe('stale')
    expect(tileAttention(tileWith({ heart_rate: 210 }), shortlyAfterMs, false)).toBe('stale')
  })

  it('leaves free bikes alone', () => {
    expect(tileAttention(freeTile(), shortlyAfterMs, false)).toBeNull()
  })
})
