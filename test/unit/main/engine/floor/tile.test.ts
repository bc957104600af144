import { describe, expect, it } from 'vitest'
import { bikeKeyOf, tileOf } from '../../../../../src/main/engine/floor/tile'
import { newBikeStream } from '../../../../../src/main/engine/ingest/bike-stream'
import { defaultAlertRules } from '../../../../../src/shared/domain/alert-rules'
import { tileSchema } from '../../../../../src/shared/domain/floor'
import { noOwnLimits } from '../../../../../src/shared/figures/heart-rate'
import { lines } from '../ingest/line-fixture'
import { streamAfter } from './stream-fixture'

const { main, fetch, system, ride, telemetry } = lines
const ada = { alias: 'Ada B.', bornMs: Date.UTC(1986, 10, 1), gender: 'Female', own: noOwnLimits }

describe('the tile of a bike that is ridden', () => {
  it("shows the last reading, the rider by alias, and the zone by the rider's own maximum", () => {
    const stream = streamAfter('SN0007', [main, fetch(0), system(1, 7), ride(2, 1, 35), telemetry(2.5, 162, 80, 151.5)])
    stream.heartRateTrail = [null, 162]
    const tile = tileOf(stream, ada)
    expect(tile).toEqual({
      bike_key: '0=SN0007',
      bike_serial: 'SN0007',
      bike_label: '07',
      state: 'riding',
      ride_id: 1,
      rider_id: 7,
      rider_alias: 'Ada B.',
      heart_rate: 162,
      heart_rate_percent: 90,
      heart_rate_zone: 5,
      heart_rate_maximum: 180,
      heart_rate_limit: 190,
      is_age_unknown: false,
      cadence: 80,
      power: 151.5,
      resistance: 35,
      elapsed_s: 1,
      ride_started_at: '2026-11-01T10:00:00.000Z',
      free_since: null,
      last_event_at: '2026-11-01T10:00:02.500Z',
      heart_rate_trail: [null, 162]
    })
    expect(tileSchema.strict().safeParse(tile).success).toBe(true)
    expect(tile.heart_rate_trail).not.toBe(stream.heartRateTrail)
  })

  it('shows no heart rate, percent or zone while the sensor is off', () => {
    const tile = tileOf(streamAfter('SN0007', [system(1, 7), ride(2, 1), telemetry(2.5, 0)]), ada)
    expect(tile).toMatchObject({ heart_rate: null, heart_rate_percent: null, heart_rate_zone: null, cadence: 60 })
  })

  it('shows only what is known before its first reading', () => {
    expect(tileOf(streamAfter('SN0007', [fetch(0), system(1, 7)]), ada)).toMatchObject({
      state: 'riding',
      heart_rate: null,
      cadence: null,
      power: null,
      resistance: null,
      elapsed_s: null,
      ride_started_at: '2026-11-01T10:00:00.000Z',
      last_event_at: '2026-11-01T10:00:00.000Z'
    })
  })

  it('shows an unknown rider as such, by the maximum of an unknown age', () => {
    expect(tileOf(streamAfter(null, [telemetry(1, 88)]), null)).toMatchObject({
      bike_key: '0',
      bike_serial: null,
      bike_label: '?',
      rider_id: null,
      rider_alias: null,
      heart_rate_percent: 50,
      heart_rate_zone: 1,
      heart_rate_maximum: 176,
      heart_rate_limit: 186,
      is_age_unknown: true
    })
  })

  it.each([
    ['no birth date', null],
    ['a birth date in the future', Date.UTC(2030, 0, 1)],
    ['an age of 9', Date.UTC(2016, 10, 2)],
    ['an age of 101', Date.UTC(1925, 9, 1)]
  ])('takes %s for an unknown age', (_, bornMs) => {
    const tile = tileOf(streamAfter('k', [system(1, 7), telemetry(2)]), { ...ada, alias: 'Countess', bornMs })
    expect(tile).toMatchObject({ is_age_unknown: true, heart_rate_maximum: 176, rider_alias: 'Countess' })
  })

  it.each([
    ['10', Date.UTC(2016, 10, 1), 201],
    ['100', Date.UTC(1926, 10, 1), 138]
  ])('knows an age of %s', (_, bornMs, maximum) => {
    const tile = tileOf(streamAfter('k', [system(1, 7), telemetry(2)]), { ...ada, alias: null, bornMs })
    expect(tile).toMatchObject({ is_age_unknown: false, rider_alias: null })
    expect(tile.heart_rate_maximum).toBeCloseTo(maximum, 10)
  })
})

describe('the figures of a tile', () => {
  const stream = streamAfter('SN0007', [system(1, 7), telemetry(2, 144)])

  it('go by the rules in force', () => {
    const rules = structuredClone(defaultAlertRules)
    rules.formula = 'fox'
    rules.rules.H1.above_maximum_bpm = 20
    rules.zone_starts_percent = [40, 50, 60, 70, 85]
    expect(tileOf(stream, ada, rules)).toMatchObject({
      heart_rate_maximum: 180,
      heart_rate_limit: 200,
      heart_rate_percent: 80,
      heart_rate_zone: 4
    })
    rules.formula = 'by_sex'
    expect(tileOf(stream, ada, rules).heart_rate_maximum).toBeCloseTo(170.8, 10)
    expect(tileOf(stream, { ...ada, gender: null }, rules).heart_rate_maximum).toBe(180)
  })

  it('go by what staff have set for the rider, whose age then matters no more', () => {
    const own = { ...noOwnLimits, testedMaximumBpm: 192, veryHighBpm: 170 }
    expect(tileOf(stream, { ...ada, bornMs: null, own })).toMatchObject({
      heart_rate_maximum: 192,
      heart_rate_limit: 170,
      heart_rate_percent: 75,
      is_age_unknown: false
    })
  })
})

describe('the tile of a free bike', () => {
  it('says since when, and nothing of the ride or rider before', () => {
    const stream = streamAfter('SN0007', [system(1, 7), ride(2, 1), telemetry(2.5, 162), main])
    stream.heartRateTrail = [162]
    expect(tileOf(stream, null)).toMatchObject({
      state: 'free',
      ride_id: null,
      rider_id: null,
      rider_alias: null,
      heart_rate: null,
      cadence: null,
      elapsed_s: null,
      ride_started_at: null,
      free_since: '2026-11-01T10:00:02.500Z',
      last_event_at: '2026-11-01T10:00:02.500Z',
      heart_rate_trail: []
    })
  })

  it('that never rode is free since nobody knows when', () => {
    expect(tileOf(newBikeStream(0, null), null)).toMatchObject({ state: 'free', free_since: null, last_event_at: null })
  })
})

describe('bikeKeyOf', () => {
  it('is different for streams that differ in partition or key only', () => {
    const keys: [number, string | null][] = [
      [1, null],
      [11, null],
      [1, '1'],
      [1, ''],
      [0, '1'],
      [0, '=1']
    ]
    const names = keys.map(([partition, key]) =>
      bikeKeyOf(newBikeStream(partition, key === null ? null : Buffer.from(key)))
    )
    expect(new Set(names).size).toBe(keys.length)
  })
})
