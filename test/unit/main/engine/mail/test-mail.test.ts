import { describe, expect, it } from 'vitest'
import type { MailServer } from '../../../../../src/main/engine/mail/mail-fault'
import { type MailTested, testMail } from '../../../../../src/main/engine/mail/test-mail'
import { smtpAnswer, startSmtpServer } from '../../../../support/smtp-server'
import { mailTo, quickSmtp, serverAt, startMs } from './mail-fixture'

const test = (server: MailServer | null, to = 'me@gym.example', withinMs?: number): Promise<MailTested> =>
  testMail(mailTo(server), to, {
    connect: quickSmtp(),
    now: () => startMs,
    randomName: () => 'abcd',
    ...(withinMs === undefined ? {} : { withinMs })
  })

describe('A test mail', () => {
  it('arrives, and the answer tells what the server said', async () => {
    const smtp = await startSmtpServer()
    const { ok, sentence } = await test(serverAt(smtp.port))
    expect(ok).toBe(true)
    expect(sentence).toMatch(/^The mail server took it: 250 /)
    expect(smtp.mails).toMatchObject([{ to: 'me@gym.example', from: 'console@gym.example' }])
  })

  it('tells what to do where it did not arrive', async () => {
    const smtp = await startSmtpServer({}, { recipient: () => smtpAnswer(550, 'nobody') })
    expect(await test(serverAt(smtp.port))).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('this address')
    })
    await smtp.close()
    expect(await test(serverAt(smtp.port))).toMatchObject({ ok: false, sentence: expect.stringContaining('refuses') })
  })

  it('is not tried without a server or to what is no address', async () => {
    expect(await test(null)).toMatchObject({ ok: false, sentence: expect.stringContaining('Name a mail server') })
    expect(await test(serverAt(1), 'me\r\n@x')).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('address')
    })
  })

  it('ends in time whatever the server does', async () => {
    const smtp = await startSmtpServer({}, { content: () => 'hang' })
    expect(await test(serverAt(smtp.port), undefined, 300)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('did not take the mail within')
    })
  })
})
