import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { tileMood } from '../../../../../src/renderer/pages/floor/tile-mood'
import { tileSentence } from '../../../../../src/renderer/pages/floor/tile-sentence'
import type { Tile } from '../../../../../src/shared/domain/floor'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const formats = createFormats('UTC')
const said = (tile: Tile, nowMs = shortlyAfterMs): string =>
  tileSentence(tile, tileMood(tile, nowMs, true), nowMs, formats)

describe('tileSentence', () => {
  it('reads bike, rider, percent, zone and heart rate', () => {
    expect(said(tileWith())).toBe('Bike 07, Freya H., 85 percent of maximum, zone 4, 154 beats per minute')
  })

  it('says that the rider or the age is not known', () => {
    expect(said(tileWith({ rider_alias: null, rider_id: null }))).toContain('Bike 07, Unknown rider, 85 percent')
    expect(said(tileWith({ is_age_unknown: true }))).toMatch(/, age unknown$/)
  })

  it('says that there is no heart rate rather than zero', () => {
    const tile = tileWith({ heart_rate: null, heart_rate_percent: null, heart_rate_zone: null })
    expect(said(tile)).toBe('Bike 07, Freya H., no heart rate, sensor off')
  })

  it('says how old the last values are', () => {
    expect(said(tileWith(), shortlyAfterMs + 22_000)).toMatch(
      /^Bike 07, Freya H., no reading for 23\u00a0s, last values/
    )
  })

  it('says since when a bike is free', () => {
    expect(said(freeTile())).toBe('Bike 07, free since 13:52')
  })
})
