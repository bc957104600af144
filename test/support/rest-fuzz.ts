import type { JsonSchema, OpenApiDocument, Operation, Parameter } from '../../src/main/http/openapi/document-types'
import { hostileNames } from './hostile-names'
import type { RestRequest } from './rest-answers'
import type { SeededRandom } from './seeded-random'

/** What there is in the console that is asked. */
export interface FuzzedWorld {
  readonly rideIds: readonly number[]
  /** Others, that may be deleted. */
  readonly spareRideIds: readonly number[]
  readonly riderIds: readonly number[]
  readonly cities: readonly string[]
  /** A token that may read. */
  readonly reader: string
  /** One that may delete as well; seldom used, or no ride is left to delete. */
  readonly deleter: string
}

export interface FuzzedRequest extends RestRequest {
  /** Null for a path or method that the document has not. */
  readonly operationId: string | null
  /** Whether all of it is as the document has it, and about what is there: it must be answered with 200. */
  readonly isValid: boolean
}

interface Choice {
  /** As it stands in the address, encoded. */
  readonly text: string
  readonly isValid: boolean
}

/** Requests made from the document: valid ones, those at the edge, wrong and odd ones. The same ones from the same seed. */
export function restFuzz(document: OpenApiDocument, world: FuzzedWorld, random: SeededRandom): () => FuzzedRequest {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    [item.get, item.delete].flatMap((operation, index) =>
      operation === undefined
        ? []
        : [{ method: index === 0 ? 'GET' : 'DELETE', path, operation, isAtRoot: item.servers !== undefined }]
    )
  )
  return () => {
    const { method, path, operation, isAtRoot } = random.pick(operations)
    const there = method === 'DELETE' ? { ...world, rideIds: world.spareRideIds } : world
    const wordsOf = (parameter: Parameter): Choice => goodValue(parameter, there, random)
    // Three in ten are as they should be.
    const isPlain = random.isTrue(0.3)
    const place = placeOf(path, operation, wordsOf, isPlain, random)
    const asked = queryOf(operation, wordsOf, isPlain, random)
    const head = headersOf(operation, world, isPlain, random)
    const odd = isPlain || random.isTrue(0.8) ? { method, body: null, headers: {} } : oddMethod(random)
    const isSame = odd.method === method
    return {
      operationId: isSame && place.isKnown ? operation.operationId : null,
      isValid: isPlain && place.isValid && asked.isValid && isSame && method === 'GET',
      method: odd.method,
      path: `${isAtRoot ? '' : random.pick(['', '/api/v1'])}${place.text}${isPlain || random.isTrue(0.9) ? random.pick(['', '/']) : random.pick(['//', '/..', '/.', '%2f', ';x', '/x'])}${asked.text}`,
      headers: { ...head, ...odd.headers },
      body: odd.body
    }
  }
}

function placeOf(
  path: string,
  operation: Operation,
  wordsOf: (parameter: Parameter) => Choice,
  isPlain: boolean,
  random: SeededRandom
): Choice & { readonly isKnown: boolean } {
  if (!isPlain && random.isTrue(0.03)) return { text: `/${oddText(random)}`, isValid: false, isKnown: false }
  let isValid = true
  const text = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name)
    const choice = parameter === undefined || (!isPlain && random.isTrue(0.4)) ? wrong(random) : wordsOf(parameter)
    isValid &&= choice.isValid
    return choice.text
  })
  return { text, isValid, isKnown: isValid }
}

function queryOf(
  operation: Operation,
  wordsOf: (parameter: Parameter) => Choice,
  isPlain: boolean,
  random: SeededRandom
): Choice {
  const pairs: string[] = []
  let isValid = true
  for (const parameter of operation.parameters) {
    if (parameter.in !== 'query' || random.isTrue(0.6)) continue
    const choice = !isPlain && random.isTrue(0.4) ? wrong(random) : wordsOf(parameter)
    isValid &&= choice.isValid
    pairs.push(`${parameter.name}=${choice.text}`)
    if (!isPlain && random.isTrue(0.05)) pairs.push(`${parameter.name}=${wordsOf(parameter).text}`)
  }
  if (!isPlain && random.isTrue(0.2)) {
    pairs.push(
      `${random.pick(['x', 'limit[]', '__proto__', 'constructor', 'cursor[a]', '%', '%00', 'token'])}=${oddText(random)}`
    )
  }
  return { text: pairs.length === 0 ? '' : `?${pairs.join('&')}`, isValid }
}

/** A value that a parameter takes, mostly of what is there. */
function goodValue({ name, schema, example }: Parameter, world: FuzzedWorld, random: SeededRandom): Choice {
  const known: Readonly<Record<string, readonly (string | number)[]>> = {
    ride_id: world.rideIds,
    rider_id: world.riderIds,
    city: world.cities
  }
  const there = known[name]
  if (there !== undefined && there.length > 0) return valid(random.pick(there))
  // An id of what may not be there, and a cursor of nobody: neither need be answered with 200.
  if (name === 'cursor') return { text: oddText(random), isValid: false }
  if (name.endsWith('_id')) return { text: String(random.whole(1, 50)), isValid: false }
  const values = schema.enum ?? []
  if (values.length > 0) return valid(String(random.pick(values)))
  if (schema.type === 'boolean') return valid(random.pick(['true', 'false']))
  if (schema.type === 'integer') return valid(random.pick([schema.minimum ?? 1, 2, 17, 1_000, 1_001, 99_999_999]))
  return textValue(schema, example, random)
}

