import { describe, expect, it } from 'vitest'
import { allZones, isZone, matchZones } from '../../../../../src/renderer/pages/settings/zone-matches'

const zones = ['America/New_York', 'Asia/Katmandu', 'Europe/Kiev', 'Europe/London', 'UTC']

describe('Looking for a time zone', () => {
  it.each([
    ['london', ['Europe/London']],
    ['new y', ['America/New_York']],
    ['york new', ['America/New_York']],
    ['EUROPE/L', ['Europe/London']],
    ['kathm', ['Asia/Katmandu']],
    ['kyiv', ['Europe/Kiev']],
    ['ondon', []],
    ['', zones]
  ])('by %j finds %j', (query, found) => {
    expect(matchZones(zones, query)).toEqual(found)
  })

  it('has UTC among all that there are', () => {
    expect(allZones()).toContain('UTC')
    expect(allZones().length).toBeGreaterThan(400)
  })

  it('takes newer names than are listed, and no offsets', () => {
    expect(isZone('Asia/Kathmandu')).toBe(true)
    expect(isZone('+02:00')).toBe(false)
    expect(isZone('Mars/Olympus')).toBe(false)
    expect(isZone('')).toBe(false)
  })
})
