import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { fail, type Result, succeed } from '../../shared/result'
import { securityHeaders } from '../../shared/security-headers'
import type { Engine } from '../engine/ports'
import { addBridgeRoutes } from './bridge-routes'
import { addPageRoutes } from './page-routes'
import { sendProblem } from './problem'
import { type OriginRules, originRules } from './request-origin'
import { addRestRoutes } from './rest-routes'
import { createSessions } from './sessions'
import type { ShellContext } from './shell-context'
import { answerUnreadable } from './unreadable-request'
import { createWrongCredentials } from './wrong-credentials'

export interface HttpShellOptions {
  readonly engine: Engine
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Folder of the built page. */
  readonly pageDir: string
  readonly log: Logger
  readonly now: () => number
}

export interface HttpShell {
  readonly url: string
  readonly port: number
  /** The page's address with the secret that signs in; for the person at this machine only. */
  readonly pageLink: string
  /** Ends streams and connections; resolves within seconds. */
  stop(): Promise<void>
}

const longestBodyBytes = 1024 * 1024
const longestHeaderBytes = 16 * 1024
const requestWithinMs = 10_000

/** Where a link in a mail or a chat may lead: the page without data, and its signing in. */
const linked: ReadonlySet<string | undefined> = new Set(['/', '/open'])

/** Serves the page and the REST API. A port that can not be had is an error with one sentence about what to do. */
export async function startHttpShell(options: HttpShellOptions): Promise<Result<HttpShell>> {
  const { engine, host, log, now, pageDir } = options
  if (!existsSync(join(pageDir, 'index.html'))) {
    return fail('unavailable', 'The page is not built; run "npm run build" first.')
  }
  let rules: OriginRules = originRules(options.port)
  let port = options.port
  const context: ShellContext = {
    engine,
    log,
    sessions: createSessions(now, () => randomBytes(32).toString('base64url')),
    wrongCredentials: createWrongCredentials(now),
    origin: () => rules,
    // Cookies know no ports: two consoles on one machine must not overwrite each other's.
    cookieName: () => `deloton_${port}`,
    secret: randomBytes(32).toString('base64url')
  }
  const app = fastify({
    logger: false,
    bodyLimit: longestBodyBytes,
    forceCloseConnections: true,
    clientErrorHandler: answerUnreadable,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 512 },
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply.headers(securityHeaders), 'bad-input', 'The address can not be read.')
    },
    serverFactory: (handle) =>
      createServer(
        { maxHeaderSize: longestHeaderBytes, requestTimeout: requestWithinMs, headersTimeout: requestWithinMs },
        // Before routing: a request for another name is answered by nothing that knows data.
        (request, response) =>
          rules.isOurHost(request.headers.host) ? handle(request, response) : refuseHost(request, response)
      )
  })
  addPolicy(app, context)
  app.get('/health', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  addRestRoutes(app, context)
  const { closeStreams } = addBridgeRoutes(app, context)
  await addPageRoutes(app, context, pageDir)
  try {
    await app.listen({ host, port: options.port })
  } catch (error) {
    await app.close()
    return fail('unavailable', listenFailure(error, options.port))
  }
  port = (app.server.address() as AddressInfo).port
  rules = originRules(port)
  const url = `http://${host}:${port}`
  return succeed({
    url,
    port,
    pageLink: `${url}/open?k=${context.secret}`,
    async stop() {
      closeStreams()
      await app.close()
    }
  })
}

/** What holds for every route: headers, no foreign pages, JSON only, errors without detail. */
function addPolicy(app: FastifyInstance, context: ShellContext): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    const { origin, 'sec-fetch-site': site } = request.headers
    const isLink =
      request.method === 'GET' &&
      request.headers['sec-fetch-mode'] === 'navigate' &&
      linked.has(request.routeOptions.url)
    const secFetchSite = typeof site === 'string' && !isLink ? site : undefined
    if (context.origin().isForeign(origin, secFetchSite)) {
      return sendProblem(reply, 'forbidden', 'Requests of other sites are refused.')
    }
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found', 'There is nothing here.'))
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 400 && status < 500) return sendProblem(reply, 'bad-input', 'The request can not be read.', status)
    context.log.error({ route: request.routeOptions.url, error: error.stack }, 'a request failed')
    return sendProblem(reply, 'internal', 'The console could not do this; its log says why.')
  })
}

function refuseHost(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(421, { ...securityHeaders, 'content-type': 'text/plain', connection: 'close' })
  response.end('This console is reached by its own address only.\n')
}

function listenFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program; choose another with --port, or stop that program.`
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}; choose one above 1023 with --port.`
  return `The page can not be served on port ${port} (${code || 'unknown reason'}); choose another with --port.`
}
