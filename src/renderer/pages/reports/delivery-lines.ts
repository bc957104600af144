import { lastMails, type ReportMail } from './report-mood'

export interface DeliveryLine {
  readonly recipient: string
  /** The last to them; null where there was none yet. */
  readonly mail: ReportMail | null
}

/** Who gets a report now, in the order of the settings, and below them who got it before and gets it no more. */
export function deliveryLines(mails: readonly ReportMail[], recipients: readonly string[]): readonly DeliveryLine[] {
  const last = lastMails(mails)
  const now = recipients.map((recipient) => ({
    recipient,
    mail: last.find((mail) => mail.recipient === recipient) ?? null
  }))
  const before = last.filter(({ recipient }) => !recipients.includes(recipient))
  return [...now, ...before.map((mail) => ({ recipient: mail.recipient, mail }))]
}
