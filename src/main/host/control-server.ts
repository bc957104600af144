import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { type Caller, dispatch, type Handlers, machineCaller } from '../../shared/dispatch'
import { machineScopes } from '../../shared/domain/access'
import { fail, type Result } from '../../shared/result'
import { isSameSecret } from '../same-secret'
import { proofOf } from './control-proof'

export interface ControlServer {
  readonly port: number
  close(): Promise<void>
}

const longestBodyBytes = 1024 * 1024
const everything: Caller = machineCaller('command', machineScopes)

/**
 * The channel by which commands ask a running console to do their work: loopback only, the Host header checked, the
 * secret compared in constant time. `POST /proof` answers a nonce, so that a command can tell this console from whoever
 * took its port; `POST /call/<name>` answers a call of the contract.
 */
export function startControlServer(handlers: Handlers, secret: string, log: Logger): Promise<ControlServer> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 }, (request, response) => {
    void answer(request, response)
  })
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = server.address() as AddressInfo | null
    if (request.headers.host !== `127.0.0.1:${address?.port}`) return end(response, 421, null)
    if (request.method !== 'POST' || request.headers.origin !== undefined) return end(response, 404, null)
    const body = await readBody(request)
    if (body === undefined) return end(response, 400, fail('bad-input', 'The body is no JSON of at most 1 MB.'))
    if (request.url === '/proof') {
      const { nonce } = (body ?? {}) as { nonce?: unknown }
      if (typeof nonce !== 'string' || nonce.length < 16 || nonce.length > 128) return end(response, 400, null)
      return end(response, 200, { proof: proofOf(secret, nonce) })
    }
    const name = /^\/call\/([a-z._-]{1,60})$/.exec(request.url ?? '')?.[1]
    if (name === undefined) return end(response, 404, null)
    if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${secret}`)) return end(response, 401, null)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const result = await dispatch(handlers, everything, name, body, gone.signal, (call, error) =>
      log.error({ call, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
    )
    end(response, 200, result)
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          })
      })
    )
  })
}

function end(response: ServerResponse, status: number, body: Result<unknown> | object | null): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(body === null ? '' : JSON.stringify(body))
}

/** Undefined for a body that is too long or no JSON. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > longestBodyBytes) return undefined
      chunks.push(chunk)
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
