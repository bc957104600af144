import { parseMailbox } from '../mail/mail-address'
import type { MailSettings } from '../ports'
import { readOrDecideFact } from '../store/facts'
import type { Writable } from '../store/open'
import { type MailAttachment, messageIdOf, queueMail } from '../store/outbox'
import { addReportTurn, reportMailKey, type StoredReport } from '../store/reports'

export interface ReportSenderOptions {
  /** Of the world that the reports are of. */
  readonly ops: Writable
  readonly mail: MailSettings
  readonly recipients: readonly string[]
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** A few random letters, for an installation that has no name yet. */
  readonly randomName: () => string
}

/** Puts a report into the outbox. */
export interface ReportSender {
  /** Why nothing can be sent, one sentence; null where it can. */
  problem(): string | null
  /**
   * Queues a mail to each recipient, as the next turn of the report, in the caller's transaction. `attachments`: the file, and
   * the logo that its markup shows.
   */
  queue(report: StoredReport, attachments: readonly MailAttachment[]): void
}

export function createReportSender({ ops, mail, recipients, now, randomName }: ReportSenderOptions): ReportSender {
  return {
    problem() {
      if (mail.server === null) return 'No mail server is set; name one in the settings of mail.'
      return recipients.length === 0 ? 'Nobody is set to get the report; name recipients first.' : null
    },
    queue(report, attachments) {
      const installation = readOrDecideFact(ops, 'installation', randomName)
      const domain = parseMailbox(mail.from)?.address.split('@')[1] ?? 'console.invalid'
      const { subject, ...text } = report.mail
      const message = { ...text, attachments }
      const turn = addReportTurn(ops, report.periodKey, recipients, now())
      for (const recipient of new Set(recipients)) {
        const key = reportMailKey(report.periodKey, turn, recipient)
        const queued = { key, kind: 'report', recipient, subject, message, expiresMs: null } as const
        queueMail(ops, queued, messageIdOf(key, installation, domain), now())
      }
    }
  }
}
