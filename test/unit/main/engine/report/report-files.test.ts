import { describe, expect, it } from 'vitest'
import { reportFileName } from '../../../../../src/main/engine/report/report-files'

describe('The name of a report', () => {
  it.each([
    ['Harbour Gym', 'harbour-gym'],
    ['Fitness Café Zürich', 'fitness-cafe-zurich'],
    ['../../etc/passwd', 'etc-passwd'],
    ['スタジオ', 'gym'],
    ['x'.repeat(60), 'x'.repeat(40)],
    [null, 'gym']
  ])('of %j has the letters that are names of files everywhere', (gym, slug) => {
    expect(reportFileName(gym, { kind: 'day', date: '2026-11-23' })).toBe(`deloton-daily_${slug}_2026-11-23.pdf`)
  })

  it('tells a day from 24 hours that end on it', () => {
    expect(reportFileName('A', { kind: 'last_24_h', date: '2026-11-23' })).toBe('deloton-daily_a_2026-11-23_24h.pdf')
  })
})
