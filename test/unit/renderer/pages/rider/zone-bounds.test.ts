import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zoneBounds, zonePercents } from '../../../../../src/renderer/pages/rider/zone-bounds'
import { heartRateZone } from '../../../../../src/shared/figures/heart-rate'

const usual = [50, 60, 70, 80, 90]

it('lists the zones of a maximum of 180 bpm in whole bpm, highest first', () => {
  expect(zoneBounds(180, usual)).toEqual([
    { zone: 5, fromBpm: 162, toBpm: null },
    { zone: 4, fromBpm: 144, toBpm: 161 },
    { zone: 3, fromBpm: 126, toBpm: 143 },
    { zone: 2, fromBpm: 108, toBpm: 125 },
    { zone: 1, fromBpm: 90, toBpm: 107 },
    { zone: 0, fromBpm: null, toBpm: 89 }
  ])
})

it('puts every heart rate into the one zone that the floor shows it in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 1, max: 240 }), (age, bpm) => {
      const maximum = 208 - 0.7 * age
      const zones = zoneBounds(maximum, usual).filter(
        ({ fromBpm, toBpm }) => bpm >= (fromBpm ?? 0) && bpm <= (toBpm ?? Number.POSITIVE_INFINITY)
      )
      expect(zones.map(({ zone }) => zone)).toEqual([heartRateZone((bpm / maximum) * 100)])
    }),
    { numRuns: 2_000 }
  )
})

it('names each zone’s percentages', () => {
  expect(([0, 1, 5] as const).map((zone) => zonePercents(zone, [45, 60, 72.5, 80, 91]))).toEqual([
    { from: null, to: 45 },
    { from: 45, to: 60 },
    { from: 91, to: null }
  ])
})
