import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDocsRoutes } from '../../../../../src/main/http/openapi/add-docs-routes'
import { docsPage } from '../../../../../src/main/http/openapi/docs-page'
import { html, prose } from '../../../../../src/main/http/openapi/html'
import { openApiDocument } from '../../../../../src/main/http/openapi/open-api'

const document = openApiDocument()
const page = docsPage(document, 'http://127.0.0.1:4780/api/v1')

describe('The page about the API', () => {
  it('runs no script and asks for no other file', () => {
    expect(page).not.toMatch(/<script|<img|<iframe|\son\w+=|url\(|@import/i)
    expect([...page.matchAll(/<link [^>]*href="([^"]{5})/g)].map(([, to]) => to)).toEqual(['data:'])
  })

  it('leads somewhere with every link', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const links = [...page.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to]) => to)
    expect(new Set(links.filter((to) => !to?.startsWith('#')))).toEqual(new Set(['/openapi.json']))
    for (const link of links) if (link?.startsWith('#')) expect(ids).toContain(link.slice(1))
  })

  it('has every path with a command to try it, and every field of every answer', () => {
    for (const path of Object.keys(document.paths)) expect(page).toContain(`<code>${path}</code></h3>`)
    expect(page).toContain(
      'curl -X DELETE -H &quot;Authorization: Bearer $TOKEN&quot; &quot;http://127.0.0.1:4780/api/v1/ride/4711&quot;'
    )
    for (const [name, { properties = {} }] of Object.entries(document.components.schemas)) {
      if (name.endsWith('Page')) continue
      for (const field of Object.keys(properties)) expect(page).toContain(`<code>${field}</code></th>`)
    }
  })

  it('gives each table heads that say what they head', () => {
    const tables = page.split('<table>').slice(1)
    expect(tables.length).toBeGreaterThan(30)
    for (const each of tables) expect(each).toMatch(/^\s*<thead><tr><th scope="col">/)
    expect(page).not.toMatch(/<th(?! scope=)[ >]/)
  })

  it('is dark or light as its reader has it, and prints', () => {
    expect(page).toContain('@media (prefers-color-scheme: light)')
    expect(page).toContain('@media print')
  })

  it('takes text for text', () => {
    const hostile = '"><script>alert(1)</script>'
    expect(html`<p title="${hostile}">${hostile}</p>`.text).not.toContain('<script>')
    expect(prose('a `<b>` c').text).toBe('a <code>&lt;b&gt;</code> c')
    expect(docsPage(document, hostile)).not.toContain('<script>')
  })
})

describe('The routes of the description', () => {
  let app: FastifyInstance
  beforeEach(() => {
    app = fastify()
    addDocsRoutes(app)
  })
  afterEach(() => app.close())

  it.each(['/openapi.json', '/api/v1/openapi.json'])('answer the document at %s', async (url) => {
    const answer = await app.inject(url)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(answer.json()).toEqual(document)
  })

  it.each(['/docs', '/api/v1/docs'])(
    'answer the page at %s, with commands for the address it was asked at',
    async (url) => {
      const answer = await app.inject({ url, headers: { host: 'console.gym.example:4780' } })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.body).toContain('http://console.gym.example:4780/api/v1/rides')
    }
  )
})
