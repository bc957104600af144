import { stringify } from 'csv-stringify/sync'
import type { ExportColumn, ExportColumnType } from '../../../shared/figures/export-schema'
import type { ByteSink, ExportValue, ExportValues, TableWriter } from './table-writer'

const lineEnd = '\r\n'
const byteOrderMark = '\uFEFF'

/**
 * RFC 4180 with a header row, UTF-8. A text that a spreadsheet would take for a formula has a `'` before it; null is an empty
 * field; numbers have a point and as many digits as give the same number back.
 */
export function createCsvWriter(columns: readonly ExportColumn[], sink: ByteSink, hasMark = false): TableWriter {
  sink.write(`${hasMark ? byteOrderMark : ''}${columns.map(({ name }) => name).join(',')}${lineEnd}`)
  const isPlain = columns.every(({ type }) => type === 'whole' || type === 'number')
  const types = columns.map(({ type }) => type)
  return {
    append: (values) => sink.write(isPlain ? numberLines(values) : textLines(values, types)),
    finish: () => undefined
  }
}

/** Numbers need no quotes: joined here, readings take a seventh of the time that csv-stringify takes (measured). */
function numberLines(values: readonly ExportValues[]): string {
  const count = values[0]?.length ?? 0
  let lines = ''
  for (let row = 0; row < count; row += 1) {
    let separator = ''
    for (const column of values) {
      const value = column[row] ?? null
      lines += value === null ? separator : `${separator}${value}`
      separator = ','
    }
    lines += lineEnd
  }
  return lines
}

const textLines = (values: readonly ExportValues[], types: readonly ExportColumnType[]): string =>
  stringify(
    Array.from({ length: values[0]?.length ?? 0 }, (_, row) =>
      types.map((type, place) => cellOf(values[place]?.[row] ?? null, type))
    ),
    { record_delimiter: 'windows', escape_formulas: true }
  )

function cellOf(value: ExportValue, type: ExportColumnType): string | number | null {
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'number') return value
  if (type === 'moment') return new Date(value).toISOString()
  if (type === 'wall_time') return new Date(value).toISOString().slice(0, -1)
  return type === 'date' ? new Date(value).toISOString().slice(0, 10) : value
}
