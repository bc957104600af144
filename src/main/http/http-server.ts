import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { securityHeaders } from '../../shared/security-headers'
import type { ServerIdentity } from './listening'
import { problemBody } from './problem'

export const longestBodyBytes = 1024 * 1024
const longestHeaderBytes = 16 * 1024
const requestWithinMs = 10_000
/** How often connections are looked at that are too slow: a request is cut off at most so much too late. */
const lookEveryMs = 1_000
const keepAliveMs = 10_000
/** Far more than clients there are; what comes beyond is dropped before it costs anything. */
const mostConnections = 2_000

export interface HttpServerOptions {
  /** Null where it serves in the clear. */
  readonly identity: ServerIdentity | null
  readonly isOurHost: (host: string | undefined, localAddress: string | undefined) => boolean
  readonly handle: RequestListener
}

/** The server below the routes. It refuses what must not cost anything: too long, too slow, too many, under another name. */
export function createLimitedServer({ identity, isOurHost, handle }: HttpServerOptions): Server {
  const limits = {
    maxHeaderSize: longestHeaderBytes,
    requestTimeout: requestWithinMs,
    headersTimeout: requestWithinMs,
    keepAliveTimeout: keepAliveMs,
    connectionsCheckingInterval: lookEveryMs
  }
  const listener: RequestListener = (request, response) => {
    // Before routing: a request for another name is answered by nothing that knows data.
    if (!isOurHost(request.headers.host, request.socket.localAddress)) return refuseHost(response)
    if (Number(request.headers['content-length'] ?? 0) > longestBodyBytes)
      return refuse(response, 413, 'The body is too long.')
    handle(request, response)
  }
  const server =
    identity === null
      ? createServer(limits, listener)
      : createTlsServer({ ...limits, ...identity, handshakeTimeout: requestWithinMs, minVersion: 'TLSv1.2' }, listener)
  // Without a listener Node answers by itself, without our headers.
  server.on('checkExpectation', (_request, response: ServerResponse) =>
    refuse(response, 417, 'Of expectations only 100-continue is met.')
  )
  server.maxConnections = mostConnections
  return server
}

/**
 * A body of unknown length is still coming, and nobody reads it: it would keep the connection busy for ever. One whose
 * length is known is short, or it was refused.
 */
export const isEndless = ({ complete, headers }: IncomingMessage): boolean =>
  !complete && headers['transfer-encoding'] !== undefined

function refuseHost(response: ServerResponse): void {
  response.writeHead(421, { ...securityHeaders, 'content-type': 'text/plain', connection: 'close' })
  response.end('This console is reached by its own address only.\n')
}

function refuse(response: ServerResponse, status: number, detail: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    connection: 'close'
  })
  response.end(problemBody('bad-input', detail, status))
}
