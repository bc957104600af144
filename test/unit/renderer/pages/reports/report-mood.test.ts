import { describe, expect, it } from 'vitest'
import {
  completenessText,
  isMailing,
  lastMails,
  moodOf,
  wentOut
} from '../../../../../src/renderer/pages/reports/report-mood'
import { mail, report } from './report-fixture'

describe('What a day shows of its report', () => {
  it.each([
    ['none', null],
    ['waiting', report({ state: 'waiting' })],
    ['making', report({ state: 'making' })],
    ['failed', report({ state: 'failed', problem: 'no space left' })],
    ['made', report()],
    ['partial', report({ completeness_percent: 93.4 })],
    ['mailed', report({ mails: [mail('a@x.example', 'sent'), mail('b@x.example', 'sent')] })],
    ['mailing', report({ mails: [mail('a@x.example', 'sent'), mail('b@x.example', 'queued')] })],
    ['mail-failed', report({ mails: [mail('a@x.example', 'sent'), mail('b@x.example', 'failed')] })],
    ['partial', report({ completeness_percent: 99.99, mails: [mail('a@x.example', 'sent')] })],
    ['mail-failed', report({ completeness_percent: 50, mails: [mail('a@x.example', 'failed')] })]
  ] as const)('is %s', (mood, given) => expect(moodOf(given)).toBe(mood))

  it('forgets a mail that failed when a later one to the same person went out', () => {
    const mails = [mail('a@x.example', 'sent', { turn: 2 }), mail('a@x.example', 'failed')]
    expect(moodOf(report({ mails }))).toBe('mailed')
    expect(lastMails(mails)).toEqual([mails[0]])
  })

  it('tells when it last went out and to how many people, each counted once', () => {
    const later = '2026-11-24T09:30:00.000Z'
    const mails = [
      mail('a@x.example', 'sent'),
      mail('a@x.example', 'sent', { turn: 2, at: later }),
      mail('b@x.example', 'sent'),
      mail('c@x.example', 'failed', { at: '2026-11-24T10:00:00.000Z' })
    ]
    expect(wentOut(report({ mails }))).toEqual({ at: later, people: 2 })
    expect(wentOut(report({ mails: [mail('c@x.example', 'failed')] }))).toBeNull()
  })

  it('says that mail is under way as long as one waits', () => {
    expect(isMailing(report({ mails: [mail('a@x.example', 'sending')] }))).toBe(true)
    expect(isMailing(report({ mails: [mail('a@x.example', 'sent')] }))).toBe(false)
  })

  it('never rounds missing data away', () => {
    expect(completenessText(99.97)).toBe('99.9')
    expect(completenessText(93.4)).toBe('93.4')
  })
})
