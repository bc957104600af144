import type { JsonSchema } from './document-types'

export const componentPrefix = '#/components/schemas/'

export type Components = Readonly<Record<string, JsonSchema>>

/** The schema that a reference leads to, or the schema itself. */
export function resolve(schema: JsonSchema, components: Components): JsonSchema {
  if (schema.$ref === undefined) return schema
  const found = components[schema.$ref.slice(componentPrefix.length)]
  if (found === undefined) throw new Error(`the document has no ${schema.$ref}`)
  return resolve(found, components)
}

/** A value as a schema has it, by the examples in it: lists have one item, and what has no example is null where it may be. */
export function exampleOf(schema: JsonSchema, components: Components): unknown {
  if (schema.examples !== undefined) return schema.examples[0]
  if (schema.default !== undefined) return schema.default
  const { type, properties, items, anyOf, $ref } = schema
  if ($ref !== undefined) return exampleOf(resolve(schema, components), components)
  if (properties !== undefined) {
    return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, exampleOf(each, components)]))
  }
  if (items !== undefined) return [exampleOf(items, components)]
  if (schema.enum !== undefined) return schema.enum[0]
  if (type === 'null' || (Array.isArray(type) && type.includes('null'))) return null
  if (anyOf !== undefined)
    return anyOf.some((each) => each.type === 'null') ? null : exampleOf(anyOf[0] ?? {}, components)
  if (type === 'boolean') return true
  return type === 'integer' || type === 'number' ? 0 : 'text'
}
