import { describe, expect, it } from 'vitest'
import {
  createFormats,
  formatAge,
  formatBytes,
  formatElapsed,
  momentMs,
  wholePercent
} from '../../../../src/renderer/i18n/format'

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('formatAge', () => {
  it.each([
    [0, '0.0 s'],
    [420, '0.4 s'],
    [9_949, '9.9 s'],
    [9_950, '9 s'],
    [12_300, '12 s'],
    [99_999, '99 s'],
    [100_000, '1 min'],
    [3_599_999, '59 min'],
    [3_600_000, '1 h'],
    [172_800_000, '2 d']
  ])('writes %i ms as %s', (ms, text) => {
    expect(spaced(formatAge(ms))).toBe(text)
  })

  it('is never negative and never breaks between number and unit', () => {
    expect(formatAge(-5_000)).toBe('0.0\u00a0s')
  })
})

describe('formatElapsed', () => {
  it.each([
    [0, '0:00'],
    [464, '7:44'],
    [2_487.6, '41:27'],
    [3_729, '1:02:09']
  ])('writes %d s as %s', (seconds, text) => {
    expect(formatElapsed(seconds)).toBe(text)
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [412, '412 B'],
    [1_234, '1.2 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [3_000_000, '3.0 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1.0 GB'],
    [8_423_000_000, '8.4 GB'],
    [212_340_000_000, '212.3 GB'],
    [999_950_000_000, '1.0 TB'],
    [1_234_500_000_000_000, '1234.5 TB']
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(spaced(formatBytes(bytes))).toBe(text)
  })
})

describe('wholePercent', () => {
  it('rounds down, so that a figure never stands in a higher zone than its name', () => {
    expect(wholePercent(89.99)).toBe(89)
    expect(wholePercent(90)).toBe(90)
  })
})

describe('createFormats', () => {
  const nowMs = Date.parse('2026-07-24T22:30:00.000Z')

  it('writes times in the gym’s zone with the zone’s name', () => {
    const berlin = createFormats('Europe/Berlin')
    expect(berlin.time(nowMs)).toBe('00:30:00')
    expect(berlin.zone(nowMs)).toMatch(/CEST|GMT\+2/)
    expect(createFormats('UTC').timeWithMs(nowMs + 417)).toBe('22:30:00.417')
  })

  it('adds the day only where it is another one at the gym', () => {
    const berlin = createFormats('Europe/Berlin')
    expect(berlin.moment(nowMs, nowMs)).toBe('00:30:00')
    expect(berlin.moment(nowMs - 3_600_000, nowMs)).toBe('24 Jul, 23:30:00')
    expect(createFormats('UTC').shortMoment(nowMs - 3_600_000, nowMs)).toBe('21:30')
  })

  it('writes a day at the gym, with the year where it is another year', () => {
    const berlin = createFormats('Europe/Berlin')
    const newYearsEveMs = Date.parse('2025-12-31T22:59:00.000Z')
    expect(berlin.day(nowMs, nowMs)).toBe('25 Jul')
    expect(berlin.day(newYearsEveMs, nowMs)).toBe('31 Dec 2025')
    expect(berlin.day(newYearsEveMs + 3_600_000, nowMs)).toBe('1 Jan')
    expect(berlin.date(nowMs)).toBe('25 Jul 2026')
  })

  it('groups thousands and keeps one decimal where asked', () => {
    const formats = createFormats('UTC')
    expect(formats.integer(108_734_163)).toBe('108,734,163')
    expect(formats.oneDecimal(8)).toBe('8.0')
  })

  it('falls back to UTC for a zone that the browser does not know', () => {
    expect(createFormats('Mars/Olympus').time(nowMs)).toBe('22:30:00')
  })
})

describe('momentMs', () => {
  it('answers null for null and for what is not a moment', () => {
    expect(momentMs('2026-11-24T14:03:22.417Z')).toBe(1_795_529_002_417)
    expect(momentMs(null)).toBeNull()
    expect(momentMs('yesterday')).toBeNull()
  })
})
