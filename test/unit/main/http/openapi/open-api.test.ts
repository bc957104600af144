import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerNames } from '../../../../../src/main/http/openapi/answer-schemas'
import type { Answer, Operation } from '../../../../../src/main/http/openapi/document-types'
import { openApiDocument } from '../../../../../src/main/http/openapi/open-api'
import { restRoutes } from '../../../../../src/main/http/rest/route-table'
import { calls, isCallName } from '../../../../../src/shared/contract'

const document = openApiDocument()
const operations = Object.values(document.paths).flatMap(({ get, delete: remove }) =>
  [get, remove].filter((each): each is Operation => each !== undefined)
)
const operation = (id: string): Operation => {
  const found = operations.find(({ operationId }) => operationId === id)
  if (found === undefined) throw new Error(`there is no operation ${id}`)
  return found
}
const parameter = (id: string, name: string) => operation(id).parameters.find((each) => each.name === name)
const statuses = (id: string): string[] => Object.keys(operation(id).responses)
const answer = (id: string, status: string): Answer => {
  const found = operation(id).responses[status]
  if (found === undefined || '$ref' in found) throw new Error(`${id} has no ${status} of its own`)
  return found
}

describe('The OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(await new Validator().validate(structuredClone<Record<string, unknown>>({ ...document }))).toEqual({
      valid: true
    })
    expect(document.openapi).toBe('3.1.0')
  })

  it('has every route of the API, and the paths that no call answers', () => {
    const routes = restRoutes.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}'))
    expect(Object.keys(document.paths)).toEqual([...new Set(routes), '/live', '/health', '/openapi.json', '/docs'])
    expect(document.servers.map(({ url }) => url)).toEqual(['/api/v1', '/'])
  })

  it('gives each operation a name of its own', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['getRide', 'deleteRide', 'getRideReadings', 'getLeaderboard']))
  })

  it('asks for one of three credentials where there are data', () => {
    const three = [{ bearer: [] }, { apiKey: [] }, { basic: [] }]
    for (const { operationId, security } of operations) {
      const isOpen = ['getHealth', 'getOpenApi', 'getDocs'].includes(operationId)
      expect([operationId, security]).toEqual([operationId, isOpen ? [] : three])
    }
    expect(document.components.securitySchemes.apiKey).toMatchObject({ in: 'header', name: 'API-Key' })
  })

  it('has ids as whole numbers from 1, in the path and in the query', () => {
    const id = { type: 'integer', format: 'int64', minimum: 1 }
    expect(parameter('getRide', 'ride_id')).toMatchObject({ in: 'path', required: true, schema: id })
    expect(parameter('getAlerts', 'rider_id')).toMatchObject({ in: 'query', required: false, schema: id })
    expect(document.components.schemas.Ride?.properties?.ride_id).toMatchObject(id)
  })

  it('has a limit without a highest value, since larger ones are clamped', () => {
    for (const id of ['getRides', 'getRideReadings', 'getLeaderboard']) {
      const schema = parameter(id, 'limit')?.schema
      expect(schema).toMatchObject({ type: 'integer', minimum: 1, default: 100 })
      expect(schema).not.toHaveProperty('maximum')
    }
  })

  it("has the values of a leaderboard's parameters and what holds without them", () => {
    expect(parameter('getLeaderboard', 'by')?.schema).toMatchObject({
      enum: ['rides', 'longest_ride', 'peak_power', 'total_time', 'energy'],
      default: 'rides'
    })
    expect(parameter('getLeaderboard', 'city')?.schema).toMatchObject({ type: 'string', minLength: 1, maxLength: 200 })
  })

  it('has moments as date-time, and null where the contract has it', () => {
    const { properties, required } = document.components.schemas.Ride ?? {}
    expect(properties?.start_time).toMatchObject({ type: 'string', format: 'date-time' })
    expect(properties?.end_time).toMatchObject({ type: ['string', 'null'], format: 'date-time' })
    expect(properties?.avg_power).toMatchObject({ type: ['number', 'null'], 'x-unit': 'W' })
    expect(required).toEqual(Object.keys(properties ?? {}))
  })

  it('has moments that are parameters as text, since they may be dates', () => {
    expect(parameter('getAlerts', 'from')?.schema).toEqual({ type: 'string' })
  })

  it('has what DELETE answers: nothing, no such ride, a ride that is running', () => {
    expect(statuses('deleteRide')).toEqual(['204', '400', '401', '403', '404', '409', '429', '503'])
    expect(answer('deleteRide', '204')).not.toHaveProperty('content')
    expect(answer('deleteRide', '409').content).toHaveProperty(['application/problem+json'])
  })

  it('has 304 and an ETag for what never changes again, and 404 where there is an id', () => {
    expect(statuses('getRide')).toEqual(['200', '304', '400', '401', '403', '404', '429', '503'])
    expect(answer('getRideReadings', '200').headers).toHaveProperty('ETag')
    expect(statuses('getRides')).toEqual(['200', '400', '401', '403', '429', '503'])
  })

  it('has CSV beside JSON for lists, and for nothing else', () => {
    const withCsv = operations
      .filter(
        ({ responses }) =>
          responses['200'] !== undefined &&
          'content' in responses['200'] &&
          responses['200'].content?.['text/csv'] !== undefined
      )
      .map(({ operationId }) => operationId)
    expect(withCsv).toEqual([
      'getRideReadings',
      'getRiderRides',
      'getDailyRides',
      'getLeaderboard',
      'getCityRides',
      'getRides',
      'getRiders',
      'getAlerts'
    ])
  })

  it('leads somewhere with every reference', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(50)
    for (const [, kind = '', name = ''] of references) expect(document.components).toHaveProperty([kind, name])
  })

  it('says what each parameter and each field of an answer means', () => {
    const silent = operations.flatMap(({ operationId, parameters }) =>
      parameters.filter(({ description }) => description === '').map(({ name }) => `${operationId} ${name}`)
    )
    for (const [name, { description, properties = {} }] of Object.entries(document.components.schemas)) {
      if (description === undefined && !name.endsWith('Page')) silent.push(name)
      for (const [field, schema] of Object.entries(properties)) {
        if (schema.description === undefined && schema.$ref === undefined) silent.push(`${name}.${field}`)
      }
    }
    expect(silent).toEqual([])
  })

  it('gives one name to answers of one shape only', () => {
    const shapes = new Map<string, unknown>()
    for (const [call, name] of Object.entries(answerNames)) {
      if (!isCallName(call)) throw new Error(`${call} is no call`)
      const shape = z.toJSONSchema(calls[call].output)
      expect([call, shapes.get(name) ?? shape]).toEqual([call, shape])
      shapes.set(name, shape)
    }
  })

  it('has examples that are answers as the contract has them', () => {
    for (const route of restRoutes.filter(({ method }) => method === 'GET')) {
      const path = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]
      const found = path?.get?.responses['200']
      if (found === undefined || '$ref' in found) throw new Error(`${route.path} has no answer`)
      const example = found.content?.['application/json']?.example
      expect([route.path, calls[route.call].output.parse(example)]).toEqual([route.path, example])
    }
  })
})
