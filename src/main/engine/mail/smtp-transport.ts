import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { readAttachments } from './attachments'
import { type MailFault, type MailPhase, type MailServer, mailFault, noSignIn, tooSlow } from './mail-fault'
import type { Connected, ConnectMail, MailSession, OutgoingMail, Sent } from './mail-session'

export interface SmtpOptions {
  /** PEM of an authority to trust beside the system's. */
  readonly ca?: string
  readonly connectWithinMs?: number
  /** Longest silence of the server. */
  readonly answerWithinMs?: number
  /** Longest time over one mail. */
  readonly mailWithinMs?: number
}

const usual = { connectWithinMs: 10_000, answerWithinMs: 30_000, mailWithinMs: 60_000 }
/** A server that does not close its end is left alone after this long. */
const closeWithinMs = 300

/** The way to a mail server over SMTP. The only place that knows the mail client. */
export function createSmtp(options: SmtpOptions = {}): ConnectMail {
  const limits = { ...usual, ...options }
  return async (server, signal): Promise<Connected> => {
    if (signal.aborted) return { ok: false, fault: mailFault(null, 'connect', server) }
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      ignoreTLS: server.security === 'none',
      connectionTimeout: limits.connectWithinMs,
      greetingTimeout: limits.connectWithinMs,
      dnsTimeout: limits.connectWithinMs,
      socketTimeout: limits.answerWithinMs,
      socketCloseTimeout: closeWithinMs,
      ...(options.ca === undefined ? {} : { tls: { ca: options.ca } })
    })
    // An error that comes between two steps must find a listener, or it ends the thread; the next step finds its trace.
    connection.on('error', () => undefined)
    const abort = (): void => connection.close()
    signal.addEventListener('abort', abort)
    try {
      const opened = await inPhase(connection, (done) => connection.connect(done))
      if (!opened.ok) return refused(connection, mailFault(opened.error, 'connect', server))
      const fault = server.user === null ? null : await signIn(connection, server, server.user)
      return fault === null
        ? { ok: true, session: sessionOf(connection, server, limits.mailWithinMs) }
        : refused(connection, fault)
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }
}

function refused(connection: SMTPConnection, fault: MailFault): Connected {
  connection.close()
  return { ok: false, fault }
}

async function signIn(
  connection: SMTPConnection,
  server: MailServer,
  { name, password }: NonNullable<MailServer['user']>
): Promise<MailFault | null> {
  if (!connection.allowsAuth) return noSignIn(server)
  const credentials = { user: name, pass: password }
  const signed = await inPhase(connection, (done) => connection.login({ credentials }, done))
  if (signed.ok) return null
  // A connection that broke says nothing about the password.
  return mailFault(signed.error, codeOf(signed.error) === 'EAUTH' ? 'sign_in' : 'connect', server)
}

function sessionOf(connection: SMTPConnection, server: MailServer, mailWithinMs: number): MailSession {
  return {
    async send(mail): Promise<Sent> {
      const composed = await compose(mail)
      if (!composed.ok) return composed
      let response = ''
      const timer = setTimeout(() => connection.close(), mailWithinMs)
      const startedMs = performance.now()
      const envelope = { from: mail.from.address, to: [mail.recipient] }
      const sent = await inPhase(connection, (done) =>
        connection.send(envelope, composed.bytes, (error, info) => {
          response = error === null ? info.response : ''
          done(error)
        })
      )
      clearTimeout(timer)
      if (sent.ok) return { ok: true, response }
      connection.close()
      if (performance.now() - startedMs >= mailWithinMs) return { ok: false, fault: tooSlow }
      return { ok: false, fault: mailFault(sent.error, phaseOf(sent.error), server) }
    },
    close() {
      if (connection.destroyed) return
      connection.quit()
      connection.close()
    }
  }
}

type Ended = { readonly ok: true } | { readonly ok: false; readonly error: unknown }

/** Runs one step of a connection: it ends by its callback, or because the connection does. */
function inPhase(connection: SMTPConnection, run: (done: (error?: unknown) => void) => void): Promise<Ended> {
  return new Promise((resolve) => {
    const end = (ended: Ended): void => {
      connection.off('error', onError)
      connection.off('end', onEnd)
      resolve(ended)
    }
    const onError = (error: unknown): void => end({ ok: false, error })
    const onEnd = (): void => end({ ok: false, error: null })
    connection.on('error', onError)
    connection.on('end', onEnd)
    run((error) => end(error == null ? { ok: true } : { ok: false, error }))
  })
}

/** Which word of the client the server answered; where nothing was answered, the mail may have been handed over. */
function phaseOf(error: unknown): MailPhase {
  const command = typeof error === 'object' && error !== null ? Reflect.get(error, 'command') : undefined
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'address'
  return 'content'
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined

type Composed = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly fault: MailFault }

/** The whole mail, built before the server hears of it. */
async function compose(mail: OutgoingMail): Promise<Composed> {
  const attachments = await readAttachments(mail.attachments ?? [])
  if (!attachments.ok) return attachments
  const { name, address } = mail.from
  const composer = new MailComposer({
    from: name === null ? address : { name, address },
    to: mail.recipient,
    subject: mail.subject,
    messageId: mail.messageId,
    date: new Date(mail.dateMs),
    text: mail.text,
    html: mail.html,
    attachments: [...attachments.files],
    // A machine wrote it: no out-of-office answers.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true
  })
  return { ok: true, bytes: await composer.compile().build() }
}
