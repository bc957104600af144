import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type ExportRun, exportIdSchema, exportRunSchema } from '../../../shared/domain/export'
import { replaceFile } from '../settings/replace-file'

/** What the console keeps of exports: the newest so many. */
const mostKept = 5
const noteName = 'export.json'

/** The exports of a world, each in a folder of its own: its files, and a note of the run once it is whole. */
export interface KeptExports {
  /** Newest first. */
  list(): ExportRun[]
  /** Makes the folder for the files of one; only this user may look into it. Throws what the disk says. */
  begin(exportId: string): string
  /** Notes that an export is whole, and removes those that are one too many. */
  keep(run: ExportRun): void
  remove(exportId: string): void
  /** Removes what never became whole: a console was killed. */
  removeLeftovers(): void
}

export const exportsFolder = (worldDir: string): string => join(worldDir, 'exports')

export function createKeptExports(worldDir: string): KeptExports {
  const root = exportsFolder(worldDir)
  const ids = (): string[] =>
    existsSync(root) ? readdirSync(root).filter((name) => exportIdSchema.safeParse(name).success) : []
  const list = (): ExportRun[] =>
    ids()
      .flatMap((id) => readNote(root, id) ?? [])
      .sort((a, b) => (a.began_at < b.began_at ? 1 : -1))
  const remove = (exportId: string): void => rmSync(join(root, exportId), { recursive: true, force: true })
  return {
    list,
    begin(exportId) {
      const folder = join(root, exportId)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    keep(run) {
      replaceFile(join(root, run.export_id, noteName), `${JSON.stringify(run)}\n`)
      for (const { export_id } of list().slice(mostKept)) remove(export_id)
    },
    remove,
    removeLeftovers() {
      for (const id of ids()) if (readNote(root, id) === null) remove(id)
    }
  }
}

/** Null where there is none that can be read: the export is not whole. */
function readNote(root: string, exportId: string): ExportRun | null {
  try {
    const note = exportRunSchema.safeParse(JSON.parse(readFileSync(join(root, exportId, noteName), 'utf8')))
    return note.success && note.data.export_id === exportId ? note.data : null
  } catch {
    return null
  }
}
