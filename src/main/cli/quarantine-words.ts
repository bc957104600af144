import type { Quarantined, QuarantineList, QuarantineRetry } from '../../shared/domain/quarantine'
import { inOneLine, textTable } from './text-table'

const integer = new Intl.NumberFormat('en')
const messages = (count: number): string => `${integer.format(count)} message${count === 1 ? '' : 's'}`

/** The newest quarantined messages as a table, with how many there are in all. */
export function listForPeople({ items, kept, discarded }: QuarantineList): string {
  const also = discarded === 0 ? '' : `, ${integer.format(discarded)} discarded before`
  if (items.length === 0) return `nothing in quarantine${also}\n`
  const shown = items.length < kept ? `; the newest ${integer.format(items.length)}` : ''
  const rows = [['id', 'arrived', 'partition', 'offset', 'bytes', 'reason', 'begins with'], ...items.map(rowOf)]
  return `${messages(kept)} in quarantine${also}${shown}\n\n${textTable(rows)}`
}

const rowOf = (item: Quarantined): string[] => [
  String(item.quarantine_id),
  item.arrived_at,
  String(item.partition),
  String(item.offset),
  String(item.size_bytes),
  item.reason,
  inOneLine(item.first_bytes)
]

/** What retrying did, and why messages were kept. */
export function retryForPeople({ stored, control, kept, reasons }: QuarantineRetry): string {
  if (stored + control + kept === 0) return 'nothing to retry\n'
  const parts = [
    `${messages(stored + control)} understood now (${integer.format(stored)} stored, ${integer.format(control)} control)`,
    `${messages(kept)} kept`
  ]
  return `${parts.join(', ')}\n${reasons.map((each) => `  ${integer.format(each.messages)}  ${each.reason}\n`).join('')}`
}

/** What discarding did. */
export const discardForPeople = (discarded: number): string =>
  `${messages(discarded)} discarded, still counted as quarantined\n`

export const exportForPeople = (exported: number, place: string): string =>
  `${messages(exported)} exported to ${place}\n`
