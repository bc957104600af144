import type { Alert } from '../../../shared/domain/alert'
import type { AlertStore, MailStep } from '../store/alert-store'
import { alertOf, type OpenAlerts } from './open-alerts'

/** Where mail about alerts goes: an outbox that takes each step of an alert once, however often it is given. */
export interface AlertMailPort {
  enqueue(step: MailStep, alert: Alert): void
}

/**
 * Puts the mails that were decided on into the outbox, which is another file: a mail is noted with what it is about, and
 * the note is taken away when the outbox has it. A kill between the two gives it to the outbox once more.
 */
export function sendAlertMails(
  store: Pick<AlertStore, 'mailsToSend' | 'noteMail' | 'transaction'>,
  alerts: Pick<OpenAlerts, 'find'>,
  port: AlertMailPort
): void {
  for (const { transitionId, alertId, step } of store.mailsToSend()) {
    const alert = alerts.find(alertId)
    if (alert !== null) port.enqueue(step, alertOf(alert))
    store.transaction(() => store.noteMail(transitionId))
  }
}
