import { describe, expect, it } from 'vitest'
import type { Writable } from '../../../../../src/main/engine/store/open'
import {
  type MailToQueue,
  messageIdOf,
  nextDueMs,
  nextMail,
  noteMailFailed,
  noteSending,
  noteSent,
  putOffMail,
  queueMail,
  readOutbox,
  requeueInterrupted
} from '../../../../../src/main/engine/store/outbox'
import { mailStatusSchema } from '../../../../../src/shared/domain/mail'
import { temporaryOps } from './store-fixture'

const now = Date.UTC(2026, 10, 24)

function queue(ops: Writable, key: string, kind: MailToQueue['kind'] = 'report'): boolean {
  const message = { text: `Text of ${key}`, html: '<p>', attachments: [{ filename: 'a', path: '/a', sha256: '00' }] }
  const mail = { key, kind, recipient: 'a@b', subject: key, message, expiresMs: null }
  return queueMail(ops, mail, messageIdOf(key, 'here', 'gym.example'), now)
}

describe('The outbox', () => {
  it('takes a mail once, and gives it as it was queued', () => {
    const ops = temporaryOps()
    expect(queue(ops, 'one')).toBe(true)
    expect(queue(ops, 'one')).toBe(false)
    expect(nextMail(ops, now)).toEqual({
      mailId: 1,
      kind: 'report',
      recipient: 'a@b',
      subject: 'one',
      message: { text: 'Text of one', html: '<p>', attachments: [{ filename: 'a', path: '/a', sha256: '00' }] },
      messageId: messageIdOf('one', 'here', 'gym.example'),
      attempts: 0,
      expiresMs: null
    })
  })

  it('gives alert mail first, then the oldest, and nothing before it is due', () => {
    const ops = temporaryOps()
    for (const key of ['one', 'two']) queue(ops, key)
    queue(ops, 'alert', 'alert')
    expect(nextMail(ops, now - 1)).toBeNull()
    expect(nextMail(ops, now)?.subject).toBe('alert')
    putOffMail(ops, 3, { nowMs: now, nextMs: now + 5, problem: 'Later.', wasTried: true })
    expect(nextMail(ops, now)?.subject).toBe('one')
    expect(nextMail(ops, now + 5)?.subject).toBe('alert')
    expect(nextDueMs(ops)).toBe(now)
    for (const mailId of [1, 2]) noteSent(ops, mailId, now)
    expect(nextDueMs(ops)).toBe(now + 5)
    noteSent(ops, 3, now)
    expect(nextDueMs(ops)).toBeNull()
  })

  it('counts a try that reached the server, and none that did not', () => {
    const ops = temporaryOps()
    queue(ops, 'one')
    for (const wasTried of [true, false, true]) {
      noteSending(ops, 1, now)
      expect(nextMail(ops, now)).toBeNull()
      putOffMail(ops, 1, { nowMs: now, nextMs: now, problem: 'Later.', wasTried })
    }
    expect(nextMail(ops, now)?.attempts).toBe(2)
  })

  it('takes back what was broken off before a moment', () => {
    const ops = temporaryOps()
    for (const key of ['one', 'two']) queue(ops, key)
    noteSending(ops, 1, now)
    noteSending(ops, 2, now + 1)
    expect(requeueInterrupted(ops, now + 1, now + 2)).toBe(1)
    expect(nextMail(ops, now + 2)?.subject).toBe('one')
  })

  it('tells its figures and its newest mails, newest first', () => {
    const ops = temporaryOps()
    for (const key of ['sent', 'failed', 'failed long ago', 'sending', 'queued']) queue(ops, key)
    noteSent(ops, 1, now + 10)
    noteMailFailed(ops, 2, now + 10, 'Refused.')
    noteMailFailed(ops, 3, now - 1, 'Refused.')
    noteSending(ops, 4, now)
    const status = mailStatusSchema.parse({ is_set_up: true, problem: null, ...readOutbox(ops, now, 4) })
    expect(status).toMatchObject({ queued: 2, failed_last_day: 1, last_sent_at: new Date(now + 10).toISOString() })
    expect(status.newest.map(({ subject }) => subject)).toEqual(['queued', 'sending', 'failed long ago', 'failed'])
    expect(status.newest[3]).toMatchObject({ state: 'failed', problem: 'Refused.', next_at: null })
  })
})

describe('A Message-ID', () => {
  it('follows from what the mail is and where, and is different for each', () => {
    const id = messageIdOf('alert:7:fired:a@b', 'here', 'gym.example')
    expect(id).toMatch(/^<[0-9a-f]{32}@gym\.example>$/)
    expect(messageIdOf('alert:7:fired:a@b', 'here', 'gym.example')).toBe(id)
    expect(messageIdOf('alert:7:fired:a@c', 'here', 'gym.example')).not.toBe(id)
    expect(messageIdOf('alert:7:fired:a@b', 'there', 'gym.example')).not.toBe(id)
  })
})
