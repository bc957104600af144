import type { FastifyInstance } from 'fastify'
import { docsPage } from './docs-page'
import { openApiDocument } from './open-api'

const prefix = '/api/v1'

/**
 * The API's description: `/openapi.json`, and `/docs` as a page to read. The same under `/api/v1`. They hold no data and
 * need no credential.
 */
export function addDocsRoutes(app: FastifyInstance): void {
  const document = openApiDocument()
  const json = JSON.stringify(document)
  // A host that is not ours is refused before routing: there are as many pages as names of this console.
  const pages = new Map<string, string>()
  const pageFor = (origin: string): string => {
    const made = pages.get(origin) ?? docsPage(document, `${origin}${prefix}`)
    pages.set(origin, made)
    return made
  }
  for (const before of ['', prefix]) {
    app.get(`${before}/openapi.json`, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(json)
    )
    app.get(`${before}/docs`, async (request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(pageFor(`${request.protocol}://${request.host}`))
    )
  }
}
