import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { tileMood } from '../../../../../src/renderer/pages/floor/tile-mood'
import { buttonSentence, tileSentence } from '../../../../../src/renderer/pages/floor/tile-sentence'
import type { Tile } from '../../../../../src/shared/domain/floor'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const formats = createFormats('UTC')
const said = (tile: Tile, nowMs = shortlyAfterMs): string =>
  tileSentence(tile, tileMood(tile, nowMs, true), nowMs, formats)

describe('tileSentence', () => {
  it('reads bike, rider, percent, zone and heart rate', () => {
    expect(said(tileWith())).toBe('Bike 07, Freya H., 85 percent of maximum, zone 4, 154 beats per minute')
  })

  it('says that the rider is not known', () => {
    expect(said(tileWith({ rider_alias: null, rider_id: null }))).toContain('Bike 07, Unknown rider, 85 percent')
  })

  it('says nothing of an age, nor of a limit: all the room may hear it', () => {
    const tile = tileWith({ heart_rate: 195, heart_rate_limit: 190, is_age_unknown: true })
    expect(said(tile)).not.toMatch(/age|limit/)
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

describe('buttonSentence', () => {
  const saidOfButton = (tile: Tile, nowMs = shortlyAfterMs): string =>
    buttonSentence(tile, tileMood(tile, nowMs, true), nowMs, formats)

  it('says that a heart rate is above the limit, and which', () => {
    const tile = tileWith({ heart_rate: 195, heart_rate_limit: 190.4 })
    expect(saidOfButton(tile)).toMatch(/195 beats per minute, above the limit of 190$/)
    expect(saidOfButton(tileWith())).not.toContain('limit')
  })

  it('says that the age is not known', () => {
    expect(saidOfButton(tileWith({ is_age_unknown: true }))).toMatch(/, age unknown$/)
  })

  it('claims nothing of the present where the reading is old', () => {
    const tile = tileWith({ heart_rate: 195, heart_rate_limit: 190 })
    expect(saidOfButton(tile, shortlyAfterMs + 22_000)).not.toContain('limit')
  })

  it('says that a free bike has nothing to open', () => {
    expect(saidOfButton(freeTile())).toBe('Bike 07, free since 13:52, nothing to open')
    expect(saidOfButton(tileWith())).not.toContain('open')
  })
})
