import type { ExportRequest, ExportRun } from '../../../shared/domain/export'
import type { ExportTable } from '../../../shared/figures/export-schema'
import { formatElapsed, momentMs } from '../../i18n/format'

/** In the order of the files. */
export const exportTables: readonly ExportTable[] = ['rider', 'bike', 'ride', 'day', 'reading']

/** The command that writes the same files. */
export function commandOf({ format, tables, since }: ExportRequest): string {
  const parts = ['deloton export', `--format ${format}`, '--out DIR']
  if (since !== null) parts.push(`--since ${since}`)
  if (tables.length > 0 && tables.length < exportTables.length) {
    parts.push(`--tables ${exportTables.filter((table) => tables.includes(table)).join(',')}`)
  }
  return parts.join(' ')
}

/** Where a file of an export is downloaded from, the same in a browser and on the desktop. */
export const fileAddress = (exportId: string, name: string): string =>
  `bridge/export/${encodeURIComponent(exportId)}/${encodeURIComponent(name)}`

/** How far an export is, 0 to 100; null before its rows are counted. Rides under way may gain rows after that. */
export function progressPercent({ rows_done: done, rows_total: total }: ExportRun): number | null {
  return total === 0 ? null : Math.min(100, (100 * done) / total)
}

/** How long it took; null while it runs. */
export function tookWords({ began_at, ended_at }: ExportRun): string | null {
  const [fromMs, toMs] = [momentMs(began_at), momentMs(ended_at)]
  return fromMs === null || toMs === null ? null : formatElapsed(Math.ceil((toMs - fromMs) / 1_000))
}
