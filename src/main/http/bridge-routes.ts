import type { FastifyInstance } from 'fastify'
import { type Caller, dispatch } from '../../shared/dispatch'
import { fail } from '../../shared/result'
import { readFeedNames } from './feed-streams'
import { sessionOf } from './page-routes'
import { sendProblem, sendUnauthorized } from './problem'
import { isOurPage, logDefect, type ShellContext } from './shell-context'

const mostCallsInFlightPerSession = 32

/**
 * The page's bridge: `POST /bridge/call/<name>` answers a call of the contract, `GET /bridge/events?feeds=a,b` is the
 * page's one stream of all its feeds. Both need the session cookie.
 */
export function addBridgeRoutes(app: FastifyInstance, context: ShellContext): void {
  const { engine, pageStreams } = context
  const callerOf = sessionOf(context)
  /** By session, which keeps its `Caller` as long as it lives: one page's slow calls are not another's. */
  const callsInFlight = new WeakMap<Caller, number>()

  app.post<{ Params: { name: string } }>('/bridge/call/:name', async (request, reply) => {
    if (!isOurPage(context, request)) return sendProblem(reply, 'forbidden', 'Only the page itself may call.')
    const caller = callerOf(request)
    if (caller === null) return sendUnauthorized(reply)
    reply.header('cache-control', 'no-store')
    const inFlight = callsInFlight.get(caller) ?? 0
    if (inFlight >= mostCallsInFlightPerSession) {
      return reply.send(fail('busy', 'Too many calls at once; try again.'))
    }
    callsInFlight.set(caller, inFlight + 1)
    const gone = new AbortController()
    const abort = (): void => gone.abort()
    reply.raw.once('close', abort)
    try {
      return reply.send(
        await dispatch(engine.handlers, caller, request.params.name, request.body, gone.signal, logDefect(context))
      )
    } finally {
      callsInFlight.set(caller, (callsInFlight.get(caller) ?? 1) - 1)
      reply.raw.off('close', abort)
    }
  })

  // HEAD would open a stream that nobody reads.
  const withoutHead = { exposeHeadRoute: false }
  app.get<{ Querystring: { feeds?: unknown } }>('/bridge/events', withoutHead, async (request, reply) => {
    const caller = callerOf(request)
    if (caller === null) return sendUnauthorized(reply)
    const names = readFeedNames(request.query.feeds, caller)
    if (!names.ok) return sendProblem(reply, names.error.code, names.error.message)
    if (pageStreams.isFull()) return sendProblem(reply, 'busy', 'Too many pages are open.', 503)
    pageStreams.open(reply, { caller, names: names.value, isStillAllowed: () => callerOf(request) !== null })
    return reply
  })
}
