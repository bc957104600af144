import { describe, expect, it } from 'vitest'
import { actionWords, alertFigures, alertLine } from '../../../../src/renderer/alerts/alert-words'
import { createFormats } from '../../../../src/renderer/i18n/format'
import { alertWith } from './alert-fixture'

const formats = createFormats('UTC')
const nowMs = Date.parse('2026-11-24T14:04:01.000Z')

describe('alertFigures', () => {
  it('has the heart rate, the limit and how long it has lasted since it fired', () => {
    expect(alertFigures(alertWith(), nowMs, formats)).toBe('195\u00a0bpm · limit 190 · 0:41')
  })

  it('stops at the end of one that is over, and leaves out what there is not', () => {
    const over = alertWith({ ended_at: '2026-11-24T14:03:50.000Z', limit: null, peak_heart_rate: null })
    expect(alertFigures(over, nowMs, formats)).toBe('0:30')
  })
})

describe('What is said of an alert', () => {
  it('names the bike and what to do, and nobody', () => {
    expect(alertLine(alertWith())).toBe('Bike 07: Very high heart rate')
    expect(actionWords(alertWith())).toBe('Go to bike 07: ask how they feel; reduce resistance.')
    expect(alertLine(alertWith({ rule: 'P1', bike_label: '?' }))).toBe('Alerts are off')
  })
})
