import { describe, expect, it } from 'vitest'
import { monthNotes } from '../../../../../src/renderer/pages/reports/month-notes'
import { mail, report } from './report-fixture'

describe('What went wrong in a month', () => {
  it('tells the newest first, with who did not get it and why', () => {
    const notes = monthNotes([
      report({ date: '2026-11-09', state: 'failed', problem: 'no space left' }),
      report({ date: '2026-11-18', completeness_percent: 93.4 }),
      report({
        date: '2026-11-11',
        mails: [mail('a@x.example', 'sent'), mail('b@x.example', 'failed', { problem: 'mailbox full' })]
      }),
      report({ date: '2026-11-12', mails: [mail('a@x.example', 'sent')] })
    ])
    expect(notes).toEqual([
      { kind: 'partial', date: '2026-11-18', percent: 93.4 },
      { kind: 'mail-failed', date: '2026-11-11', failed: 1, of: 2, recipient: 'b@x.example', why: 'mailbox full' },
      { kind: 'failed', date: '2026-11-09', why: 'no space left' }
    ])
  })

  it('is silent about reports that wait or are made', () => {
    expect(monthNotes([report({ state: 'waiting', completeness_percent: 12 }), report({ state: 'making' })])).toEqual(
      []
    )
  })

  it('names no more than six', () => {
    const days = Array.from({ length: 9 }, (_, index) => report({ date: `2026-11-0${index + 1}`, state: 'failed' }))
    expect(monthNotes(days).map(({ date }) => date)).toEqual([9, 8, 7, 6, 5, 4].map((day) => `2026-11-0${day}`))
  })
})
