/** What a cell of a file can hold; null is an empty cell. */
export type CsvValue = string | number | boolean | null

/** A file that a program reads as CSV. */
export const csvType = 'text/csv;charset=utf-8'

/** Values as a line of RFC 4180, with its end. */
export const csvRow = (values: readonly CsvValue[]): string => `${values.map(csvCell).join(',')}\r\n`

/**
 * A cell. A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line's end, be it
 * after spaces) has a `'` before it.
 */
export function csvCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = safeText(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Values as a line of what a spreadsheet takes from the clipboard: tabs between cells, none in them. */
export const tsvRow = (values: readonly CsvValue[]): string => `${values.map(tsvCell).join('\t')}\n`

const tsvCell = (value: CsvValue): string =>
  typeof value === 'string' ? safeText(value.replaceAll(/[\t\r\n]+/g, ' ')) : String(value ?? '')

const safeText = (text: string): string => (/^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text)
