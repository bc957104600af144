import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import mailLogo from '../../../../resources/logo-mail.png?asset'
import { succeed } from '../../../shared/result'
import { createAccessCalls } from '../access/access-calls'
import { deriveByScrypt } from '../access/scrypt-line'
import type { ConnectMail } from '../mail/mail-session'
import { mailStatus } from '../mail/mail-status'
import { createMailer } from '../mail/mailer'
import { testMail } from '../mail/test-mail'
import { createReports } from '../report/reports'
import { openOps } from '../store/files'
import type { ConnectionTestRequest } from './connection-test-link'
import { createConnectionTestRunner } from './connection-test-runner'
import { errorFields, type FeedRead, type LogNews, type MailTestRequest, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const { dataDir, worldDir, settings, version, isOffline } = workerData as ThreadData
// Tokens are common to both worlds: they live in the data folder's own ops file.
const ops = openOps(dataDir)
/** Mail goes out from where its alerts are: the sample world's never mixes with a gym's. */
const worldOps = dataDir === worldDir ? ops : openOps(worldDir)

/** How long a command waits for its mail. */
const sendWithinMs = 60_000

/** Loaded when first needed: most consoles send no mail. */
const connectMail: ConnectMail = async (server, signal) => {
  smtp ??= (await import('../mail/smtp-transport')).createSmtp()
  return smtp(server, signal)
}
let smtp: ConnectMail | null = null

const mailer = createMailer({
  ops: worldOps,
  mail: settings.mail,
  connect: connectMail,
  now: Date.now,
  random: Math.random,
  onFault: ({ scope, code }) =>
    tell('log', { level: 'warn', message: 'mail did not go out', fields: { scope, code } } satisfies LogNews),
  onFailure: (what, error) =>
    tell('log', { level: 'error', message: `${what} failed`, fields: errorFields(error) } satisfies LogNews)
})

const reports = createReports({
  ops: worldOps,
  worldDir,
  settings,
  async render(figures) {
    // Loaded when first needed: it draws once a day.
    const [{ renderReport }, { loadFonts }] = await Promise.all([
      import('../report/pdf/render-report'),
      import('../report/pdf/load-fonts')
    ])
    const { hidesSmallHours } = settings.report
    return renderReport(figures, { hidesSmallHours, version }, await loadFonts())
  },
  logo: () => readFile(mailLogo),
  now: Date.now,
  randomName: () => randomBytes(8).toString('hex'),
  async onQueued() {
    const tried = mailer.wake()
    // A command waits for its mail; a console that runs goes on sending.
    if (isOffline) await Promise.race([tried, setTimeout(sendWithinMs, undefined, { ref: false })])
  },
  onFailure: (what, error) =>
    tell('log', { level: 'error', message: `${what} failed`, fields: errorFields(error) } satisfies LogNews)
})

const connectionTests = createConnectionTestRunner(
  async (settings, signal) => {
    // Loaded when first asked for: most consoles never test a connection, and the client is large.
    const [{ testConnection }, { createSystemPorts }] = await Promise.all([
      import('../sources/kafka/connection-test/test-connection'),
      import('../sources/kafka/connection-test/system-ports')
    ])
    const debug = (fields: object, message: string): void =>
      tell('log', { level: 'debug', message, fields: { ...fields } } satisfies LogNews)
    return testConnection(settings, createSystemPorts(signal, { debug }))
  },
  (news) => tell('connection-test-step', news)
)

const access = createAccessCalls({
  ops,
  worldOps,
  now: Date.now,
  randomBytes,
  derive: deriveByScrypt,
  onEnded: (credential) => tell('access-ended', credential),
  onFailure: (what, error) =>
    tell('log', { level: 'error', message: `${what} failed`, fields: errorFields(error) } satisfies LogNews)
})

const tell = serveThread(
  parentPort,
  {
    ...access.calls,
    'connection-test.run': (request: ConnectionTestRequest) => connectionTests.run(request),
    'connection-test.stop': ({ testId }: Pick<ConnectionTestRequest, 'testId'>) => {
      connectionTests.stop(testId)
      return succeed(null)
    },
    'mail.status': () =>
      succeed(
        mailStatus(worldOps, {
          isSetUp: settings.mail.server !== null,
          problem: mailer.problem(),
          nowMs: Date.now()
        })
      ),
    'mail.wake': () => {
      if (!isOffline) void mailer.wake()
      return succeed(null)
    },
    ...reports.calls,
    'feed.read': ({ readUpToMs }: FeedRead) => {
      reports.noteReadUpTo(readUpToMs)
      return succeed(null)
    },
    async 'mail.test'({ mail, to }: MailTestRequest) {
      const tested = await testMail(mail, to, {
        connect: connectMail,
        now: Date.now,
        randomName: () => randomBytes(8).toString('hex')
      })
      if (tested.ok && !isOffline) void mailer.release()
      return succeed(tested)
    },
    async stop() {
      access.stop()
      await Promise.all([connectionTests.close(), mailer.stop(), reports.stop()])
      worldOps.close()
      ops.close()
      return succeed(null)
    }
  },
  (name, error) =>
    tell('log', { level: 'error', message: `${name} threw`, fields: errorFields(error) } satisfies LogNews)
)
// kafkajs asks for timers that lie in the past; Node says so on standard error each time, and nothing is wrong.
process.removeAllListeners('warning')
process.on('warning', (warning) => {
  if (warning.name === 'TimeoutNegativeWarning') return
  tell('log', { level: 'warn', message: warning.message, fields: { warning: warning.name } } satisfies LogNews)
})
// A command on the stores of a console that does not run sends nothing.
if (!isOffline) {
  mailer.start()
  reports.start()
}
tell('ready', null)
