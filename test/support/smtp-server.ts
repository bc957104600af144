import { onTestFinished } from 'vitest'
import { openSmtpServer, type SmtpWhims, type TestSmtpOptions, type TestSmtpServer } from './open-smtp-server'

export { headerOf, smtpAnswer, type TakenMail, type TestSmtpServer } from './open-smtp-server'

/** A real mail server in this process, on a port of its own; it is gone after the test. */
export async function startSmtpServer(options: TestSmtpOptions = {}, whims: SmtpWhims = {}): Promise<TestSmtpServer> {
  const server = await openSmtpServer(options, whims)
  onTestFinished(server.close)
  return server
}
