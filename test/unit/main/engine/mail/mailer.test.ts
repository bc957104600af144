import { describe, expect, it } from 'vitest'
import { mailStatus } from '../../../../../src/main/engine/mail/mail-status'
import { noteSending } from '../../../../../src/main/engine/store/outbox'
import { headerOf, smtpAnswer, startSmtpServer } from '../../../../support/smtp-server'
import { temporaryOps, temporaryPath } from '../store/store-fixture'
import { mailerOn, mailTo, queue, serverAt, startMs, statesOf } from './mail-fixture'

const minuteMs = 60_000
const subjects = (mails: readonly { text: string }[]) => mails.map((mail) => headerOf(mail, 'Subject'))

describe('A mail in the outbox', () => {
  it('is delivered once, over one connection, with its headers and both texts', async () => {
    const smtp = await startSmtpServer()
    const ops = temporaryOps()
    queue(ops, 'one')
    queue(ops, 'two')
    const { mailer } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    await mailer.wake()
    expect(smtp.connections()).toBe(1)
    expect(smtp.mails.map(({ from, to }) => [from, to])).toEqual([
      ['console@gym.example', 'one@gym.example'],
      ['console@gym.example', 'two@gym.example']
    ])
    const [mail] = smtp.mails
    if (mail === undefined) throw new Error('no mail')
    expect(headerOf(mail, 'From')).toBe('Front desk <console@gym.example>')
    expect(headerOf(mail, 'To')).toBe('one@gym.example')
    expect(headerOf(mail, 'Message-ID')).toMatch(/^<[0-9a-f]{32}@gym\.example>$/)
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
    expect(mail.text).toContain('Text of one')
    expect(mail.text).toContain('<p>Markup of one</p>')
    expect(statesOf(ops)).toEqual({ one: 'sent', two: 'sent' })
  })

  it('goes before all others when it is about an alert', async () => {
    const smtp = await startSmtpServer()
    const ops = temporaryOps()
    queue(ops, 'report', { kind: 'report' })
    queue(ops, 'first')
    queue(ops, 'second')
    await mailerOn(ops, mailTo(serverAt(smtp.port))).mailer.wake()
    expect(subjects(smtp.mails)).toEqual(['About first', 'About second', 'About report'])
  })

  it('waits where no mail server is set', async () => {
    const ops = temporaryOps()
    queue(ops, 'one')
    const { mailer } = mailerOn(ops, mailTo(null))
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ one: 'queued' })
    expect(mailer.problem()).toBeNull()
  })

  it('waits and says why where the server asks for a password that nobody has given', async () => {
    const smtp = await startSmtpServer()
    const ops = temporaryOps()
    queue(ops, 'one')
    const { mailer } = mailerOn(ops, mailTo({ ...serverAt(smtp.port), user: { name: 'gym', password: '' } }))
    await mailer.wake()
    expect(smtp.connections()).toBe(0)
    expect(statesOf(ops)).toEqual({ one: 'queued' })
    expect(mailer.problem()).toContain('DELOTON_SMTP_PASSWORD')
  })

  it('says that it is of the past once it is no longer news, and goes out all the same', async () => {
    const smtp = await startSmtpServer()
    const ops = temporaryOps()
    const past = { subject: 'Past alert: one', text: 'This is a past alert.\n', html: '<p>past</p>' }
    const message = { text: 'Now\n', html: '<p>Now</p>', past }
    queue(ops, 'one', { message, expiresMs: startMs + 10 * minuteMs })
    queue(ops, 'two', { message, expiresMs: startMs + 10 * minuteMs + 1 })
    const { mailer, pass } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    pass(10 * minuteMs + 1)
    await mailer.wake()
    expect(subjects(smtp.mails)).toEqual(['Past alert: one', 'About two'])
    expect(smtp.mails[0]?.text).toContain('This is a past alert.')
    expect(smtp.mails[0]?.text).not.toContain('Now')
  })

  it('is removed 30 days after it was sent or failed, and never before it went out', async () => {
    const smtp = await startSmtpServer({}, { recipient: (to) => (to.startsWith('no') ? smtpAnswer(550, 'no') : null) })
    const ops = temporaryOps()
    for (const key of ['yes', 'no']) queue(ops, key)
    const { mailer, pass } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    queue(ops, 'later', {}, startMs + 60 * 86_400_000)
    pass(30 * 86_400_000)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ yes: 'sent', no: 'failed', later: 'queued' })
    pass(1)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ later: 'queued' })
  })
})

