import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { succeed } from '../../../shared/result'
import { openOps } from '../store/files'
import { createToken, noteTokenUse, scopesOfToken } from '../store/tokens'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
// Tokens are common to both worlds: they live in the data folder's own ops file.
const ops = openOps((workerData as ThreadData).dataDir)

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
    stop: () => {
      ops.close()
      return succeed(null)
    }
  },
  (name, error) =>
    tell('log', { level: 'error', message: `${name} threw`, fields: errorFields(error) } satisfies LogNews)
)
tell('ready', null)
