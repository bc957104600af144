import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { succeed } from '../../../shared/result'
import { openOps } from '../store/files'
import { createToken, noteTokenUse, scopesOfToken } from '../store/tokens'
import type { ConnectionTestRequest } from './connection-test-link'
import { createConnectionTestRunner } from './connection-test-runner'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
// Tokens are common to both worlds: they live in the data folder's own ops file.
const ops = openOps((workerData as ThreadData).dataDir)

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

const tell = serveThread(
  parentPort,
  {
    'token.create': ({ name, scopes }: HandlerInput<'token.create'>) =>
      succeed({ token: createToken(ops, name, scopes, Date.now(), randomBytes) }),
    /** The scopes of a valid token, else null. */
    'token.scopes': ({ token }: { token: string }) => {
      const now = Date.now()
      const granted = scopesOfToken(ops, token, now)
      if (granted !== null) noteTokenUse(ops, token, now)
      return succeed(granted)
    },
    'connection-test.run': (request: ConnectionTestRequest) => connectionTests.run(request),
    'connection-test.stop': ({ testId }: Pick<ConnectionTestRequest, 'testId'>) => {
      connectionTests.stop(testId)
      return succeed(null)
    },
    async stop() {
      await connectionTests.close()
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
tell('ready', null)
