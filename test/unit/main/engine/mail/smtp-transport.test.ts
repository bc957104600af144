import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MailServer } from '../../../../../src/main/engine/mail/mail-fault'
import type { OutgoingMail } from '../../../../../src/main/engine/mail/mail-session'
import { createSmtp } from '../../../../../src/main/engine/mail/smtp-transport'
import { headerOf, smtpAnswer, startSmtpServer } from '../../../../support/smtp-server'
import { temporaryPath } from '../store/store-fixture'
import { quickSmtp, serverAt, startMs } from './mail-fixture'

const { signal } = new AbortController()
const user = { name: 'console', password: 'right' }
const mail: OutgoingMail = {
  from: { name: 'Café "Spin"', address: 'console@gym.example' },
  recipient: 'a@gym.example',
  subject: 'Ride – 24 bikes ❤',
  messageId: '<one@gym.example>',
  dateMs: startMs,
  text: 'Text\n',
  html: '<p>Markup</p>'
}

const connect = async (server: MailServer, smtp = quickSmtp()) => {
  const connected = await smtp(server, signal)
  if (!connected.ok) return connected.fault
  onTestFinished(connected.session.close)
  return connected.session
}
const sentence = async (server: MailServer, smtp = quickSmtp()): Promise<string> => {
  const fault = await connect(server, smtp)
  return 'sentence' in fault ? `${fault.scope}: ${fault.sentence}` : 'connected'
}
async function send(server: MailServer, outgoing = mail) {
  const session = await connect(server)
  return 'sentence' in session ? session : session.send(outgoing)
}

describe('A mail server', () => {
  it.each(['tls', 'starttls'] as const)('is spoken to by %s, with user name and password', async (security) => {
    const smtp = await startSmtpServer({ security, user })
    expect(await send(serverAt(smtp.port, { security, user }))).toMatchObject({ ok: true })
    expect(smtp.mails).toMatchObject([{ isSecure: true, user: 'console' }])
  })

  it('is never given a password in the clear where TLS was asked for', async () => {
    const smtp = await startSmtpServer({ security: 'none', user })
    expect(await sentence(serverAt(smtp.port, { security: 'starttls', user }))).toContain('does not offer STARTTLS')
    expect(smtp.mails).toEqual([])
  })

  it('is not trusted with a certificate that nobody vouches for', async () => {
    for (const security of ['tls', 'starttls'] as const) {
      const smtp = await startSmtpServer({ security })
      expect(await sentence(serverAt(smtp.port, { security }), createSmtp())).toMatch(
        /^all: The certificate of localhost is not trusted \(.+\); check/
      )
    }
  })

  it('that speaks no TLS from the start is told apart', async () => {
    const smtp = await startSmtpServer({ security: 'starttls' })
    expect(await sentence(serverAt(smtp.port, { security: 'tls' }))).toContain('does not speak TLS from the start')
  })

  it('that takes no sign-in is told apart', async () => {
    const smtp = await startSmtpServer()
    expect(await sentence(serverAt(smtp.port, { user }))).toContain('takes no user name and password without TLS')
  })

  it('that refuses the password says so', async () => {
    const smtp = await startSmtpServer({ user })
    const wrong = { ...user, password: 'wrong' }
    expect(await sentence(serverAt(smtp.port, { user: wrong }))).toMatch(/^all: The mail server refuses user name and/)
  })

  it('that is not there, has no such name, or says nothing, is told apart', async () => {
    const gone = await startSmtpServer()
    await gone.close()
    expect(await sentence(serverAt(gone.port))).toContain(`localhost:${gone.port} refuses the connection`)
    expect(await sentence(serverAt(25, { host: 'smtp.invalid' }))).toContain('No server is named smtp.invalid')
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const address = silent.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await sentence(serverAt(port), createSmtp({ connectWithinMs: 200 }))).toContain('does not answer')
  })

  it('that is busy is asked again later', async () => {
    const smtp = await startSmtpServer({}, { connect: () => smtpAnswer(421, 'too many') })
    expect(await sentence(serverAt(smtp.port))).toMatch(/^all_later: .* takes no mail now \(it says: 421/)
  })
})

describe('A mail', () => {
  it('keeps what it says in headers that hold any letter', async () => {
    const smtp = await startSmtpServer()
    await send(serverAt(smtp.port))
    const [taken] = smtp.mails
    if (taken === undefined) throw new Error('no mail')
    expect(headerOf(taken, 'Subject')).toMatch(/^=\?UTF-8\?/)
    expect(headerOf(taken, 'Message-ID')).toBe('<one@gym.example>')
    expect(headerOf(taken, 'Date')).toBe('Tue, 24 Nov 2026 14:00:00 +0000')
  })

  it('can not add headers by breaking a line', async () => {
    const smtp = await startSmtpServer()
    await send(serverAt(smtp.port), { ...mail, subject: 'A\r\nBcc: x@y.example' })
    expect(smtp.mails).toMatchObject([{ to: 'a@gym.example' }])
    expect(headerOf(smtp.mails[0] ?? { text: '' }, 'Bcc')).toBeNull()
  })

  it('carries files as they were when it was written', async () => {
    const path = join(temporaryPath(), 'report.pdf')
    writeFileSync(path, 'pages')
    const sha256 = createHash('sha256').update('pages').digest('hex')
    const attachments = [{ filename: 'report.pdf', path, sha256 }]
    const smtp = await startSmtpServer()
    expect(await send(serverAt(smtp.port), { ...mail, attachments })).toMatchObject({ ok: true })
    expect(smtp.mails[0]?.text).toContain('filename=report.pdf')
    expect(smtp.mails[0]?.text).toContain(Buffer.from('pages').toString('base64'))
    writeFileSync(path, 'other pages')
    expect(await send(serverAt(smtp.port), { ...mail, attachments })).toMatchObject({
      ok: false,
      fault: { scope: 'mail', code: 'attachment changed' }
    })
    const absent = [{ filename: 'report.pdf', path: `${path}.absent`, sha256 }]
    expect(await send(serverAt(smtp.port), { ...mail, attachments: absent })).toMatchObject({
      fault: { scope: 'mail', code: 'attachment gone' }
    })
    expect(smtp.mails).toHaveLength(1)
  })
})
