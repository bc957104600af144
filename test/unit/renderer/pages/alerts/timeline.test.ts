import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../../../../src/renderer/pages/alerts/timeline'
import type { AlertMail } from '../../../../../src/shared/domain/alert'
import { anAlert, aTransition, firedMs, iso } from './alerts-fixture'

const mail = (recipient: string, change: Partial<AlertMail> = {}): AlertMail => ({
  step: 'fired',
  recipient,
  state: 'sent',
  at: iso(1),
  problem: null,
  ...change
})
const begun = [aTransition('condition_began', -15, { arrived_at: iso(0) }), aTransition('fired', 0)]

describe('what happened to an alert', () => {
  it('is told in the order in which it came about, and then what is to come', () => {
    const transitions = [...begun, aTransition('notified', 0)]
    const entries = timelineOf({ alert: anAlert(), transitions, mails: [mail('a@gym'), mail('b@gym')] })
    expect(entries.map(({ key }) => key)).toEqual([
      '0 condition_began',
      '1 fired',
      '2 notified',
      'mail fired',
      'next escalated',
      'next manager'
    ])
    expect(entries[0]?.atMs).toBe(firedMs - 15_000)
  })

  it('counts the mails of a step, and says why one did not go', () => {
    const mails = [
      mail('a@gym'),
      mail('b@gym', { state: 'failed', at: iso(9), problem: 'No such mailbox.' }),
      mail('c@gym', { step: 'escalated', state: 'queued', at: iso(61) })
    ]
    const entries = timelineOf({ alert: anAlert(), transitions: begun, mails })
    expect(entries.filter(({ kind }) => kind === 'mails')).toEqual([
      {
        key: 'mail fired',
        kind: 'mails',
        atMs: firedMs + 9_000,
        mails: { step: 'fired', count: 2, sent: 1, failed: 1, problem: 'No such mailbox.' }
      },
      {
        key: 'mail escalated',
        kind: 'mails',
        atMs: firedMs + 61_000,
        mails: { step: 'escalated', count: 1, sent: 0, failed: 0, problem: null }
      }
    ])
  })

  it('says of what came to light late when it did', () => {
    const transitions = [aTransition('fired', 0, { arrived_at: iso(300) }), aTransition('clearing', 400)]
    const entries = timelineOf({ alert: anAlert({ late: true, notified_at: null }), transitions, mails: [] })
    expect(entries.map((entry) => (entry.kind === 'transition' ? entry.cameLateMs : 'none'))).toEqual([
      firedMs + 300_000,
      null
    ])
  })
})
