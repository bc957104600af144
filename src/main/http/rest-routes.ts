import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CallName } from '../../shared/contract'
import { type Caller, dispatch } from '../../shared/dispatch'
import { maximumPageSize } from '../../shared/domain/ride'
import { sendProblem, sendTooMany, sendUnauthorized } from './problem'
import { logDefect, type ShellContext } from './shell-context'

/** How a query parameter is read; `text` goes to the call as it is, which checks it. */
type ParameterKind = 'text' | 'id' | 'flag' | 'limit'

/** A path of the REST API and the call of the contract that answers it. */
interface RestRoute {
  readonly path: string
  readonly call: CallName
  /** Which query parameters the call takes. */
  readonly parameters: Readonly<Record<string, ParameterKind>>
  /**
   * Whether others are refused. A filter that is misspelt would answer what was not asked for; where there are no filters
   * they are passed over.
   */
  readonly isStrict: boolean
}

const paged = { limit: 'limit', cursor: 'text' } as const
const alertFilters = {
  state: 'text',
  priority: 'text',
  rule: 'text',
  rider_id: 'id',
  ride_id: 'id',
  late: 'flag',
  from: 'text',
  to: 'text'
} as const

const routes: readonly RestRoute[] = [
  { path: '/status', call: 'status.get', parameters: {}, isStrict: false },
  { path: '/rides', call: 'rides.list', parameters: paged, isStrict: false },
  { path: '/ride/:ride_id', call: 'ride.get', parameters: {}, isStrict: false },
  { path: '/ride/:ride_id/readings', call: 'ride.readings', parameters: paged, isStrict: false },
  { path: '/alerts', call: 'alerts.list', parameters: { ...alertFilters, ...paged }, isStrict: true },
  { path: '/alert/:alert_id', call: 'alert.get', parameters: {}, isStrict: true }
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

interface Problem {
  readonly problem: string
  readonly code: 'bad-input' | 'not-found'
}
type RestInput = { readonly value: Record<string, unknown> } | Problem
type Read = { readonly value: string | number | boolean } | Problem

const bad = (problem: string): Problem => ({ problem, code: 'bad-input' })

/** Path and query as the call's input. An id that can be none is of something that is not there. */
function inputOf(
  route: RestRoute,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, unknown>>
): RestInput {
  const value: Record<string, unknown> = {}
  for (const [name, text] of Object.entries(params)) {
    const id = idFrom(text)
    if (id === null) return { problem: `There is no such ${name.replace('_id', '')}.`, code: 'not-found' }
    value[name] = id
  }
  for (const [name, given] of Object.entries(query)) {
    const kind = Object.hasOwn(route.parameters, name) ? route.parameters[name] : undefined
    if (kind === undefined) {
      if (route.isStrict) return bad(unknownParameter(route))
      continue
    }
    if (typeof given !== 'string') return bad(`"${name}" may be given once.`)
    const read = readParameter(name, kind, given)
    if ('problem' in read) return read
    value[name] = read.value
  }
  return { value }
}

function unknownParameter({ parameters }: RestRoute): string {
  const names = Object.keys(parameters)
  return names.length === 0 ? 'This takes no parameters.' : `The parameters are ${names.join(', ')}.`
}

function readParameter(name: string, kind: ParameterKind, text: string): Read {
  switch (kind) {
    case 'text':
      return { value: text }
    case 'flag':
      return text === 'true' || text === 'false' ? { value: text === 'true' } : bad(`"${name}" must be true or false.`)
    case 'id': {
      const id = idFrom(text)
      return id === null ? bad(`"${name}" must be a whole number from 1.`) : { value: id }
    }
    case 'limit':
      return /^\d{1,40}$/.test(text) && Number(text) >= 1
        ? { value: Math.min(Number(text), maximumPageSize) }
        : bad(`"${name}" must be a whole number from 1 to ${maximumPageSize}.`)
  }
}

const idFrom = (text: string): number | null =>
  /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null
