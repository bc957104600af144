import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { floorSummary } from '../../../../../src/renderer/pages/floor/floor-summary'
import { floorSentence, wallLine } from '../../../../../src/renderer/pages/floor/floor-words'
import { noAlerts } from '../../alerts/alert-fixture'
import { freeTile, shortlyAfterMs, tileWith } from './tile-fixture'

const formats = createFormats('UTC')
const summary = floorSummary(
  [
    tileWith({ bike_key: 'a', heart_rate_percent: 64, heart_rate_zone: 2 }),
    tileWith({ bike_key: 'b', heart_rate_percent: 92, heart_rate_zone: 5 }),
    tileWith({ bike_key: 'c', heart_rate: null, heart_rate_percent: null, heart_rate_zone: null }),
    freeTile({ bike_key: 'd' })
  ],
  noAlerts,
  shortlyAfterMs
)

describe('floorSentence', () => {
  it('reads the header in its order', () => {
    expect(floorSentence(summary, true, formats)).toBe(
      '3 of 4 riding, 1 needs attention, 1 free, 0 without signal, class average 78 percent, Zone 2: 1 rider, Zone 5: 1 rider'
    )
  })

  it('names bikes that are not in use where there are any, so that all of them add up', () => {
    const withOne = floorSummary([tileWith({}), freeTile({ bike_key: 'b' })], noAlerts, shortlyAfterMs + 120_000)
    expect(floorSentence(withOne, true, formats)).toContain('1 free, 1 not in use')
    expect(wallLine(withOne, formats)).toBe('0 riding, 1 free, 1 not in use')
  })

  it('claims no number while the picture is not live', () => {
    expect(floorSentence(summary, false, formats)).not.toMatch(/\d/)
  })
})

describe('wallLine', () => {
  it('says who rides, what is free and the average', () => {
    expect(wallLine(summary, formats)).toBe('3 riding, 1 free, class average 78\u00a0%')
  })

  it('says nothing of an average of nobody, nor of anyone who needs attention', () => {
    const line = wallLine(floorSummary([freeTile()], noAlerts, shortlyAfterMs), formats)
    expect(line).toBe('0 riding, 1 free')
    expect(wallLine(summary, formats)).not.toContain('attention')
  })
})
