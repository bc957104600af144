import { describe, expect, it } from 'vitest'
import { closeRange, partAt, readingsBetween, spansOf } from '../../../../../src/renderer/pages/alerts/surroundings'
import { anAlert, firedMs, iso } from './alerts-fixture'

const msAfter = (s: number): number => firedMs + s * 1_000

describe('two minutes around an alert', () => {
  it('have its firing in their middle, and its hold before it', () => {
    expect(spansOf(anAlert({ ended_at: iso(41) }), msAfter(600))).toEqual({
      firedMs,
      fromMs: msAfter(-120),
      toMs: msAfter(120),
      hold: [msAfter(-14), firedMs],
      firing: [firedMs, msAfter(41)]
    })
  })

  it('show only the part of hold and firing that lies in them', () => {
    const long = anAlert({ condition_since: iso(-300), ended_at: iso(400) })
    expect(spansOf(long, null)).toMatchObject({ hold: [msAfter(-120), firedMs], firing: [firedMs, msAfter(120)] })
  })

  it('let it fire up to the last reading while it lasts', () => {
    expect(spansOf(anAlert(), msAfter(30)).firing).toEqual([firedMs, msAfter(30)])
    expect(spansOf(anAlert(), null).firing).toEqual([firedMs, firedMs])
  })

  it('say of a moment whether it lies in hold or firing', () => {
    const spans = spansOf(anAlert({ ended_at: iso(41) }), null)
    expect([-15, -14, -1, 0, 41, 42].map((s) => partAt(spans, msAfter(s)))).toEqual([
      null,
      'hold',
      'hold',
      'firing',
      'firing',
      null
    ])
  })

  it('hold the readings in them, all columns alike', () => {
    const readings = {
      atMs: [msAfter(-121), msAfter(-120), msAfter(120), msAfter(121)],
      rideS: [1, 2, 3, 4],
      startsSpan: [true, false, true, false],
      heartRateBpm: [150, null, 194, 195],
      cadenceRpm: [80, 81, 82, 83],
      powerWatts: [100, 101, 102, 103],
      resistance: [30, 31, null, 33]
    }
    expect(readingsBetween(readings, msAfter(-120), msAfter(120))).toEqual({
      atMs: [msAfter(-120), msAfter(120)],
      rideS: [2, 3],
      startsSpan: [false, true],
      heartRateBpm: [null, 194],
      cadenceRpm: [81, 82],
      powerWatts: [101, 102],
      resistance: [31, null]
    })
  })

  it('show limit and heart rate whole, and a calm heart as calm', () => {
    const [lowest, highest] = closeRange([160, null, 196], 193)
    expect(lowest).toBeLessThan(160)
    expect(highest).toBeGreaterThan(196)
    const flat = closeRange([100, 101], null)
    expect(flat[1] - flat[0]).toBeGreaterThanOrEqual(40)
    expect(closeRange([null], null)).toEqual([56, 203])
  })
})
