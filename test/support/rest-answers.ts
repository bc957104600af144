import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { operations } from '../../src/main/http/openapi/operations'
import { restRoutes } from '../../src/main/http/rest/route-table'
import { calls } from '../../src/shared/contract'

export interface RestRequest {
  readonly method: string
  /** As it is sent: nothing in it is mended. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export interface RestAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Empty for a stream of events, which is left as soon as it has begun. */
  readonly text: string
}

/** Sends requests over kept connections. */
export function openRestSender(url: string): { send(asked: RestRequest): Promise<RestAnswer>; close(): void } {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path, method, headers: { ...headers }, agent }, (response) => {
          const { statusCode: status = 0 } = response
          if (response.headers['content-type']?.startsWith('text/event-stream') === true) {
            response.destroy()
            resolve({ status, headers: response.headers, text: '' })
            return
          }
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', reject)
          response.on('end', () =>
            resolve({ status, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') })
          )
        })
        sent.on('error', reject)
        sent.end(body ?? undefined)
      }),
    close: () => agent.destroy()
  }
}

/** What each operation of the document answers, by the contract. */
const outputs: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...restRoutes
    .filter(({ method }) => method === 'GET')
    .map(({ path, call }): [string, z.ZodType] => [operations[`GET ${path}`]?.operationId ?? path, calls[call].output]),
  ['getHealth', z.object({ status: z.literal('ok') })],
  ['getOpenApi', z.looseObject({ openapi: z.literal('3.1.0') })]
])

const problemSchema = z.strictObject({
  type: z.string().regex(/^urn:deloton:problem:[a-z-]+$/),
  title: z.string(),
  status: z.int(),
  detail: z.string().min(1)
})

/** What is wrong with an answer, whatever was asked; null where nothing is. `operationId` is null for what is no operation. */
export function faultOf(operationId: string | null, { method }: RestRequest, answer: RestAnswer): string | null {
  const { status, text } = answer
  const type = answer.headers['content-type'] ?? ''
  if (status >= 500) return `it was answered ${status}`
  if (method === 'HEAD' || status === 204 || status === 304) return text === '' ? null : `${status} has a body`
  if (status >= 400) {
    if (type !== 'application/problem+json') return `an error came as ${type}`
    const problem = problemSchema.safeParse(jsonOf(text))
    return problem.success && problem.data.status === status ? null : `an error is no problem: ${text}`
  }
  // Beside the API stand the page's own files.
  if (status === 206 && operationId === null) return null
  if (status !== 200) return `it was answered ${status}`
  if (!type.startsWith('application/json') || operationId === null || method !== 'GET') return null
  const output = outputs.get(operationId)
  const body = jsonOf(text)
  const parsed = output?.safeParse(body)
  if (parsed === undefined || !parsed.success) return `not as the document has it: ${parsed?.error.message}`
  // What the schema does not have is gone then.
  return isDeepStrictEqual(parsed.data, body) ? null : 'it has fields that the document has not'
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Rows of a CSV text as text by column. Throws where a row has not as many cells as the head. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const row = rows.at(-1) ?? []
    if (isQuoted) {
      if (character !== '"') row.push((row.pop() ?? '') + character)
      else if (text.charAt(at + 1) === '"') {
        row.push(`${row.pop() ?? ''}"`)
        at += 1
      } else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ',') row.push('')
    else if (character === '\n') rows.push([''])
    else if (character !== '\r') row.push((row.pop() ?? '') + character)
  }
  const [head = [], ...lines] = rows.filter((row) => row.length > 1 || row[0] !== '')
  return lines.map((line) => {
    if (line.length !== head.length) throw new Error(`a row has ${line.length} cells and not ${head.length}`)
    return Object.fromEntries(head.map((name, index) => [name, line[index] ?? '']))
  })
}
