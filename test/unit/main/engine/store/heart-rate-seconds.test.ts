import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packHeartRateSeconds, timeInZoneOf } from '../../../../../src/main/engine/store/heart-rate-seconds'
import { zoneStartsPercent } from '../../../../../src/shared/figures/heart-rate'
import { timeInZone } from '../../../../../src/shared/figures/time-in-zone'

function packed(heartRatesBpm: readonly (number | null)[]): Buffer {
  const seconds = new Map<number, number>()
  for (const bpm of heartRatesBpm) if (bpm !== null && bpm > 0) seconds.set(bpm, (seconds.get(bpm) ?? 0) + 1)
  return packHeartRateSeconds(seconds)
}

it('Packed heart rates give the time in zones that the readings give, for any maximum and any zones', () => {
  const bpm = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.double({ min: 0, max: 999, noNaN: true }))
  const starts = fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 5, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.array(fc.option(bpm), { maxLength: 300 }),
      fc.double({ min: 90, max: 250, noNaN: true }),
      starts,
      (ride, maximum, list) => {
        const rising = list.toSorted((one, other) => one - other)
        expect(timeInZoneOf(packed(ride), maximum, rising)).toEqual(timeInZone(ride, maximum, rising))
      }
    )
  )
})

it('They take some 150 bytes for an hour, and a few for a ride without a heart rate', () => {
  const hour = Array.from({ length: 3_600 }, (_, second) => 90 + Math.round(70 * Math.sin(second / 900) ** 2))
  expect(packed(hour).length).toBeLessThan(230)
  expect(packed([null, 0]).length).toBeLessThan(10)
  expect(timeInZoneOf(packed([]), 180, zoneStartsPercent)?.withSignalSeconds).toBe(0)
})

it('Bytes that were not packed so give no time, and never throw', () => {
  const whole = packed([90, 91, 120.5])
  expect(timeInZoneOf(whole.subarray(0, -1), 180, zoneStartsPercent)).toBeNull()
  expect(timeInZoneOf(Buffer.concat([whole, Buffer.of(1)]), 180, zoneStartsPercent)).toBeNull()
  expect(timeInZoneOf(Buffer.of(2, ...whole.subarray(1)), 180, zoneStartsPercent)).toBeNull()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      timeInZoneOf(Buffer.of(1, ...bytes), 180, zoneStartsPercent)
    })
  )
})
