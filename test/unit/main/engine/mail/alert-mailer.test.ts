import { describe, expect, it } from 'vitest'
import { createAlertMailer } from '../../../../../src/main/engine/mail/alert-mailer'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { nextMail } from '../../../../../src/main/engine/store/outbox'
import { temporaryOps } from '../store/store-fixture'
import { alert, mailTo, serverAt, startMs, statesOf } from './mail-fixture'

const minuteMs = 60_000

function mailerOf(ops: Writable, mail = mailTo(serverAt(25)), nowMs = startMs) {
  let queued = 0
  const mailer = createAlertMailer({
    ops,
    mail,
    isSample: false,
    timeZone: 'UTC',
    now: () => nowMs,
    randomName: () => 'abcd',
    onQueued: () => {
      queued += 1
    }
  })
  return { mailer, queued: () => queued }
}
const expiries = (ops: Writable): unknown[] => ops.prepare('SELECT DISTINCT expires_ms FROM outbox').pluck().all()

describe('An alert that fires', () => {
  it('queues a mail a recipient, once', () => {
    const ops = temporaryOps()
    const { mailer, queued } = mailerOf(ops)
    mailer.enqueue('fired', alert)
    mailer.enqueue('fired', alert)
    expect(statesOf(ops)).toEqual({ 'alert:7:fired:a@gym.example': 'queued', 'alert:7:fired:b@gym.example': 'queued' })
    expect(queued()).toBe(1)
    expect(nextMail(ops, startMs)).toMatchObject({ kind: 'alert', recipient: 'a@gym.example' })
  })

  it('gives each mail a Message-ID of its own, the same whenever it is written', () => {
    const ids = (ops: Writable): unknown[] => ops.prepare('SELECT message_id FROM outbox').pluck().all()
    const [one, other] = [temporaryOps(), temporaryOps()]
    for (const ops of [one, other]) mailerOf(ops).mailer.enqueue('fired', alert)
    expect(ids(one)).toEqual(ids(other))
    expect(new Set(ids(one)).size).toBe(2)
  })

  it('goes to the manager only when it is the manager’s turn', () => {
    const ops = temporaryOps()
    mailerOf(ops).mailer.enqueue('manager', alert)
    expect(statesOf(ops)).toEqual({ 'alert:7:manager:m@gym.example': 'queued' })
  })

  it('queues nothing where no mail server is set', () => {
    const ops = temporaryOps()
    const { mailer, queued } = mailerOf(ops, mailTo(null))
    mailer.enqueue('fired', alert)
    expect(statesOf(ops)).toEqual({})
    expect(queued()).toBe(0)
  })
})

describe('A mail about an alert is news', () => {
  it('for ten minutes from when people were first told', () => {
    const ops = temporaryOps()
    mailerOf(ops, undefined, startMs + 5 * minuteMs).mailer.enqueue('fired', alert)
    expect(expiries(ops)).toEqual([startMs + 10 * minuteMs])
  })

  it('for ten minutes from when its step was due', () => {
    const ops = temporaryOps()
    mailerOf(ops, undefined, startMs + 60 * minuteMs).mailer.enqueue('manager', alert)
    expect(expiries(ops)).toEqual([startMs + 13 * minuteMs])
  })

  it('for ten minutes from now at most', () => {
    const ops = temporaryOps()
    mailerOf(ops, undefined, startMs + 1).mailer.enqueue('escalated', alert)
    expect(expiries(ops)).toEqual([startMs + 1 + 10 * minuteMs])
  })
})
