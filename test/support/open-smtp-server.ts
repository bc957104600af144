import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { smtpCertificate, smtpKey } from './smtp-certificate'

/** A mail as a server took it. */
export interface TakenMail {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly isSecure: boolean
  readonly user: string | null
}

/** What a server says instead of taking a mail; null lets it go on. */
export interface SmtpWhims {
  connect?: () => Error | null
  sender?: (address: string) => Error | null
  recipient?: (address: string) => Error | null
  /** Once the whole mail is there; `hang` never answers, `drop` ends the connection without a word. */
  content?: (mail: TakenMail) => Error | null | 'drop' | 'hang'
}

export interface TestSmtpServer {
  readonly port: number
  readonly whims: SmtpWhims
  /** What was handed over, oldest first; also what was dropped or refused afterwards. */
  readonly mails: readonly TakenMail[]
  /** How often somebody connected. */
  connections(): number
  close(): Promise<void>
}

/** An answer with its code, as `451 4.7.1 try again`. */
export const smtpAnswer = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode })

export interface TestSmtpOptions {
  readonly security?: 'none' | 'starttls' | 'tls'
  /** The only ones that may send; everybody may where none are named. */
  readonly user?: { readonly name: string; readonly password: string }
  readonly port?: number
}

/** A real mail server in this process, on a port of its own. Whoever opens it closes it. */
export async function openSmtpServer(
  { security = 'none', user, port = 0 }: TestSmtpOptions = {},
  whims: SmtpWhims = {}
): Promise<TestSmtpServer> {
  const mails: TakenMail[] = []
  let connections = 0
  const options: SMTPServerOptions = {
    secure: security === 'tls',
    key: smtpKey,
    cert: smtpCertificate,
    disableReverseLookup: true,
    closeTimeout: 100,
    authOptional: user === undefined,
    allowInsecureAuth: security === 'none',
    disabledCommands: [...(security === 'starttls' ? [] : ['STARTTLS']), ...(user === undefined ? ['AUTH'] : [])],
    onConnect(_session, done) {
      connections += 1
      done(whims.connect?.() ?? null)
    },
    onAuth({ username, password }, _session, done) {
      if (username === user?.name && password === user?.password) done(null, { user: username })
      else done(smtpAnswer(535, '5.7.8 wrong'))
    },
    onMailFrom: ({ address }, _session, done) => done(whims.sender?.(address) ?? null),
    onRcptTo: ({ address }, _session, done) => done(whims.recipient?.(address) ?? null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail: TakenMail = {
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address).join(),
          text: Buffer.concat(chunks).toString('utf8'),
          isSecure: session.secure,
          user: typeof session.user === 'string' ? session.user : null
        }
        mails.push(mail)
        const answer = whims.content?.(mail) ?? null
        if (answer === 'hang') return
        if (answer === 'drop') dropAll()
        else done(answer)
      })
    }
  }
  const server = new SMTPServer(options)
  const sockets = new Set<{ destroy(): void }>()
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  // A client that breaks off is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  let closing: Promise<void> | null = null
  const close = (): Promise<void> => {
    dropAll()
    closing ??= new Promise((resolve) => server.close(resolve))
    return closing
  }
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port')
  return { port: address.port, whims, mails, connections: () => connections, close }
}

/** A header of a mail, unfolded; null where it has none. */
export function headerOf({ text }: Pick<TakenMail, 'text'>, name: string): string | null {
  const head = text.slice(0, text.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  return line?.slice(name.length + 1).trim() ?? null
}
