import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type CallName, calls } from '../../../shared/contract'

/** The columns of a list: what its items are made of, by the contract, in its order. */
export function csvColumns(call: CallName): readonly string[] {
  const output: z.ZodType = calls[call].output
  const items = output instanceof z.ZodObject ? output.shape.items : undefined
  const item = items instanceof z.ZodArray ? items.element : undefined
  return item instanceof z.ZodObject ? Object.keys(item.shape) : []
}

/** Rows as CSV: null is an empty field, numbers have a point and full precision. */
export function csvRows(items: readonly unknown[], columns: readonly string[], hasHeader: boolean): string {
  return stringify([...items], {
    header: hasHeader,
    columns: [...columns],
    cast: { string: harmless, boolean: String, number: String, object: (value) => JSON.stringify(value) }
  })
}

/** A spreadsheet would run text that begins so: the apostrophe tells it that it is text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
