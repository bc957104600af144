import type { RestRoute } from '../rest/route-table'
import { answerOf } from './answer-schemas'
import type { Answer, JsonSchema, Reference } from './document-types'
import { type Components, componentPrefix, exampleOf } from './example-of'
import type { OperationWords } from './operations'

/** The errors that more than one path answers with, by status. */
export const problemWords: Readonly<Record<string, { readonly name: string; readonly description: string }>> = {
  '400': { name: 'BadInput', description: 'A parameter is wrong: `detail` says which and why.' },
  '401': {
    name: 'Unauthorized',
    description: 'No valid credential came with the request; the answer is the same whatever was wrong.'
  },
  '403': {
    name: 'Forbidden',
    description:
      'The credential has not the scope that this needs, the API is switched off, or a page of another site asks.'
  },
  '404': { name: 'NotFound', description: 'There is nothing of this id, or at this path.' },
  '405': { name: 'MethodNotAllowed', description: 'The path is there and takes other methods: `Allow` names them.' },
  '429': {
    name: 'TooManyRequests',
    description:
      'Too many requests, or too many wrong credentials from this address: wait as long as `Retry-After` says.'
  },
  '503': {
    name: 'Unavailable',
    description: 'The console can not answer now, as while it applies settings; ask again.'
  }
}

const problemContent = { 'application/problem+json': { schema: { $ref: `${componentPrefix}Problem` } } } as const

const headersOf: Readonly<Record<string, Answer['headers']>> = {
  '401': { 'WWW-Authenticate': { description: 'Which credentials are taken.', schema: { type: 'string' } } },
  '405': { Allow: { description: 'The methods that the path takes.', schema: { type: 'string' } } },
  '429': { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 1 } } }
}

/** Those errors as the document's components. */
export function problemAnswers(): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(problemWords).map(([status, { name, description }]) => {
      const headers = headersOf[status]
      return [name, { description, ...(headers !== undefined && { headers }), content: problemContent }]
    })
  )
}

const problem = (status: keyof typeof problemWords): Reference => ({
  $ref: `#/components/responses/${problemWords[status]?.name}`
})

/** Refused credentials, on every path with data. */
export const accessProblems: Readonly<Record<string, Reference>> = {
  '401': problem('401'),
  '403': problem('403'),
  '429': problem('429'),
  '503': problem('503')
}
export const badInput = problem('400')

/** All that a path answers, by status. */
export function answersOf(
  route: RestRoute,
  words: OperationWords,
  components: Components
): Record<string, Answer | Reference> {
  const takesValues = Object.keys({ ...route.inPath, ...route.parameters }).length > 0
  const hasIdInPath = Object.values(route.inPath).includes('id')
  return {
    ...(route.method === 'DELETE'
      ? { '204': { description: 'It is deleted.' } }
      : { '200': found(route, words, components) }),
    ...(words.hasEtag === true && { '304': { description: 'Nothing has changed since the answer with this `ETag`.' } }),
    ...((takesValues || route.isStrict) && { '400': badInput }),
    ...(hasIdInPath && { '404': problem('404') }),
    ...(words.conflict !== undefined && { '409': { description: words.conflict, content: problemContent } }),
    ...accessProblems
  }
}

function found(route: RestRoute, { hasEtag }: OperationWords, components: Components): Answer {
  const schema = answerOf(route.call)
  return {
    description: route.summary,
    ...((hasEtag === true || route.hasCsv) && {
      headers: {
        ...(hasEtag === true && {
          ETag: { description: 'Names this answer. Absent while a ride runs.', schema: { type: 'string' } }
        }),
        ...(route.hasCsv && {
          Link: { description: 'Of CSV: the next page, `rel="next"`.', schema: { type: 'string' } }
        })
      }
    }),
    content: {
      'application/json': { schema, example: exampleOf(schema, components) },
      ...(route.hasCsv && { 'text/csv': { schema: csv, example: csvExample(schema, components) } })
    }
  }
}

const csv: JsonSchema = {
  type: 'string',
  description: 'The items: a row of field names, then a row for each. UTF-8; null is an empty field.'
}

function csvExample(schema: JsonSchema, components: Components): string {
  const page = exampleOf(schema, components)
  const items = typeof page === 'object' && page !== null && 'items' in page ? page.items : null
  const [item]: unknown[] = Array.isArray(items) ? items : []
  if (typeof item !== 'object' || item === null) return ''
  const cells = Object.values(item).map((value) => (value === null ? '' : quoted(String(value))))
  return `${Object.keys(item).join(',')}\n${cells.join(',')}\n`
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