describe('A server that refuses', () => {
  it('a recipient for good stops that one, says why, and lets the others through', async () => {
    const refuse = (to: string) => (to === 'b@gym.example' ? smtpAnswer(550, '5.1.1 nobody\r\nhere') : null)
    const smtp = await startSmtpServer({}, { recipient: refuse })
    const ops = temporaryOps()
    for (const key of ['a', 'b', 'c']) queue(ops, key)
    const { mailer, faults, nowMs } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent', b: 'failed', c: 'sent' })
    const status = mailStatus(ops, { isSetUp: true, problem: mailer.problem(), nowMs: nowMs() })
    expect(status).toMatchObject({ queued: 0, failed_last_day: 1, problem: null })
    expect(status.newest.find(({ recipient }) => recipient === 'b@gym.example')?.problem).toMatch(
      /^The mail server refuses this address \(it says: 550 [^\r\n]*nobody[^\r\n]*\)\.$/
    )
    expect(faults).toEqual(['mail: address EENVELOPE 550'])
    expect(JSON.stringify(faults)).not.toContain('gym.example')
  })

  it('for a while gets it again later, with the same Message-ID', async () => {
    let refusals = 2
    const greylist = () => (refusals-- > 0 ? smtpAnswer(451, '4.7.1 try later') : null)
    const smtp = await startSmtpServer({}, { recipient: greylist })
    const ops = temporaryOps()
    queue(ops, 'a')
    const { mailer, pass, nowMs } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    expect(mailStatus(ops, { isSetUp: true, problem: null, nowMs: nowMs() }).newest).toMatchObject([
      { state: 'queued', attempts: 1, next_at: new Date(startMs + 5_000).toISOString() }
    ])
    pass(4_999)
    await mailer.wake()
    expect(refusals).toBe(1)
    pass(1)
    await mailer.wake()
    pass(15_000)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
    expect(smtp.mails).toHaveLength(1)
  })

  it('the content after it was handed over stops that mail, and the next goes out', async () => {
    const spam = ({ to }: { to: string }) => (to === 'a@gym.example' ? smtpAnswer(554, 'spam') : null)
    const smtp = await startSmtpServer({}, { content: spam })
    const ops = temporaryOps()
    for (const key of ['a', 'b']) queue(ops, key)
    await mailerOn(ops, mailTo(serverAt(smtp.port))).mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'failed', b: 'sent' })
  })

  it('puts mail off for two days, then it is given up', async () => {
    const fault = { scope: 'mail_later', sentence: 'The mailbox is full.', code: 'address 450' } as const
    const session = { send: async () => ({ ok: false, fault }) as const, close: () => undefined }
    const ops = temporaryOps()
    queue(ops, 'a', { kind: 'report' })
    const { mailer, pass, nowMs } = mailerOn(ops, mailTo(serverAt(25)), async () => ({ ok: true, session }))
    while (statesOf(ops).a === 'queued') {
      await mailer.wake()
      pass(minuteMs)
    }
    const hours = (nowMs() - startMs) / 3_600_000
    expect(hours).toBeGreaterThan(47)
    expect(hours).toBeLessThan(50)
    expect(mailStatus(ops, { isSetUp: true, problem: null, nowMs: nowMs() }).newest[0]?.problem).toContain('given up')
  })

  it('the sender holds all mail back until a person has looked', async () => {
    const smtp = await startSmtpServer({}, { sender: () => smtpAnswer(553, 'not you') })
    const ops = temporaryOps()
    for (const key of ['a', 'b']) queue(ops, key)
    const { mailer } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'queued', b: 'queued' })
    expect(mailer.problem()).toContain('refuses the sender')
  })
})

describe('A wrong password', () => {
  const user = { name: 'console', password: 'right' }

  it('holds all mail back, is tried every quarter of an hour, and not by each new mail', async () => {
    const smtp = await startSmtpServer({ security: 'starttls', user })
    const ops = temporaryOps()
    for (const key of ['a', 'b']) queue(ops, key)
    const server = serverAt(smtp.port, { security: 'starttls', user: { ...user, password: 'wrong' } })
    const { mailer, pass, faults } = mailerOn(ops, mailTo(server))
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'queued', b: 'queued' })
    expect(mailer.problem()).toMatch(
      /^The mail server refuses user name and password \(it says: 535 .*\); check mail user/
    )
    expect(faults).toEqual(['all: sign_in EAUTH 535'])
    pass(14 * minuteMs)
    await mailer.wake()
    expect(smtp.connections()).toBe(1)
    pass(minuteMs)
    await mailer.wake()
    expect(smtp.connections()).toBe(2)
  })

  it('is forgotten when somebody has mended it', async () => {
    const allowed = { name: 'console', password: 'old' }
    const smtp = await startSmtpServer({ security: 'starttls', user: allowed })
    const ops = temporaryOps()
    queue(ops, 'a')
    const { mailer } = mailerOn(ops, mailTo(serverAt(smtp.port, { security: 'starttls', user })))
    await mailer.wake()
    allowed.password = 'right'
    await mailer.release()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
    expect(mailer.problem()).toBeNull()
  })
})

