import { describe, expect, it } from 'vitest'
import { reportSentence } from '../../../../../../src/main/engine/report/pdf/report-sentence'
import type { ReportFigures } from '../../../../../../src/main/engine/report/report-figures'
import { cases, fullDay, hoursOf } from './sample-figures'

const sentence = (figures: ReportFigures): string => reportSentence(figures).replaceAll('\u00a0', ' ')
const withRides = (rides: number, before: number | null): ReportFigures => ({
  ...fullDay,
  key: { ...fullDay.key, rides },
  before: before === null ? null : { ...fullDay.key, rides: before }
})
const withAlerts = (highAlerts: number, highAlertsAcknowledged: number): ReportFigures => ({
  ...fullDay,
  key: { ...fullDay.key, highAlerts },
  highAlertsAcknowledged
})

describe('the sentence of a report', () => {
  it('tells rides, the busiest hour and alerts of a full day', () => {
    expect(sentence(fullDay)).toBe(
      '287 riders made 412 rides, 8 % more than on Sunday. The hour from 18:00 was the busiest, with 46 rides. Both high-priority alerts were acknowledged.'
    )
  })

  it.each([
    [412, 412, '412 rides, as many as on Sunday.'],
    [412, 0, '412 rides, after none on Sunday.'],
    [412, 413, '412 rides, 1 fewer than on Sunday.'],
    [412, 824, '412 rides, 50 % fewer than on Sunday.'],
    [412, 4, '412 rides, 103 times as many as on Sunday.'],
    [412, null, '412 rides. The hour']
  ])('compares %s rides with %s', (rides, before, words) => {
    expect(sentence(withRides(rides, before))).toContain(words)
  })

  it('does not compare what is not complete', () => {
    expect(sentence({ ...fullDay, completeness: { percent: 93.4, missing: [] } })).toMatch(
      /^287 riders made 412 rides\. Some data is missing, so the true figures may be higher\./
    )
  })

  it('is right of no ride and of one', () => {
    const none = cases['no ride at all'] ?? fullDay
    expect(sentence(none)).toBe('There were no rides, after 381 on Sunday. There were no high-priority alerts.')
    expect(sentence({ ...none, completeness: { percent: 0, missing: [] } })).toMatch(
      /^No rides were recorded\. Some data/
    )
    expect(sentence(cases['one ride'] ?? fullDay)).toBe(
      '1 rider made 1 ride. It began in the hour from 09:00. There were no high-priority alerts.'
    )
  })

  it('names both of two hours that were the busiest, and none of three', () => {
    expect(sentence({ ...fullDay, hours: hoursOf([4, 9, 9]) })).toContain(
      'The hours from 01:00 and 02:00 were the busiest, with 9 rides each.'
    )
    expect(sentence({ ...fullDay, hours: hoursOf([9, 9, 9]) })).toContain('The busiest hours had 9 rides each.')
  })

  it.each([
    [0, 0, 'There were no high-priority alerts.'],
    [1, 1, 'The one high-priority alert was acknowledged.'],
    [1, 0, 'The one high-priority alert was not acknowledged.'],
    [5, 5, 'All 5 high-priority alerts were acknowledged.'],
    [5, 1, '1 of 5 high-priority alerts was acknowledged.'],
    [5, 3, '3 of 5 high-priority alerts were acknowledged.'],
    [5, 0, 'None of the 5 high-priority alerts was acknowledged.']
  ])('tells of %s high alerts, %s of them acknowledged', (high, acknowledged, words) => {
    expect(sentence(withAlerts(high, acknowledged))).toContain(words)
  })
})
