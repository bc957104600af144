import { describe, expect, it } from 'vitest'
import { tileAttention } from '../../../../../src/renderer/pages/floor/tile-attention'
import { alertWith } from '../../alerts/alert-fixture'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const noHeartRate = { heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }

describe('tileAttention', () => {
  it('asks for nothing of a bike that rides, however high its heart rate: rules say what is too high', () => {
    expect(tileAttention(tileWith({ heart_rate: 230 }), [], shortlyAfterMs, true)).toBeNull()
  })

  it('asks for a look where there is an alert, also of a bike that sends nothing', () => {
    const old = tileWith({ last_event_at: '2026-11-24T14:00:00.000Z' })
    expect(tileAttention(tileWith(), [alertWith()], shortlyAfterMs, true)).toBe('alert')
    expect(tileAttention(old, [alertWith()], shortlyAfterMs, true)).toBe('alert')
  })

  it('asks for a look where there is no heart rate to go by, but not before the first reading', () => {
    const suspect = alertWith({ rule: 'S2', priority: 'technical' })
    expect(tileAttention(tileWith(noHeartRate), [], shortlyAfterMs, true)).toBe('no-heart-rate')
    expect(tileAttention(tileWith(), [suspect], shortlyAfterMs, true)).toBe('no-heart-rate')
    const begun = { ...noHeartRate, cadence: null, power: null, resistance: null, elapsed_s: null }
    expect(tileAttention(tileWith(begun), [], shortlyAfterMs, true)).toBeNull()
  })

  it('asks for a look while a bike is silent, and no more once it is not in use', () => {
    const at = (moment: string) => tileWith({ last_event_at: moment })
    expect(tileAttention(at('2026-11-24T14:03:13.000Z'), [], shortlyAfterMs, true)).toBe('stale')
    expect(tileAttention(at('2026-11-24T14:02:23.000Z'), [], shortlyAfterMs, true)).toBeNull()
    expect(tileAttention(at('2026-11-24T14:02:23.000Z'), [], shortlyAfterMs, false)).toBe('stale')
  })

  it('leaves free bikes alone', () => {
    expect(tileAttention(freeTile(), [], shortlyAfterMs, false)).toBeNull()
  })
})
