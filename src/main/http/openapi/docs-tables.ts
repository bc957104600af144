import type { JsonSchema, Parameter } from './document-types'
import { componentPrefix } from './example-of'
import { html, type Markup, nothing, prose } from './html'

interface Row {
  readonly name: string
  readonly type: Markup
  readonly unit: string
  readonly meaning: Markup
}

/** A table of parameters: name, place, type, meaning. */
export function parametersTable(label: string, parameters: readonly Parameter[]): Markup {
  const rows = parameters.map(
    ({ name, in: place, description, schema }) => html`<tr>
<th scope="row"><code>${name}</code></th><td class="unit">${place}</td><td class="type">${typeOf(schema)}</td>
<td class="meaning">${prose(description)}${rulesOf(schema)}</td></tr>`
  )
  return table(label, ['Name', 'In', 'Type', 'Meaning'], rows)
}

/** A table of an answer's fields: name, type, unit, meaning. Fields within fields are named by their way. */
export function fieldsTable(label: string, schema: JsonSchema): Markup {
  const rows = fieldsOf(schema, '').map(
    ({ name, type, unit, meaning }) => html`<tr>
<th scope="row"><code>${name}</code></th><td class="type">${type}</td>
<td class="unit">${unit}</td><td class="meaning">${meaning}</td></tr>`
  )
  return table(label, ['Name', 'Type', 'Unit', 'Meaning'], rows)
}

/** A table that can be scrolled with the keyboard where the page is narrow. */
export const table = (label: string, heads: readonly string[], rows: readonly Markup[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`

/** A schema that has a table of its own, as a link to it. */
export function schemaLink(name: string): Markup {
  return html`<a href="#${name}">${name}</a>`
}

function fieldsOf({ properties = {} }: JsonSchema, before: string): Row[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = before + key
    const within = schema.items?.properties === undefined ? schema : schema.items
    const row: Row = {
      name,
      type: typeOf(schema),
      unit: schema['x-unit'] ?? '',
      meaning: html`${prose(schema.description ?? '')}${rulesOf(schema)}`
    }
    return [row, ...fieldsOf(within, `${name}${within === schema ? '.' : '[].'}`)]
  })
}

function typeOf(schema: JsonSchema): Markup {
  if (schema.$ref !== undefined) return schemaLink(schema.$ref.slice(componentPrefix.length))
  if (schema.anyOf !== undefined) {
    return html`${schema.anyOf.map((each, index) => html`${index === 0 ? '' : ' or '}${typeOf(each)}`)}`
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['any'])
  const main = types.filter((type) => type !== 'null')[0] ?? 'null'
  const orNull = types.includes('null') && main !== 'null' ? ' or null' : ''
  if (schema.items !== undefined) return html`list of ${typeOf(schema.items)}${orNull}`
  return html`${nameOf(main, schema.format)}${orNull}`
}

function nameOf(type: string, format: string | undefined): string {
  if (format === 'date-time') return 'moment'
  if (format === 'date') return 'date'
  return type === 'string' ? 'text' : type
}

/** What values there are, in words after the meaning. */
function rulesOf(schema: JsonSchema): Markup {
  const values = schema.enum?.filter((value) => value !== null) ?? []
  const choice =
    values.length === 0
      ? nothing
      : html` One of ${values.map((value, index) => html`${index === 0 ? '' : ', '}<code>${String(value)}</code>`)}.`
  const usual = schema.default === undefined ? nothing : html` Without it <code>${String(schema.default)}</code>.`
  const longest = schema.maxLength === undefined ? '' : ` At most ${schema.maxLength} characters.`
  return html`${choice}${usual}${longest}`
}
