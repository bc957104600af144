import { statSync } from 'node:fs'
import { join } from 'node:path'
import { exportFormats, exportIdSchema, exportTables } from '../../../shared/domain/export'
import { exportFileName } from '../../../shared/figures/export-schema'
import type { ExportFile } from '../ports'
import { exportsFolder } from './kept-exports'

const contentTypes = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const

/** Every name that a file of an export can have. Nothing that was asked for ever becomes a path but one of these. */
const fileTypes: ReadonlyMap<string, string> = new Map(
  exportFormats.flatMap((format) =>
    exportTables.map((table) => [exportFileName(table, format), contentTypes[format]] as const)
  )
)

/** A file of a whole export; null for everything else. */
export function findExportFile(worldDir: string, exportId: string, name: string): ExportFile | null {
  const contentType = fileTypes.get(name)
  const id = exportIdSchema.safeParse(exportId)
  if (contentType === undefined || !id.success) return null
  // A file bears its name only when its export is whole.
  const path = join(exportsFolder(worldDir), id.data, name)
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true ? { path, bytes: found.size, contentType } : null
}
