/** Text that is HTML already: only `html` makes it, and what is fixed in the program. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[]

const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => replacements[character] ?? '')

/** HTML with values in it: text is escaped, markup stays as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const texts = parts.map((part, index) => {
    const value = values[index]
    return value === undefined ? part : part + textOf(value)
  })
  return new Markup(texts.join(''))
}

function textOf(value: Value): string {
  if (value instanceof Markup) return value.text
  return typeof value === 'object' ? value.map(({ text }) => text).join('') : escaped(String(value))
}

export const nothing: Markup = new Markup('')

/** A sentence in which what stands between backticks is code. */
export function prose(sentence: string): Markup {
  const pieces = sentence
    .split('`')
    .map((piece, index) => (index % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`))
  return html`${pieces}`
}

/** A block of code that can be scrolled with the keyboard. */
export const codeBlock = (label: string, code: string): Markup =>
  html`<pre tabindex="0" role="region" aria-label="${label}"><code>${code}</code></pre>`
