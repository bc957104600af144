import { describe, expect, it } from 'vitest'
import { createFormats } from '../../../../../src/renderer/i18n/format'
import { previewSentence, priorityBars, ruleBars } from '../../../../../src/renderer/pages/settings/preview-figures'
import type { RulePreview } from '../../../../../src/shared/domain/alert-rules'

const none = { H1: 0, H2: 0, H3: 0, H4: 0, L1: 0, L2: 0, S1: 0, S2: 0 }
const preview = (over: Partial<RulePreview> = {}): RulePreview => ({
  rides: 2_861,
  ride_hours: 1_402.4,
  from: '2026-11-17T00:00:00.000Z',
  now: { by_rule: { ...none, H1: 12, H2: 30 }, high: 12, medium: 30, low: 0, technical: 4 },
  asked: { by_rule: { ...none, H1: 45, H2: 60 }, high: 45, medium: 60, low: 0, technical: 4 },
  is_complete: true,
  ...over
})
const formats = createFormats('UTC')
const said = (days: number, isEdited: boolean, given = preview()): string => {
  const { over, alerts } = previewSentence(given, days, isEdited, formats)
  return `${over} ${alerts}`
}

describe('What rules would have done', () => {
  it('is said beside what those in force would have', () => {
    expect(said(7, true)).toBe('Over the last 7 days (2,861 rides): 45 high-priority alerts instead of 12')
  })

  it('is said as the same where it is', () => {
    expect(said(1, true, preview({ rides: 1, asked: preview().now }))).toBe(
      'Over the last day (1 ride): 12 high-priority alerts, as now'
    )
  })

  it('is said alone where nothing is edited', () => {
    const one = { ...preview().now, high: 1 }
    expect(said(31, false, preview({ asked: one, now: one }))).toBe(
      'Over the last 31 days (2,861 rides): 1 high-priority alert'
    )
  })
})

describe('The bars of a preview', () => {
  it('are as long as their counts to the longest of them', () => {
    expect(priorityBars(preview()).map(({ key, nowShare, askedShare }) => [key, nowShare, askedShare])).toEqual([
      ['high', 0.2, 0.75],
      ['medium', 0.5, 1],
      ['low', 0, 0],
      ['technical', 4 / 60, 4 / 60]
    ])
  })

  it('have no length where no rule has raised an alert', () => {
    const counts = { by_rule: none, high: 0, medium: 0, low: 0, technical: 0 }
    const bars = ruleBars(preview({ now: counts, asked: counts }))
    expect(bars).toHaveLength(8)
    for (const bar of bars) expect(bar).toMatchObject({ nowShare: 0, askedShare: 0 })
  })
})
