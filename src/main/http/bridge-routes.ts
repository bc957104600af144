import type { FastifyInstance } from 'fastify'
import type { Unsubscribe } from '../../shared/bridge'
import { feeds, isFeedName } from '../../shared/contract'
import { type Caller, dispatch, mayUse } from '../../shared/dispatch'
import { fail } from '../../shared/result'
import { type EventStream, openEventStream } from './event-stream'
import { sessionOf } from './page-routes'
import { sendProblem, sendUnauthorized } from './problem'
import { logDefect, type ShellContext } from './shell-context'

const mostStreams = 64
const mostCallsInFlightPerSession = 32

/**
 * The page's bridge: `POST /bridge/call/<name>` answers a call of the contract, `GET /bridge/events?feeds=a,b` is the
 * page's one stream of all its feeds. Both need the session cookie. Answers how to end the streams.
 */
export function addBridgeRoutes(app: FastifyInstance, context: ShellContext): { closeStreams(): void } {
  const { engine } = context
  const callerOf = sessionOf(context)
  const streams = new Set<EventStream>()
  /** By session, which keeps its `Caller` as long as it lives: one page's slow calls are not another's. */
  const callsInFlight = new WeakMap<Caller, number>()

  app.post<{ Params: { name: string } }>('/bridge/call/:name', async (request, reply) => {
    if (!context.origin().isOurOrigin(request.headers.origin))
      return sendProblem(reply, 'forbidden', 'Only the page itself may call.')
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
    const asked = typeof request.query.feeds === 'string' ? [...new Set(request.query.feeds.split(','))] : []
    const names = asked.filter(isFeedName)
    if (names.length === 0 || names.length < asked.length)
      return sendProblem(reply, 'bad-input', 'There is no such feed.')
    if (!names.every((name) => mayUse(caller, feeds[name].scope)))
      return sendProblem(reply, 'forbidden', 'This needs another scope.')
    if (streams.size >= mostStreams) return sendProblem(reply, 'busy', 'Too many pages are open.', 503)

    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store'
    })
    const subscriptions: Unsubscribe[] = []
    const stream = openEventStream(reply.raw, {
      isStillAllowed: () => callerOf(request) !== null,
      onClose: () => {
        streams.delete(stream)
        for (const unsubscribe of subscriptions) unsubscribe()
      }
    })
    streams.add(stream)
    for (const name of names) subscriptions.push(engine.subscribe(name, (items) => stream.send(name, items)))
    return reply
  })

  return {
    closeStreams() {
      for (const stream of streams) stream.close()
    }
  }
}
