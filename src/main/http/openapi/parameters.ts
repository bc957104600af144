import { z } from 'zod'
import { calls } from '../../../shared/contract'
import { maximumPageSize } from '../../../shared/domain/ride'
import type { ParameterKind, RestRoute } from '../rest/route-table'
import type { JsonSchema, Parameter } from './document-types'
import { toDocumentSchema } from './json-schema'
import type { OperationWords } from './operations'

/** The parameters of a route, those of its path first: the contract's schemas, as text of an address carries them. */
export function parametersOf(route: RestRoute, more: OperationWords['parameters'] = {}): Parameter[] {
  const { properties = {} } = toDocumentSchema(z.toJSONSchema(calls[route.call].input, { io: 'input' }))
  const parameter =
    (place: 'path' | 'query') =>
    ([name, kind]: [string, ParameterKind]): Parameter => {
      const { description = more[name]?.description ?? '', examples, ...schema } = properties[name] ?? {}
      const words = wordsFor(kind, schema)
      const example = words.example ?? examples?.[0] ?? more[name]?.example
      return {
        name,
        in: place,
        required: place === 'path',
        description: [description, words.description].filter((text) => text !== undefined && text !== '').join(' '),
        schema: words.schema,
        ...(example !== undefined && { example })
      }
    }
  return [
    ...Object.entries(route.inPath).map(parameter('path')),
    ...Object.entries(route.parameters).map(parameter('query'))
  ]
}

interface Words {
  readonly schema: JsonSchema
  readonly description?: string
  readonly example?: unknown
}

function wordsFor(kind: ParameterKind, schema: JsonSchema): Words {
  switch (kind) {
    case 'id':
      return { schema: { type: 'integer', format: 'int64', minimum: 1 } }
    case 'limit':
      return { schema: { ...schema, format: 'int32' }, example: Math.min(maximumPageSize, 100) }
    case 'flag':
      return { schema: { type: 'boolean' } }
    case 'date':
      return {
        schema: { type: 'string', pattern: String.raw`^(\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{4})$` },
        description: "Day of the gym's calendar, YYYY-MM-DD or DD-MM-YYYY. Without it today.",
        example: '2026-11-24'
      }
    case 'text': {
      if (schema.format !== 'date-time') return { schema }
      // Dates are taken as well, which are no date-time.
      const { format, ...text } = schema
      return {
        schema: text,
        description: 'ISO 8601 with its zone; a date is its midnight in UTC.',
        example: '2026-11-24T00:00:00Z'
      }
    }
  }
}
