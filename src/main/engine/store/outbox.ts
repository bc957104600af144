import { createHash } from 'node:crypto'
import type { MailStatus, OutboxMail } from '../../../shared/domain/mail'
import type { Readable, Writable } from './open'

/** A file that goes with a mail: read when the mail is sent, and only as it was when the mail was written. */
export interface MailAttachment {
  readonly filename: string
  /** Absolute. */
  readonly path: string
  /** In hex. */
  readonly sha256: string
  /** What `cid:` in the HTML names it by; none for one that is attached. */
  readonly cid?: string
}

/** What a mail says. */
export interface MailMessage {
  readonly text: string
  readonly html: string
  readonly attachments?: readonly MailAttachment[]
  /** What is sent in its place once it is no longer news. */
  readonly past?: { readonly subject: string; readonly text: string; readonly html: string }
}

export interface MailToQueue {
  /** Queued once for each: `alert:ID:STEP:RECIPIENT`. */
  readonly key: string
  readonly kind: OutboxMail['kind']
  /** One address. */
  readonly recipient: string
  readonly subject: string
  readonly message: MailMessage
  /** From when on it is no longer news, epoch ms; null for mail that is worth reading whenever it comes. */
  readonly expiresMs: number | null
}

/** A mail that is to be sent. */
export interface QueuedMail extends Omit<MailToQueue, 'key'> {
  readonly mailId: number
  /** In angle brackets; the same at each try. */
  readonly messageId: string
  /** Tries that came as far as the server's answer, or broke off. */
  readonly attempts: number
}

interface MailRow {
  mail_id: number
  kind: OutboxMail['kind']
  recipient: string
  subject: string
  message: string
  message_id: string
  attempts: number
  expires_ms: number | null
}

/** Alert mail goes before all other. */
const priorityOf = (kind: OutboxMail['kind']): number => (kind === 'alert' ? 0 : 1)

/** The `Message-ID` of a mail: it follows from what the mail is, so that a second copy of it can be told. */
export function messageIdOf(key: string, installation: string, domain: string): string {
  const name = createHash('sha256').update(`${installation}\n${key}`).digest('hex').slice(0, 32)
  return `<${name}@${domain}>`
}

/** Queues a mail; false where one of its key was queued before. */
export function queueMail(ops: Writable, mail: MailToQueue, messageId: string, nowMs: number): boolean {
  const { changes } = ops
    .prepare(
      `INSERT INTO outbox (mail_key, kind, recipient, subject, message, message_id, priority, state, state_ms, attempts,
                           queued_ms, next_ms, expires_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, 0, ?, ?, ?) ON CONFLICT (mail_key) DO NOTHING`
    )
    .run(
      mail.key,
      mail.kind,
      mail.recipient,
      mail.subject,
      JSON.stringify(mail.message),
      messageId,
      priorityOf(mail.kind),
      nowMs,
      nowMs,
      nowMs,
      mail.expiresMs
    )
  return changes > 0
}

/** What goes next: of the mail that is due the most urgent, the oldest of those. */
export function nextMail(ops: Readable, nowMs: number): QueuedMail | null {
  const row = ops
    .prepare<[number], MailRow>(
      `SELECT mail_id, kind, recipient, subject, message, message_id, attempts, expires_ms FROM outbox
       WHERE state = 'queued' AND next_ms <= ? ORDER BY priority, mail_id LIMIT 1`
    )
    .get(nowMs)
  if (row === undefined) return null
  return {
    mailId: row.mail_id,
    kind: row.kind,
    recipient: row.recipient,
    subject: row.subject,
    // Written by queueMail alone.
    message: JSON.parse(row.message) as MailMessage,
    messageId: row.message_id,
    attempts: row.attempts,
    expiresMs: row.expires_ms
  }
}

/** When the next mail is due, epoch ms; null when none waits. */
export const nextDueMs = (ops: Readable): number | null =>
  ops.prepare<[], { due_ms: number | null }>("SELECT min(next_ms) AS due_ms FROM outbox WHERE state = 'queued'").get()
    ?.due_ms ?? null