describe('A connection', () => {
  it('that breaks after the mail was handed over has it sent again with the same Message-ID', async () => {
    let drops = 1
    const smtp = await startSmtpServer({}, { content: () => (drops-- > 0 ? 'drop' : null) })
    const ops = temporaryOps()
    queue(ops, 'a')
    const { mailer, pass } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'queued' })
    pass(5_000)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
    const [first, second, ...more] = smtp.mails.map((mail) => headerOf(mail, 'Message-ID'))
    expect(first).toBe(second)
    expect(more).toEqual([])
  })

  it('that falls silent is left, and the next mail goes out', async () => {
    const smtp = await startSmtpServer({}, { content: ({ to }) => (to === 'a@gym.example' ? 'hang' : null) })
    const ops = temporaryOps()
    for (const key of ['a', 'b']) queue(ops, key)
    await mailerOn(ops, mailTo(serverAt(smtp.port))).mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'queued', b: 'sent' })
  })

  it('that can not be made for two days loses no mail and keeps its order', async () => {
    const gone = await startSmtpServer()
    await gone.close()
    const ops = temporaryOps()
    const { mailer, pass, nowMs } = mailerOn(ops, mailTo(serverAt(gone.port)))
    const expected: string[] = []
    for (let hour = 0; hour < 49; hour += 1) {
      queue(ops, `at${hour}`, { kind: 'report' }, nowMs())
      expected.push(`About at${hour}`)
      await mailer.wake()
      pass(60 * minuteMs)
    }
    expect(mailer.problem()).toContain('refuses the connection')
    const smtp = await startSmtpServer({ port: gone.port })
    pass(60 * minuteMs)
    await mailer.wake()
    expect(subjects(smtp.mails)).toEqual(expected)
    expect(new Set(Object.values(statesOf(ops)))).toEqual(new Set(['sent']))
    expect(mailer.problem()).toBeNull()
  })

  it('that can not be made is tried soon again for new mail, but not for each', async () => {
    let isDown = true
    const smtp = await startSmtpServer({}, { connect: () => (isDown ? smtpAnswer(421, 'down') : null) })
    const ops = temporaryOps()
    queue(ops, 'a')
    const { mailer, pass } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    for (let count = 0; count < 5; count += 1) await mailer.wake()
    expect(smtp.connections()).toBe(1)
    isDown = false
    pass(5_000)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
  })
})

describe('A mailer that starts', () => {
  it('sends what a former life broke off, with the same Message-ID', async () => {
    const smtp = await startSmtpServer()
    const folder = temporaryPath()
    const before = temporaryOps(folder)
    queue(before, 'a')
    noteSending(before, 1, startMs)
    before.close()
    const ops = temporaryOps(folder)
    const { message_id } = ops.prepare<[], { message_id: string }>('SELECT message_id FROM outbox').get() ?? {}
    const { mailer } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    mailer.start()
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
    expect(smtp.mails.map((mail) => headerOf(mail, 'Message-ID'))).toEqual([message_id])
  })

  it('leaves alone what another has under way, until ten minutes are over', async () => {
    const smtp = await startSmtpServer()
    const ops = temporaryOps()
    queue(ops, 'a')
    noteSending(ops, 1, startMs)
    const { mailer, pass } = mailerOn(ops, mailTo(serverAt(smtp.port)))
    pass(10 * minuteMs)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sending' })
    pass(1)
    await mailer.wake()
    expect(statesOf(ops)).toEqual({ a: 'sent' })
  })
})

describe('A mailer that stops', () => {
  it('breaks off a mail that takes long, and keeps it for its next life', async () => {
    const smtp = await startSmtpServer({}, { content: () => 'hang' })
    const ops = temporaryOps()
    for (const key of ['a', 'b']) queue(ops, key)
    const { mailer } = mailerOn(ops, mailTo(serverAt(smtp.port)), undefined)
    const under = mailer.wake()
    await expect.poll(() => smtp.mails.length).toBe(1)
    await mailer.stop()
    await under
    expect(statesOf(ops)).toMatchObject({ b: 'queued' })
    expect(statesOf(ops).a).not.toBe('sent')
    expect(smtp.mails).toHaveLength(1)
  })
})
