import { restRoutes } from '../rest/route-table'
import { answerSchemas } from './answer-schemas'
import { accessProblems, answersOf, badInput, problemAnswers } from './answers'
import type { OpenApiDocument, Operation, PathItem } from './document-types'
import { type Components, componentPrefix } from './example-of'
import { operations, tags } from './operations'
import { parametersOf } from './parameters'

const description =
  'Rides, riders, leaderboards and heart-rate alerts of a gym with Deloton smart bikes. Every path is served under ' +
  '`/api/v1` and at the root, with or without a slash at its end. Times are ISO 8601 in UTC. Rides under way count ' +
  'everywhere with their figures so far. Answers may get more fields; those there are stay.'

/** The API as OpenAPI 3.1 has it, made from the routes and from the contract's schemas. */
export function openApiDocument(): OpenApiDocument {
  const schemas = answerSchemas()
  return {
    openapi: '3.1.0',
    info: { title: 'Deloton Console', version: '1.0.0', description },
    servers: [
      { url: '/api/v1', description: 'Of the console that serves this document.' },
      { url: '/', description: 'The same paths, as older clients know them.' }
    ],
    tags,
    paths: { ...dataPaths(schemas), ...ownPaths },
    components: {
      schemas,
      responses: problemAnswers(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token: `Authorization: Bearer dlt_…`.' },
        apiKey: { type: 'apiKey', in: 'header', name: 'API-Key', description: 'A token: `API-Key: dlt_…`.' },
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'An API user and password, or any user name with a token as the password.'
        }
      }
    }
  }
}

const security = [{ bearer: [] }, { apiKey: [] }, { basic: [] }]

function dataPaths(components: Components): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  for (const route of restRoutes) {
    const words = operations[`${route.method} ${route.path}`]
    if (words === undefined) throw new Error(`the document has no words for ${route.method} ${route.path}`)
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    const operation: Operation = {
      operationId: words.operationId,
      tags: [words.tag],
      summary: route.summary,
      ...(words.description !== undefined && { description: words.description }),
      parameters: parametersOf(route, words.parameters),
      responses: answersOf(route, words, components),
      security
    }
    paths[path] = { ...paths[path], [route.method === 'GET' ? 'get' : 'delete']: operation }
  }
  return paths
}

const open = { tags: ['Console'], parameters: [], security: [] }

/** Paths that no call answers. All but `/live` hold no data and need no credential. */
const ownPaths: Readonly<Record<string, PathItem>> = {
  '/live': {
    get: {
      operationId: 'followLive',
      tags: ['Console'],
      summary: 'What happens now, as server-sent events.',
      description:
        'An event is named as its feed and its data are a JSON list: `floor` has a `Tile` for each bike that changed, ' +
        '`status` a `Status`, `alarm` an `Alarm`. The stream begins with all there is, and ends when its credential does.',
      parameters: [
        {
          name: 'feeds',
          in: 'query',
          required: false,
          description: 'Which feeds, parted by commas: `floor`, `status`, `alarm`.',
          schema: { type: 'string', pattern: '^(floor|status|alarm)(,(floor|status|alarm))*$', default: 'floor' },
          example: 'floor,alarm'
        }
      ],
      responses: {
        '200': {
          description: 'The stream.',
          content: {
            'text/event-stream': {
              schema: { type: 'string' },
              example: 'event: floor\ndata: [{"bike_key":"0:bike-7","bike_label":"07","heart_rate":128}]\n\n'
            }
          }
        },
        '400': badInput,
        ...accessProblems
      },
      security
    }
  },
  '/health': {
    servers: [{ url: '/', description: 'At the root alone.' }],
    get: {
      ...open,
      operationId: 'getHealth',
      summary: 'Whether the console answers. Needs no credential.',
      responses: {
        '200': {
          description: 'It does.',
          content: { 'application/json': { schema: { $ref: `${componentPrefix}Health` }, example: { status: 'ok' } } }
        }
      }
    }
  },
  '/openapi.json': {
    get: {
      ...open,
      operationId: 'getOpenApi',
      summary: 'This API as an OpenAPI 3.1 document. Needs no credential.',
      responses: {
        '200': { description: 'The document.', content: { 'application/json': { schema: { type: 'object' } } } }
      }
    }
  },
  '/docs': {
    get: {
      ...open,
      operationId: 'getDocs',
      summary: 'This API as a page to read. Needs no credential.',
      responses: { '200': { description: 'The page.', content: { 'text/html': { schema: { type: 'string' } } } } }
    }
  }
}
