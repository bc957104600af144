import { guide } from './docs-guide'
import { operationSection, pathsOf } from './docs-operation'
import { docsStyle } from './docs-style'
import { fieldsTable } from './docs-tables'
import type { OpenApiDocument } from './document-types'
import { html, Markup, prose } from './html'

/**
 * The document as a page to read: whole, without script, for a console that has no network. `apiUrl` is where its reader
 * reaches the API, for the commands.
 */
export function docsPage(document: OpenApiDocument, apiUrl: string): string {
  const chapters = guide(apiUrl)
  const paths = pathsOf(document)
  const groups = document.tags.map((tag) => ({
    ...tag,
    paths: paths.filter(({ operation }) => operation.tags.includes(tag.name))
  }))
  // What a list holds stands for its pages: they are told of once, under lists.
  const schemas = Object.entries(document.components.schemas).filter(([name]) => !name.endsWith('Page'))
  const { title, version, description } = document.info
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>REST API · ${title}</title>
<link rel="icon" href="${icon}">
<style>${new Markup(docsStyle)}</style>
</head>
<body>
<a class="skip" href="#content">To the content</a>
<header class="bar">${mark}<b>${title}</b><span>REST API ${version}</span><a href="/openapi.json">openapi.json</a></header>
<div class="columns">
<nav aria-label="Contents" tabindex="0">
${contents(
  'Guide',
  chapters.map(({ id, title: text }) => html`<li><a href="#${id}">${text}</a></li>`)
)}
${groups.map(({ name, paths: each }) =>
  contents(
    name,
    each.map(
      ({ method, path, operation }) =>
        html`<li><a href="#${operation.operationId}"><span class="method">${method === 'DELETE' ? 'DEL' : method}</span><code>${path}</code></a></li>`
    )
  )
)}
${contents(
  'Fields of answers',
  schemas.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)
)}
</nav>
<main id="content">
<div class="lead"><h1>REST API</h1><p>${prose(description)}</p></div>
${chapters.map(
  ({ id, title: text, body }) =>
    html`<section aria-labelledby="${id}"><h2 class="chapter" id="${id}">${text}</h2>${body}</section>`
)}
${groups.map(
  ({ name, description: words, paths: each }) =>
    html`<h2 class="group">${name}</h2><p class="under">${prose(words)}</p>${each.map((path) => operationSection(path, apiUrl))}`
)}
<h2 class="group">Fields of answers</h2><p class="under">What stands in an answer, by the name of its schema.</p>
${schemas.map(
  ([name, schema]) =>
    html`<section class="path" aria-labelledby="${name}"><h3 id="${name}">${name}</h3>
<p class="sentence">${prose(schema.description ?? '')}</p>${fieldsTable(`Fields of ${name}`, schema)}</section>`
)}
</main>
</div>
</body>
</html>
`
  return page.text
}

const contents = (title: string, items: readonly Markup[]): Markup => html`<h2>${title}</h2><ul>${items}</ul>`

const markPaths = [
  '<path d="M4.93 21.61A29 29 0 0 1 27.26 3.39L28.23 9.21L25.84 9.59L23.5 10.22L21.22 11.1L19.03 12.21L16.96 13.56L15.02 15.12L13.25 16.89L11.67 18.84L10.29 20.96L9.13 23.22Z"/>',
  '<path d="M29.78 3.09A29 29 0 0 1 55.81 15.45L49.82 19.62L48.54 17.74L47.07 16L45.41 14.41L43.58 12.99L41.61 11.77L39.5 10.74L37.29 9.94L34.99 9.38L32.63 9.05L30.23 8.97Z"/>',
  '<path d="M57.17 17.59A29 29 0 0 1 57.17 46.41L49.62 42.09L50.7 40.26L51.59 38.32L52.27 36.28L52.75 34.17L53 32L53.03 29.8L52.82 27.6L52.39 25.42L51.72 23.29L50.83 21.22Z"/>',
  '<path d="M55.81 48.55A29 29 0 0 1 29.78 60.91L30.55 50.84L32.52 51.03L34.51 51.02L36.5 50.79L38.48 50.35L40.41 49.71L42.27 48.86L44.05 47.81L45.72 46.57L47.27 45.16L48.67 43.59Z"/>',
  '<path d="M27.26 60.61A29 29 0 0 1 4.93 42.39L15.66 38.27L16.28 40L17.07 41.66L18.05 43.25L19.19 44.73L20.5 46.1L21.95 47.34L23.53 48.42L25.23 49.35L27.03 50.09L28.91 50.65Z"/>',
  '<path d="M2 32H19L26.5 17.5L36 46.5L41.5 32H46" fill="none" stroke="currentColor" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>'
].join('')
const mark = new Markup(`<svg viewBox="0 0 64 64" aria-hidden="true" fill="currentColor">${markPaths}</svg>`)

/** Grey, so that it is seen on dark and on light tabs. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" color="#8e9694" fill="currentColor">${markPaths}</svg>`
)}`
