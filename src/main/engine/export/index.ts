import { existsSync, mkdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { ExportRequest } from '../../../shared/domain/export'
import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings } from '../ports'
import { createExportRows } from '../store/export-rows'
import { dataFile, opsFile, worldFolder } from '../store/files'
import { openReader, type Readable } from '../store/open'
import { storedPrivacy } from '../store/rider-privacy'
import { schemaFault } from '../store/schema-fault'
import { problemOf } from './export-problem'
import { makeWriterOf } from './make-writer'
import { type WrittenFile, writeExport } from './write-export'

export { createExportRate, secondsLeft } from './export-rate'
export type { WrittenFile } from './write-export'

export interface FolderExport {
  readonly dataDir: string
  readonly settings: Pick<EngineSettings, 'source' | 'timeZone'>
  readonly request: ExportRequest
  /** Made where it is not. */
  readonly folder: string
  /** Whether a CSV begins with a byte order mark. */
  readonly hasMark: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

/**
 * Exports what a data folder holds, whether or not a console runs on it: it only reads. What can be helped is an error with a
 * sentence; `cancelled` when it was aborted.
 */
export async function exportToFolder(options: FolderExport): Promise<Result<WrittenFile[]>> {
  const { dataDir, settings, signal } = options
  const worldDir = worldFolder(dataDir, settings.source)
  const opened: Readable[] = []
  try {
    for (const [kind, file] of [
      ['data', dataFile(worldDir)],
      ['ops', opsFile(worldDir)]
    ] as const) {
      if (!existsSync(file))
        return fail('not-found', `There is nothing to export: no console has run on ${worldDir} yet.`)
      const database = openReader(file)
      opened.push(database)
      const fault = schemaFault(database, kind)
      if (fault !== null) return fail('unavailable', fault)
    }
    const [data, ops] = opened
    if (data === undefined || ops === undefined) return fail('internal', 'The stores could not be opened.')
    mkdirSync(options.folder, { recursive: true })
    const files = await writeExport({
      request: options.request,
      rows: createExportRows(data),
      privacy: storedPrivacy(() => ops)(),
      folder: options.folder,
      timeZone: settings.timeZone,
      makeWriter: makeWriterOf(options.request.format, options.hasMark),
      clock: { monotonic: () => performance.now(), sleep: (ms) => setTimeout(ms) },
      signal,
      onProgress: options.onProgress
    })
    return succeed(files)
  } catch (error) {
    if (signal.aborted) return fail('cancelled', 'The export was cancelled.')
    const problem = problemOf(error)
    if (problem === null) throw error
    return fail('unavailable', `The export failed. ${problem}`)
  } finally {
    for (const database of opened) database.close()
  }
}
