import { problemWords } from './answers'
import { parametersTable, schemaLink, table } from './docs-tables'
import type { Answer, MediaType, OpenApiDocument, Operation, Reference } from './document-types'
import { componentPrefix } from './example-of'
import { codeBlock, html, type Markup, nothing, prose } from './html'

export interface DocumentedPath {
  readonly method: string
  readonly path: string
  readonly operation: Operation
  /** Whether it is served at the root alone. */
  readonly isAtRoot: boolean
}

/** Every path and method of the document, in its order. */
export function pathsOf(document: OpenApiDocument): DocumentedPath[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    [item.get, item.delete].flatMap((operation, index) =>
      operation === undefined
        ? []
        : [{ method: index === 0 ? 'GET' : 'DELETE', path, operation, isAtRoot: item.servers !== undefined }]
    )
  )
}

/** One path: its sentence, parameters, answer, a command to try it, and errors. */
export function operationSection(documented: DocumentedPath, apiUrl: string): Markup {
  const { method, path, operation } = documented
  const { operationId, summary, description, parameters, responses } = operation
  return html`<section class="path" aria-labelledby="${operationId}">
<h3 id="${operationId}"><span class="method">${method}</span><code>${path}</code></h3>
<p class="sentence">${prose(summary)}</p>
${description === undefined ? nothing : html`<p>${prose(description)}</p>`}
${parameters.length === 0 ? nothing : html`<h4>Parameters</h4>${parametersTable(`Parameters of ${method} ${path}`, parameters)}`}
<h4>Try it</h4>${codeBlock(`Command for ${method} ${path}`, curlOf(documented, apiUrl))}
<h4>Answers</h4>${answersTable(`Answers of ${method} ${path}`, responses)}
${examplesOf(`${method} ${path}`, responses['200'])}
</section>`
}

function curlOf({ method, path, operation, isAtRoot }: DocumentedPath, apiUrl: string): string {
  const base = isAtRoot ? apiUrl.replace(/\/api\/v1$/, '') : apiUrl
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const example = operation.parameters.find((parameter) => parameter.name === name)?.example
    return encodeURIComponent(String(example ?? name))
  })
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.example !== undefined)
    .slice(0, 2)
    .map(({ name, example }) => `${name}=${encodeURIComponent(String(example))}`)
    .join('&')
  const token = operation.security.length === 0 ? '' : '-H "Authorization: Bearer $TOKEN" '
  const verb = method === 'GET' ? '' : `-X ${method} `
  const stream = path === '/live' ? '-N ' : ''
  return `curl ${stream}${verb}${token}"${base}${filled}${query === '' ? '' : `?${query}`}"`
}

function answersTable(label: string, responses: Operation['responses']): Markup {
  const rows = Object.entries(responses).map(
    ([status, answer]) => html`<tr><th scope="row" class="status">${status}</th>
<td class="type">${typeOf(answer)}</td><td class="meaning">${prose(meaningOf(status, answer))}</td></tr>`
  )
  return table(label, ['Status', 'Body', 'Meaning'], rows)
}

function typeOf(answer: Answer | Reference): Markup {
  if ('$ref' in answer) return schemaLink('Problem')
  const schemas = Object.values(answer.content ?? {}).map(({ schema }) => schema)
  const name = schemas[0]?.$ref?.slice(componentPrefix.length)
  if (name !== undefined) {
    const item = /^(.+)Page$/.exec(name)?.[1]
    return item === undefined ? schemaLink(name) : html`a page of ${schemaLink(itemNames[item] ?? item)}`
  }
  const [type] = Object.keys(answer.content ?? {})
  return type === undefined ? html`<span class="none">none</span>` : html`<code>${type}</code>`
}

/** Where what a list holds is not named as the list is. */
const itemNames: Readonly<Record<string, string>> = { Leaderboard: 'LeaderboardEntry' }

const meaningOf = (status: string, answer: Answer | Reference): string =>
  '$ref' in answer ? (problemWords[status]?.description ?? '') : answer.description

function examplesOf(label: string, answer: Answer | Reference | undefined): Markup {
  if (answer === undefined || '$ref' in answer) return nothing
  const blocks = Object.entries(answer.content ?? {}).flatMap(([type, { example }]: [string, MediaType]) =>
    example === undefined
      ? []
      : [
          html`<h4>Example, <code>${type}</code></h4>${codeBlock(
            `Example of ${type} from ${label}`,
            typeof example === 'string' ? example : JSON.stringify(example, null, 2)
          )}`
        ]
  )
  return html`${blocks}`
}
