import type { z } from 'zod'
import type { JsonSchema } from './document-types'

type Generated = z.core.JSONSchema.JSONSchema

/**
 * A schema as zod generates it in the words of the document: whole numbers have no bounds of JavaScript, what may be null
 * says so in its type, a choice of constants is an enumeration, and answers may get more fields one day.
 */
export function toDocumentSchema(generated: Generated | boolean): JsonSchema {
  if (typeof generated === 'boolean') return {}
  const { anyOf, properties, items, unit } = generated
  const schema: JsonSchema = {
    ...wordsOf(generated),
    ...(typeof unit === 'string' && { 'x-unit': unit }),
    ...boundsOf(generated),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, toDocumentSchema(each)]))
    }),
    ...(items !== undefined && !Array.isArray(items) && { items: toDocumentSchema(items) })
  }
  return anyOf === undefined ? schema : withChoices(anyOf.map(toDocumentSchema), schema)
}

/** Keywords that mean the same in both. */
function wordsOf(generated: Generated): JsonSchema {
  const { $ref, type, format, description, required, const: constant, default: usual, examples, pattern } = generated
  const { minLength, maxLength, minItems, maxItems } = generated
  const words = { $ref, type, format, description, required, const: constant, default: usual, examples, pattern }
  const all = { ...words, enum: generated.enum, minLength, maxLength, minItems, maxItems }
  // Undefined ones go, so that what is spread over another takes nothing away.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function boundsOf({ type, minimum, maximum, exclusiveMinimum }: Generated): JsonSchema {
  const isWhole = type === 'integer' || (Array.isArray(type) && type.includes('integer'))
  const lowest = isWhole && exclusiveMinimum === 0 ? 1 : minimum
  const hasLowest = lowest !== undefined && lowest !== Number.MIN_SAFE_INTEGER
  const hasHighest = maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER
  return {
    ...(isWhole && { format: 'int64' }),
    ...(hasLowest && { minimum: lowest }),
    ...(hasHighest && { maximum })
  }
}

function withChoices(choices: readonly JsonSchema[], around: JsonSchema): JsonSchema {
  const values = choices.filter(({ type }) => type !== 'null')
  const isNullable = values.length < choices.length
  const [only] = values
  if (values.length === 1 && only !== undefined && isNullable) return { ...orNull(only), ...around }
  if (values.length > 0 && values.every((each) => each.const !== undefined)) {
    return {
      type: values.every(({ const: value }) => Number.isInteger(value)) ? 'integer' : 'string',
      enum: values.map(({ const: value }) => value),
      ...around
    }
  }
  return { anyOf: choices, ...around }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] }
  return {
    ...schema,
    type: [schema.type, 'null'],
    ...(schema.enum !== undefined && { enum: [...schema.enum, null] })
  }
}
