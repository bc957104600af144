import type { MailSettings } from '../ports'
import { messageIdOf } from '../store/outbox'
import { html } from './html'
import { isMailAddress, parseMailbox } from './mail-address'
import type { ConnectMail, OutgoingMail } from './mail-session'

export interface MailTested {
  readonly ok: boolean
  /** What the server said, or what to do. */
  readonly sentence: string
}

export interface MailTestOptions {
  readonly connect: ConnectMail
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** Letters that no other test has. */
  readonly randomName: () => string
  readonly withinMs?: number
}

const usualWithinMs = 30_000
const subject = 'Deloton Console: test mail'
const paragraph =
  'Mail from this console arrives here. It was sent because somebody tested the settings; there is nothing to do.'

/** Sends one mail at once, past the outbox, and says how that went. */
export async function testMail(
  mail: MailSettings,
  to: string,
  { connect, now, randomName, withinMs = usualWithinMs }: MailTestOptions
): Promise<MailTested> {
  const from = parseMailbox(mail.from)
  if (mail.server === null || from === null) return failed('Name a mail server and the address mail comes from.')
  if (!isMailAddress(to)) return failed('Mail can not be sent to this address; check it.')
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), withinMs)
  const slow = failed(`The mail server did not take the mail within ${Math.round(withinMs / 1_000)} s.`)
  try {
    const connected = await connect(mail.server, abort.signal)
    if (!connected.ok) return abort.signal.aborted ? slow : failed(connected.fault.sentence)
    const { session } = connected
    abort.signal.addEventListener('abort', session.close)
    const outgoing: OutgoingMail = {
      from,
      recipient: to,
      subject,
      messageId: messageIdOf(`test:${to}`, randomName(), from.address.split('@')[1] ?? ''),
      dateMs: now(),
      text: `${paragraph}\n`,
      html: html`<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head>\n<body style="font:16px/1.5 system-ui,sans-serif"><p>${paragraph}</p></body></html>\n`.toString()
    }
    const sent = await session.send(outgoing)
    session.close()
    if (sent.ok) return { ok: true, sentence: `The mail server took it: ${oneLine(sent.response)}` }
    return abort.signal.aborted ? slow : failed(sent.fault.sentence)
  } finally {
    clearTimeout(timer)
  }
}

const failed = (sentence: string): MailTested => ({ ok: false, sentence })

const oneLine = (response: string): string =>
  response
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 160)
