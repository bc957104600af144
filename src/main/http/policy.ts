import type { FastifyInstance } from 'fastify'
import { securityHeaders } from '../../shared/security-headers'
import { isEndless } from './http-server'
import type { KnownPath } from './known-paths'
import { pathOf } from './noted-requests'
import { sendProblem } from './problem'
import type { ShellContext } from './shell-context'

/** Where a link in a mail or a chat may lead: the page without data, and its signing in. */
const linked: ReadonlySet<string | undefined> = new Set(['/', '/open'])

/** What holds for every route: headers, no foreign pages, known methods, JSON only, errors without detail. */
export function addPolicy(
  app: FastifyInstance,
  { origin: rules, log }: Pick<ShellContext, 'origin' | 'log'>,
  pathAt: (path: string) => KnownPath | null
): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders)
    const { origin, 'sec-fetch-site': site } = request.headers
    const isLink =
      request.method === 'GET' &&
      request.headers['sec-fetch-mode'] === 'navigate' &&
      linked.has(request.routeOptions.url)
    const secFetchSite = typeof site === 'string' && !isLink ? site : undefined
    if (rules().isForeign(origin, secFetchSite, request.socket.localAddress)) {
      return sendProblem(reply, 'forbidden', 'Requests of other sites are refused.')
    }
    if (!request.is404) return
    const known = pathAt(pathOf(request))
    if (known === null) return
    reply.header('allow', known.methods.join(', ')).header('cache-control', 'no-store')
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return sendProblem(reply, 'bad-input', 'This can not be done here; the header Allow says what can.', 405)
  })
  app.addHook('onSend', async (request, reply) => {
    if (isEndless(request.raw)) reply.header('connection', 'close')
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found', 'There is nothing here.'))
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 400 && status < 500) return sendProblem(reply, 'bad-input', 'The request can not be read.', status)
    log.error({ route: request.routeOptions.url, error: error.stack }, 'a request failed')
    return sendProblem(reply, 'internal', 'The console could not do this; its log says why.')
  })
}
