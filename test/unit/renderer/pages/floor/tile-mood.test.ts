import { describe, expect, it } from 'vitest'
import { tileAgeMs, tileMood } from '../../../../../src/renderer/pages/floor/tile-mood'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

describe('tileMood', () => {
  it('is riding with a fresh heart rate', () => {
    expect(tileMood(tileWith(), shortlyAfterMs, true)).toBe('riding')
  })

  it('is stale from ten seconds without a reading on', () => {
    const lastMs = Date.parse('2026-11-24T14:03:22.000Z')
    expect(tileMood(tileWith(), lastMs + 9_999, true)).toBe('riding')
    expect(tileMood(tileWith(), lastMs + 10_000, true)).toBe('stale')
    expect(tileMood(tileWith(), lastMs + 59_999, true)).toBe('stale')
    expect(tileMood(tileWith(), lastMs + 60_000, true)).toBe('not-in-use')
    expect(tileMood(tileWith(), lastMs + 60_000, false)).toBe('stale')
  })

  it('is stale at once where the whole picture is not live', () => {
    expect(tileMood(tileWith(), shortlyAfterMs, false)).toBe('stale')
  })

  it('says no heart rate where the sensor is off, not zero', () => {
    const tile = tileWith({ heart_rate: null, heart_rate_percent: null, heart_rate_zone: null })
    expect(tileMood(tile, shortlyAfterMs, true)).toBe('no-heart-rate')
  })

  it('waits for the first reading of a ride that has only begun', () => {
    const begun = { heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }
    const tile = tileWith({ ...begun, cadence: null, power: null, resistance: null, elapsed_s: null })
    expect(tileMood(tile, shortlyAfterMs, true)).toBe('waiting')
  })

  it('is free without a ride, live or not, however old', () => {
    expect(tileMood(freeTile(), shortlyAfterMs, false)).toBe('free')
  })

  it('never tells a negative age when the clock of the feed is ahead', () => {
    expect(tileAgeMs(tileWith(), shortlyAfterMs - 60_000)).toBe(0)
    expect(tileAgeMs(tileWith({ last_event_at: null }), shortlyAfterMs)).toBeNull()
  })
})