function textValue(schema: JsonSchema, example: unknown, random: SeededRandom): Choice {
  if (schema.pattern !== undefined || example !== undefined) return valid(String(example))
  return valid('x'.repeat(random.whole(schema.minLength ?? 1, Math.min(schema.maxLength ?? 40, 100))))
}

const valid = (value: string | number): Choice => ({ text: encodeURIComponent(value), isValid: true })
const wrong = (random: SeededRandom): Choice => ({ text: oddText(random), isValid: false })

const odd: readonly string[] = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  '+1',
  '01',
  ' 1',
  '9007199254740991',
  '9007199254740992',
  '99999999999999999999',
  '1'.repeat(400),
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  'abc',
  'ALL',
  "'; DROP TABLE ride;--",
  '1 OR 1=1',
  '../../etc/passwd',
  '..\\..\\windows',
  '{{7*7}}',
  '#{7*7}',
  '\u0000',
  '1\u0000',
  '\r\nX: y',
  '\ud83d\udeb4',
  'Zürich',
  '\u202eabc',
  '2026-02-30',
  '30-02-2026',
  '2026-11-24',
  '0000-00-00',
  '9999-99-99',
  '24-11-2026',
  '%',
  '_',
  '*',
  '"',
  ''
]
/** Not text that is encoded, but bytes as they stand. */
const raw: readonly string[] = [
  '%',
  '%zz',
  '%00',
  '%2f',
  '%2F1',
  '%E0%A4%A',
  '%c0%ae%c0%ae',
  '%u0041',
  '%25%32%66',
  '+',
  '%27%3B%20DROP%20TABLE',
  '1%3F',
  '1;2',
  '%ff'
]

function oddText(random: SeededRandom): string {
  if (random.isTrue(0.3)) return random.pick(raw)
  if (random.isTrue(0.2)) return encodeURIComponent(String(random.pick(hostileNames)).toWellFormed())
  if (random.isTrue(0.05)) return 'a'.repeat(random.whole(200, 6_000))
  if (random.isTrue(0.2)) {
    const bytes = Array.from({ length: random.whole(1, 12) }, () => random.whole(0, 255).toString(16).padStart(2, '0'))
    return bytes.map((byte) => `%${byte}`).join('')
  }
  return encodeURIComponent(random.pick(odd).toWellFormed())
}

function headersOf(
  operation: Operation,
  world: FuzzedWorld,
  isPlain: boolean,
  random: SeededRandom
): Record<string, string> {
  const token = operation.operationId === 'deleteRide' && random.isTrue(0.02) ? world.deleter : world.reader
  const basic = Buffer.from(`any:${token}`).toString('base64')
  const right = random.pick([
    { authorization: `Bearer ${token}` },
    { 'api-key': token },
    { authorization: `Basic ${basic}` }
  ])
  const accept = random.pick([{}, { accept: '*/*' }, { accept: 'application/json' }, { accept: 'text/csv' }])
  if (isPlain) return { ...right, ...accept }
  const credential = random.isTrue(0.9)
    ? right
    : random.pick<Record<string, string>>([
        {},
        { authorization: '' },
        { authorization: 'Bearer' },
        { authorization: `Bearer ${token.slice(0, -1)}` },
        { authorization: 'Basic !!!' },
        { 'api-key': '' },
        { authorization: `Digest ${'x'.repeat(900)}` }
      ])
  const extra = random.pick<Record<string, string>>([
    {},
    {},
    { accept: 'text/csv;q=0.5, application/json;q=0.1' },
    { accept: 'image/png' },
    { accept: ';;;,,,q=' },
    { 'if-none-match': '*' },
    { 'if-none-match': '"x", W/"y"' },
    { 'accept-encoding': 'gzip, br' },
    { range: 'bytes=0-10' },
    { 'if-modified-since': 'yesterday' },
    { 'x-forwarded-host': 'evil.test', 'x-http-method-override': 'DELETE' },
    { cookie: `deloton_1=${'a'.repeat(2_000)}` },
    { 'content-type': 'application/json' },
    { 'content-type': 'text/xml; charset=klingon' },
    { expect: '200-maybe' },
    { te: 'trailers' }
  ])
  return { ...credential, ...accept, ...extra }
}

/** Another method than the document's, most of them with a body. */
function oddMethod(random: SeededRandom): Pick<RestRequest, 'method' | 'headers' | 'body'> {
  const method = random.pick(['HEAD', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'GET', 'DELETE'])
  if (method === 'HEAD' || method === 'OPTIONS' || method === 'TRACE' || random.isTrue(0.3)) {
    return { method, headers: {}, body: null }
  }
  const body = random.pick([
    '',
    '{}',
    '{"ride_id":1}',
    '{',
    '[]',
    'null',
    '"x"',
    '{"__proto__":{"a":1}}',
    '['.repeat(5_000),
    'x'.repeat(20_000),
    '\u0000'
  ])
  const type = random.pick(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'nonsense', ''])
  const length = { 'content-length': String(Buffer.byteLength(body)) }
  return { method, headers: { ...length, ...(type !== '' && { 'content-type': type }) }, body }
}
