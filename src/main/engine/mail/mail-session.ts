import type { MailMessage } from '../store/outbox'
import type { Mailbox } from './mail-address'
import type { MailFault, MailServer } from './mail-fault'

/** A mail as it goes out. */
export interface OutgoingMail extends Omit<MailMessage, 'past'> {
  readonly from: Mailbox
  readonly recipient: string
  readonly subject: string
  readonly messageId: string
  /** When it was written, epoch ms. */
  readonly dateMs: number
}

/** What the server answered to a mail that it took. */
export type Sent = { readonly ok: true; readonly response: string } | { readonly ok: false; readonly fault: MailFault }

/** A connection to a mail server, signed in. One mail at a time; none after one that failed. */
export interface MailSession {
  send(mail: OutgoingMail): Promise<Sent>
  /** Takes leave, or breaks off what is under way. Safe to call twice. */
  close(): void
}

export type Connected =
  | { readonly ok: true; readonly session: MailSession }
  | { readonly ok: false; readonly fault: MailFault }

/** Opens a session; the signal breaks that off. */
export type ConnectMail = (server: MailServer, signal: AbortSignal) => Promise<Connected>
