import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CallName } from '../../shared/contract'
import { type Caller, dispatch } from '../../shared/dispatch'
import { maximumPageSize } from '../../shared/domain/ride'
import { sendProblem, sendTooMany, sendUnauthorized } from './problem'
import { logDefect, type ShellContext } from './shell-context'

/** A path of the REST API and the call of the contract that answers it. */
interface RestRoute {
  readonly path: string
  readonly call: CallName
  /** Which query parameters the call takes. */
  readonly isPaged: boolean
}

const routes: readonly RestRoute[] = [
  { path: '/status', call: 'status.get', isPaged: false },
  { path: '/rides', call: 'rides.list', isPaged: true },
  { path: '/ride/:ride_id', call: 'ride.get', isPaged: false },
  { path: '/ride/:ride_id/readings', call: 'ride.readings', isPaged: true }
]

/** The REST API under `/api/v1`: the same handlers as the page, for who has a token. */
export function addRestRoutes(app: FastifyInstance, context: ShellContext): void {
  for (const route of routes) {
    app.get<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>(
      `/api/v1${route.path}`,
      async (request, reply) => {
        const caller = await authenticate(context, request, reply)
        if (caller === null) return reply
        const input = inputOf(route, request.params, request.query)
        if ('problem' in input) return sendProblem(reply, input.code, input.problem)
        const gone = new AbortController()
        reply.raw.once('close', () => gone.abort())
        const result = await dispatch(
          context.engine.handlers,
          caller,
          route.call,
          input.value,
          gone.signal,
          logDefect(context)
        )
        if (!result.ok) return sendProblem(reply, result.error.code, result.error.message)
        return reply.header('cache-control', 'no-store').send(result.value)
      }
    )
  }
}

/** The rights of the token a request carries; null when it was answered with 401 or 429. */
async function authenticate(
  { engine, wrongCredentials }: ShellContext,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<Caller | null> {
  const header = request.headers.authorization
  const token = /^Bearer +(\S{1,200}) *$/i.exec(header ?? '')?.[1]
  const isAbsent = header === undefined || /^(?:Bearer)?\s*$/i.test(header)
  // A right credential is found first: however many wrong ones come, it is served.
  const caller = token === undefined ? null : await engine.authenticate(token)
  if (caller !== null) return caller
  const wait = isAbsent ? null : wrongCredentials.note(request.ip)
  if (wait === null) sendUnauthorized(reply)
  else sendTooMany(reply, wait)
  return null
}

type RestInput =
  | { readonly value: Record<string, unknown> }
  | { readonly problem: string; readonly code: 'bad-input' | 'not-found' }

/** Path and query as the call's input. A ride id that can be none is a ride that is not there. */
function inputOf(
  route: RestRoute,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>
): RestInput {
  const value: Record<string, unknown> = {}
  const rideId = params.ride_id
  if (rideId !== undefined) {
    if (!/^[1-9]\d{0,15}$/.test(rideId) || !Number.isSafeInteger(Number(rideId))) {
      return { problem: 'There is no such ride.', code: 'not-found' }
    }
    value.ride_id = Number(rideId)
  }
  if (!route.isPaged) return { value }
  const { limit, cursor } = query
  if (limit !== undefined) {
    if (typeof limit !== 'string' || !/^\d{1,40}$/.test(limit) || Number(limit) < 1) {
      return { problem: `"limit" must be a whole number from 1 to ${maximumPageSize}.`, code: 'bad-input' }
    }
    value.limit = Math.min(Number(limit), maximumPageSize)
  }
  if (cursor !== undefined) value.cursor = cursor
  return { value }
}
