import { onTestFinished } from 'vitest'
import type { MailServer } from '../../../../../src/main/engine/mail/mail-fault'
import type { ConnectMail } from '../../../../../src/main/engine/mail/mail-session'
import { createMailer, type Mailer } from '../../../../../src/main/engine/mail/mailer'
import { createSmtp } from '../../../../../src/main/engine/mail/smtp-transport'
import type { MailSettings } from '../../../../../src/main/engine/ports'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { type MailToQueue, messageIdOf, queueMail } from '../../../../../src/main/engine/store/outbox'
import type { Alert } from '../../../../../src/shared/domain/alert'
import { smtpCertificate } from '../../../../support/smtp-certificate'

export const startMs = Date.UTC(2026, 10, 24, 14)

export const serverAt = (port: number, more: Partial<MailServer> = {}): MailServer => ({
  host: 'localhost',
  port,
  security: 'none',
  user: null,
  ...more
})

export const mailTo = (server: MailServer | null): MailSettings => ({
  server,
  from: 'Front desk <console@gym.example>',
  alertsTo: ['a@gym.example', 'b@gym.example'],
  managerTo: ['m@gym.example']
})

/** Trusts the certificate of the test server; short of patience. */
export const quickSmtp = (): ConnectMail =>
  createSmtp({ ca: smtpCertificate, connectWithinMs: 2_000, answerWithinMs: 700, mailWithinMs: 1_500 })

export interface TestMailer {
  readonly mailer: Mailer
  /** What was logged: scopes and codes. */
  readonly faults: string[]
  /** Lets so much time pass. */
  pass(ms: number): void
  nowMs(): number
}

/** A mailer on a clock of its own. */
export function mailerOn(ops: Writable, mail: MailSettings, connect: ConnectMail = quickSmtp()): TestMailer {
  let nowMs = startMs
  const faults: string[] = []
  const mailer = createMailer({
    ops,
    mail,
    connect,
    now: () => nowMs,
    random: () => 0.5,
    onFault: ({ scope, code }) => faults.push(`${scope}: ${code}`),
    onFailure: (_what, error) => {
      throw error
    }
  })
  onTestFinished(mailer.stop)
  return {
    mailer,
    faults,
    pass(ms) {
      nowMs += ms
    },
    nowMs: () => nowMs
  }
}

/** Queues a mail that is its own key. */
export function queue(ops: Writable, key: string, more: Partial<MailToQueue> = {}, nowMs = startMs): void {
  const mail: MailToQueue = {
    key,
    kind: 'alert',
    recipient: `${key}@gym.example`,
    subject: `About ${key}`,
    message: { text: `Text of ${key}\n`, html: `<p>Markup of ${key}</p>` },
    expiresMs: null,
    ...more
  }
  queueMail(ops, mail, messageIdOf(key, 'installation', 'gym.example'), nowMs)
}

export const statesOf = (ops: Writable): Record<string, string> =>
  Object.fromEntries(
    ops
      .prepare<[], { mail_key: string; state: string }>('SELECT mail_key, state FROM outbox ORDER BY mail_id')
      .all()
      .map(({ mail_key, state }) => [mail_key, state])
  )

export const alert: Alert = {
  alert_id: 7,
  rule: 'H1',
  priority: 'high',
  state: 'firing',
  ride_id: 1234,
  rider_id: 9,
  rider_alias: 'Freya H.',
  bike_serial: 'SN0007',
  bike_key: 'deloton/0/SN0007',
  bike_label: '07',
  condition_since: new Date(startMs - 20_000).toISOString(),
  started_at: new Date(startMs).toISOString(),
  ended_at: null,
  peak_heart_rate: 203.4,
  limit: 193,
  acknowledged_by: null,
  acknowledged_at: null,
  notified_at: new Date(startMs).toISOString(),
  late: false,
  muted: false,
  note: null,
  rule_version: 3
}
