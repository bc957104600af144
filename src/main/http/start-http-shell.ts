import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import type { Logger } from 'pino'
import type { ApiState } from '../../shared/domain/access'
import { fail, type Result, succeed } from '../../shared/result'
import { securityHeaders } from '../../shared/security-headers'
import type { Engine } from '../engine/ports'
import { createAuthentication } from './authentication'
import { addBridgeRoutes } from './bridge-routes'
import { addExportRoutes } from './export-routes'
import { createFeedStreams } from './feed-streams'
import { createLimitedServer, longestBodyBytes } from './http-server'
import { watchPaths } from './known-paths'
import { chooseListening, isEveryAddress, isLoopback, type Listening } from './listening'
import { noteRequests } from './noted-requests'
import { addDocsRoutes } from './openapi/add-docs-routes'
import { addPageRoutes } from './page-routes'
import { addPolicy } from './policy'
import { sendProblem } from './problem'
import { createRequestNotes } from './request-notes'
import { nameOf, type OriginRules, originRules } from './request-origin'
import { createAdmission } from './rest/admission'
import { addLiveRoute } from './rest/live-route'
import { addRestRoutes } from './rest/rest-routes'
import { createSessions } from './sessions'
import type { ShellContext } from './shell-context'
import { answerUnreadable } from './unreadable-request'
import { createWrongCredentials } from './wrong-credentials'

export interface HttpShellOptions {
  readonly engine: Engine
  /** 0: any free port. */
  readonly port: number
  /** An address of this machine; `0.0.0.0` or `::` for all of them. Loopback unless given. */
  readonly listen?: string | undefined
  /** Names by which others reach this machine. */
  readonly hostNames?: readonly string[] | undefined
  /** PEM files; with both it is served by TLS only. */
  readonly tlsCertFile?: string | undefined
  readonly tlsKeyFile?: string | undefined
  /** Folder of the built page. */
  readonly pageDir: string
  readonly log: Logger
  readonly now: () => number
}

export interface HttpShell {
  /** How this machine reaches it. */
  readonly url: string
  readonly port: number
  /** The page's address with the secret that signs in; for the person at this machine only. */
  readonly pageLink: string
  /** Where the REST API is served, as it is now. */
  apiState(): ApiState
  /** Ends streams and connections; resolves within seconds. */
  stop(): Promise<void>
}

const mostStreams = 64

/** Serves the page and the REST API. A port that can not be had is an error with one sentence about what to do. */
export async function startHttpShell(options: HttpShellOptions): Promise<Result<HttpShell>> {
  const { engine, log, now, pageDir, hostNames = [] } = options
  if (!existsSync(join(pageDir, 'index.html'))) {
    return fail('unavailable', 'The page is not built; run "npm run build" first.')
  }
  const addresses = addressesOfThisMachine()
  const { listen = '127.0.0.1', tlsCertFile, tlsKeyFile } = options
  const listening = chooseListening({ listen, tlsCertFile, tlsKeyFile }, addresses)
  const isEncrypted = listening.identity !== null
  const rulesFor = (port: number): OriginRules => originRules({ port, isEncrypted, hostNames })
  let port = options.port
  let rules = rulesFor(port)
  const wrongCredentials = createWrongCredentials(now)
  const context: ShellContext = {
    engine,
    log,
    now,
    sessions: createSessions(now, () => randomBytes(32).toString('base64url')),
    wrongCredentials,
    authentication: createAuthentication(engine, wrongCredentials),
    origin: () => rules,
    isEncrypted,
    // Cookies know no ports: two consoles on one machine must not overwrite each other's.
    cookieName: () => `deloton_${port}`,
    secret: randomBytes(32).toString('base64url'),
    pageStreams: createFeedStreams(engine, mostStreams),
    restStreams: createFeedStreams(engine, mostStreams)
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
      createLimitedServer({
        identity: listening.identity,
        isOurHost: (host, localAddress) => rules.isOurHost(host, localAddress),
        handle
      })
  })
  const notes = createRequestNotes({
    deliver: engine.noteRequests,
    onDropped: (count) => log.warn({ count }, 'requests came too fast for all to stand in the request log')
  })
  const pathAt = watchPaths(app)
  const noted = noteRequests(app, { notes, now, pathAt })
  addPolicy(app, context, pathAt)
  app.get('/health', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  const admit = createAdmission(context, noted.recognised)
  addRestRoutes(app, context, admit)
  addLiveRoute(app, context, admit, noted.begun)
  addDocsRoutes(app)
  addBridgeRoutes(app, context)
  addExportRoutes(app, context)
  await addPageRoutes(app, context, pageDir)
  try {
    await app.listen({ host: listening.host, port })
  } catch (error) {
    await app.close()
    return fail('unavailable', listenFailure(error, port))
  }
  port = (app.server.address() as AddressInfo).port
  rules = rulesFor(port)
  notes.start()
  const stopListening = engine.onAccessEnded((credential) => {
    context.sessions.closeAllOf(credential)
    context.pageStreams.closeAllOf(credential)
    context.restStreams.closeAllOf(credential)
  })
  const urls = urlsOf(listening, { port, hostNames, addresses })
  for (const warning of warningsOf(listening)) log.warn(warning)
  return succeed({
    url: urls.here,
    port,
    pageLink: `${urls.here}/open?k=${context.secret}`,
    apiState: () => ({
      is_on: engine.settings().api.isOn,
      url: urls.there,
      is_open: !isLoopback(listening.host),
      is_encrypted: isEncrypted,
      problem: listening.problem
    }),
    async stop() {
      stopListening()
      context.pageStreams.closeAll()
      context.restStreams.closeAll()
      await app.close()
      notes.stop()
    }
  })
}

const addressesOfThisMachine = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address))

interface Reach {
  readonly port: number
  readonly hostNames: readonly string[]
  readonly addresses: readonly string[]
}

/** Its address for this machine, and for those who may reach it. */
function urlsOf({ host, identity }: Listening, { port, hostNames, addresses }: Reach): { here: string; there: string } {
  const urlOf = (name: string): string => `${identity === null ? 'http' : 'https'}://${name}:${port}`
  const isEvery = isEveryAddress(host)
  const here = urlOf(nameOf(isEvery ? '127.0.0.1' : host))
  if (isLoopback(host)) return { here, there: here }
  const outer = isEvery ? addresses.find((address) => !address.includes(':') && !isLoopback(address)) : host
  return { here, there: urlOf(hostNames[0] ?? nameOf(outer ?? '127.0.0.1')) }
}

function warningsOf({ host, identity, problem }: Listening): string[] {
  if (problem !== null) return [problem]
  if (isLoopback(host) || identity !== null) return []
  return [
    'The console is open to the network without TLS: whoever can listen there can read tokens and riders. Give --tls-cert-file and --tls-key-file, or serve at 127.0.0.1.'
  ]
}

function listenFailure(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program; choose another with --port, or stop that program.`
  }
  if (code === 'EACCES') return `This user may not listen on port ${port}; choose one above 1023 with --port.`
  return `The page can not be served on port ${port} (${code || 'unknown reason'}); choose another with --port.`
}
