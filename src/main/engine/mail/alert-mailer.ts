import type { Alert } from '../../../shared/domain/alert'
import type { MailSettings } from '../ports'
import { readOrDecideFact } from '../store/facts'
import type { Writable } from '../store/open'
import { messageIdOf, queueMail } from '../store/outbox'
import type { AlertMailStep } from './alert-facts'
import { type AlertMailFrame, writeAlertMail } from './alert-mail'
import { parseMailbox } from './mail-address'

export interface AlertMailerOptions extends AlertMailFrame {
  /** Of the world that the alerts are of. */
  readonly ops: Writable
  readonly mail: MailSettings
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** A few random letters, for an installation that has no name yet. */
  readonly randomName: () => string
  /** There is new mail to go out. */
  readonly onQueued: () => void
}

export interface AlertMailer {
  /**
   * Puts the mails of a step into the outbox, one a recipient; each goes there once, however often this is asked. Nothing
   * where no mail server is set.
   */
  enqueue(step: AlertMailStep, alert: Alert): void
}

/** After this long an alert is no longer news. */
const newsForMs = 10 * 60_000
/** When a step comes, after people were first told; a reminder: after it was acknowledged. */
const stepAfterMs: Readonly<Record<AlertMailStep, number>> = {
  fired: 0,
  escalated: 60_000,
  manager: 180_000,
  reminded: 300_000
}

export function createAlertMailer(options: AlertMailerOptions): AlertMailer {
  const { ops, mail, now } = options
  return {
    enqueue(step, alert) {
      if (mail.server === null) return
      const installation = readOrDecideFact(ops, 'installation', options.randomName)
      const domain = parseMailbox(mail.from)?.address.split('@')[1] ?? 'console.invalid'
      const { subject, message } = writeAlertMail(step, alert, options)
      const expiresMs = stepMs(step, alert, now()) + newsForMs
      let isNew = false
      for (const recipient of new Set(step === 'manager' ? mail.managerTo : mail.alertsTo)) {
        const key = `alert:${alert.alert_id}:${step}:${recipient}`
        const queued = { key, kind: 'alert', recipient, subject, message, expiresMs } as const
        isNew = queueMail(ops, queued, messageIdOf(key, installation, domain), now()) || isNew
      }
      if (isNew) options.onQueued()
    }
  }
}

/** When the step was due: a note of it that a former life of the console left may be old. Never in the future. */
function stepMs(step: AlertMailStep, alert: Alert, nowMs: number): number {
  const told = step === 'reminded' ? alert.acknowledged_at : alert.notified_at
  return told === null ? nowMs : Math.min(nowMs, Date.parse(told) + stepAfterMs[step])
}