/** Notes that it is being handed over: before the first byte of it goes out. */
export function noteSending(ops: Writable, mailId: number, nowMs: number): void {
  ops
    .prepare("UPDATE outbox SET state = 'sending', state_ms = ?, attempts = attempts + 1 WHERE mail_id = ?")
    .run(nowMs, mailId)
}

export function noteSent(ops: Writable, mailId: number, nowMs: number): void {
  ops
    .prepare(
      `UPDATE outbox SET state = 'sent', state_ms = ?, sent_ms = ?, next_ms = NULL, problem = NULL WHERE mail_id = ?`
    )
    .run(nowMs, nowMs, mailId)
}

/** Notes that it is not tried any more. */
export function noteMailFailed(ops: Writable, mailId: number, nowMs: number, problem: string): void {
  ops
    .prepare("UPDATE outbox SET state = 'failed', state_ms = ?, next_ms = NULL, problem = ? WHERE mail_id = ?")
    .run(nowMs, problem, mailId)
}

/** Puts it back, to be tried at `nextMs`. `wasTried`: whether this try counts. */
export function putOffMail(
  ops: Writable,
  mailId: number,
  { nowMs, nextMs, problem, wasTried }: { nowMs: number; nextMs: number; problem: string; wasTried: boolean }
): void {
  ops
    .prepare(
      `UPDATE outbox SET state = 'queued', state_ms = ?, next_ms = ?, problem = ?, attempts = attempts - ?
       WHERE mail_id = ?`
    )
    .run(nowMs, nextMs, problem, wasTried ? 0 : 1, mailId)
}

/**
 * Puts back what was being handed over before `beforeMs` and never came to an end: nobody knows whether it arrived. It keeps
 * its Message-ID. Answers how many.
 */
export function requeueInterrupted(ops: Writable, beforeMs: number, nowMs: number): number {
  return ops
    .prepare(
      `UPDATE outbox SET state = 'queued', state_ms = ?, next_ms = ?,
                         problem = 'It broke off while it was being sent, and is sent again.'
       WHERE state = 'sending' AND state_ms < ?`
    )
    .run(nowMs, nowMs, beforeMs).changes
}

/** Removes what was sent or failed before `beforeMs`, but for mails of reports: the calendar of reports tells of them. */
export function removeOldMail(ops: Writable, beforeMs: number): number {
  return ops
    .prepare("DELETE FROM outbox WHERE state IN ('sent', 'failed') AND kind <> 'report' AND state_ms < ?")
    .run(beforeMs).changes
}

/** The figures of the outbox, and its newest mails. */
export function readOutbox(
  ops: Readable,
  failedSinceMs: number,
  limit: number
): Omit<MailStatus, 'is_set_up' | 'problem'> {
  const sums = ops
    .prepare<[number], { queued: number; failed: number; last_ms: number | null }>(
      `SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS queued,
              count(*) FILTER (WHERE state = 'failed' AND state_ms >= ?) AS failed,
              max(sent_ms) AS last_ms FROM outbox`
    )
    .get(failedSinceMs)
  const newest = ops
    .prepare<[number], Omit<MailRow, 'message' | 'message_id' | 'expires_ms'> & Moments>(
      `SELECT mail_id, kind, recipient, subject, state, attempts, queued_ms, next_ms, sent_ms, problem FROM outbox
       ORDER BY mail_id DESC LIMIT ?`
    )
    .all(limit)
  return {
    queued: sums?.queued ?? 0,
    failed_last_day: sums?.failed ?? 0,
    last_sent_at: momentOf(sums?.last_ms ?? null),
    newest: newest.map(({ queued_ms, next_ms, sent_ms, ...mail }) => ({
      ...mail,
      queued_at: new Date(queued_ms).toISOString(),
      next_at: momentOf(next_ms),
      sent_at: momentOf(sent_ms)
    }))
  }
}

interface Moments {
  state: OutboxMail['state']
  queued_ms: number
  next_ms: number | null
  sent_ms: number | null
  problem: string | null
}

const momentOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())
