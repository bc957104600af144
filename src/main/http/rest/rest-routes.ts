import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, dispatch } from '../../../shared/dispatch'
import { type Result, succeed } from '../../../shared/result'
import { sendCallError } from '../problem'
import { logDefect, type ShellContext } from '../shell-context'
import { acceptsCsv } from './accepts-csv'
import type { Admit } from './admission'
import { csvColumns, csvRows } from './csv'
import { isPage, noPage, type Page, wholeCsv } from './pages'
import { readInput } from './read-input'
import { type RestRoute, restRoutes } from './route-table'
import { sendStream, sendWithTag } from './send-body'

/** The API is served at the root, where the original had it, and here. */
export const apiPrefixes = ['', '/api/v1'] as const

type RestRequest = FastifyRequest<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>
type Ask = (input: Readonly<Record<string, unknown>>) => Promise<Result<unknown>>

/** The REST API: the same handlers as the page, for who is let in. */
export function addRestRoutes(app: FastifyInstance, context: ShellContext, admit: Admit): void {
  for (const route of restRoutes) {
    for (const prefix of apiPrefixes) {
      app.route<{ Params: Record<string, string>; Querystring: Record<string, unknown> }>({
        method: route.method,
        url: `${prefix}${route.path}`,
        config: { restPath: route.path },
        async handler(request, reply) {
          const caller = await admit(request, reply)
          return caller === null ? reply : answer(context, route, prefix, caller, request, reply)
        }
      })
    }
  }
}

async function answer(
  context: ShellContext,
  route: RestRoute,
  prefix: string,
  caller: Caller,
  request: RestRequest,
  reply: FastifyReply
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if (route.hasCsv) reply.header('vary', 'Accept')
  const input = readInput(route, request.params, request.query)
  if (!input.ok) return sendCallError(reply, input.error)
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const { handlers } = context.engine
  const ask: Ask = (value) => dispatch(handlers, caller, route.call, value, gone.signal, logDefect(context))

  if (route.hasCsv && acceptsCsv(request.headers.accept)) {
    return answerCsv(
      { route, ask, input: input.value, address: `${prefix}${pathOf(route, input.value)}` },
      request,
      reply
    )
  }
  const result = await ask(input.value)
  if (!result.ok) return sendCallError(reply, result.error)
  if (route.method === 'DELETE') return reply.code(204).send()
  if (!changesNoMore(route, result.value)) return reply.send(result.value)
  return sendWithTag(request, reply, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(result.value)))
}

/** What is told apart by an ETag: an ended ride, and the readings of a ride. */
const changesNoMore = ({ call }: RestRoute, value: unknown): boolean =>
  call === 'ride.readings' ||
  (call === 'ride.get' && typeof value === 'object' && value !== null && 'end_time' in value && value.end_time !== null)

interface CsvQuestion {
  readonly route: RestRoute
  readonly ask: Ask
  readonly input: Readonly<Record<string, string | number | boolean>>
  /** The path that was asked for. */
  readonly address: string
}

async function answerCsv(
  { route, ask, input, address }: CsvQuestion,
  request: RestRequest,
  reply: FastifyReply
): Promise<FastifyReply> {
  const askPage = async (value: Readonly<Record<string, unknown>>): Promise<Result<Page>> => {
    const result = await ask(value)
    if (!result.ok) return result
    return isPage(result.value) ? succeed(result.value) : noPage
  }
  const columns = csvColumns(route.call)
  const isWhole = route.call === 'ride.readings' && input.limit === undefined
  const first = await askPage(isWhole ? { ...input, limit: 1_000 } : input)
  if (!first.ok) return sendCallError(reply, first.error)
  const type = 'text/csv; charset=utf-8; header=present'
  if (isWhole) {
    const body = await wholeCsv(first.value, columns, (cursor) => askPage({ ...input, limit: 1_000, cursor }))
    if (!body.ok) return sendCallError(reply, body.error)
    return Buffer.isBuffer(body.value)
      ? sendWithTag(request, reply, type, body.value)
      : sendStream(reply, type, body.value)
  }
  const { items, next_cursor: cursor } = first.value
  if (cursor !== null) reply.header('link', `<${address}?${queryOf({ ...input, cursor }, route)}>; rel="next"`)
  const body = Buffer.from(csvRows(items, columns, true))
  return route.call === 'ride.readings' ? sendWithTag(request, reply, type, body) : reply.type(type).send(body)
}

const pathOf = ({ path }: RestRoute, input: CsvQuestion['input']): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])))

const queryOf = (input: CsvQuestion['input'], { parameters }: RestRoute): string =>
  new URLSearchParams(
    Object.keys(parameters).flatMap((name) => (input[name] === undefined ? [] : [[name, String(input[name])]]))
  ).toString()
