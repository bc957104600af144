import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { type TileAlarm, tileAlarm } from '../../../../../src/renderer/pages/floor/tile-alarm'
import { tileMood } from '../../../../../src/renderer/pages/floor/tile-mood'
import { buttonSentence, tileSentence } from '../../../../../src/renderer/pages/floor/tile-sentence'
import type { Tile } from '../../../../../src/shared/domain/floor'
import { alertWith } from '../../alerts/alert-fixture'
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

  it('says of a bike that somebody left that it is not in use', () => {
    expect(said(tileWith(), shortlyAfterMs + 119_000)).toBe(
      'Bike 07, Freya H., not in use, last reading 2\u00a0min ago'
    )
  })

  it('says since when a bike is free', () => {
    expect(said(freeTile())).toBe('Bike 07, free since 13:52')
  })
})

describe('buttonSentence', () => {
  const saidOfButton = (tile: Tile, alarm: TileAlarm | null = null): string =>
    buttonSentence(tile, tileMood(tile, shortlyAfterMs, true), alarm, shortlyAfterMs, formats)

  it('says which alert there is, and that somebody is on it', () => {
    const alarm = tileAlarm([alertWith()], shortlyAfterMs)
    expect(saidOfButton(tileWith(), alarm)).toMatch(/, High priority alert: Very high heart rate$/)
    const taken = tileAlarm([alertWith({ acknowledged_at: '2026-11-24T14:03:20.000Z' })], shortlyAfterMs)
    expect(saidOfButton(tileWith(), taken)).toMatch(/Very high heart rate, acknowledged$/)
  })

  it('says that the age is not known', () => {
    expect(saidOfButton(tileWith({ is_age_unknown: true }))).toMatch(/, age unknown$/)
  })

  it('says that a free bike has nothing to open', () => {
    expect(saidOfButton(freeTile())).toBe('Bike 07, free since 13:52, nothing to open')
    expect(saidOfButton(tileWith())).not.toContain('open')
  })
})
