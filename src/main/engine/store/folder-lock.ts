import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { fail, type Result, succeed } from '../../../shared/result'

export interface FolderLock {
  release(): void
}

/** The folder of what belongs to a running console only. */
export const runFolder = (dataDir: string): string => join(dataDir, 'run')

/**
 * Holds a data folder for this process: an exclusive transaction on a file of its own, which the system ends with the
 * process however it dies, in containers and on Windows too. A lock held by another is answered as `busy`, at once.
 */
export function acquireFolderLock(dataDir: string): Result<FolderLock> {
  const file = join(runFolder(dataDir), 'lock.sqlite')
  let database: Database.Database | null = null
  try {
    mkdirSync(runFolder(dataDir), { recursive: true, mode: 0o700 })
    const opened = new Database(file, { timeout: 0 })
    database = opened
    opened.pragma('journal_mode = DELETE')
    opened.exec('BEGIN EXCLUSIVE')
    return succeed({ release: () => opened.close() })
  } catch (error) {
    database?.close()
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
      return fail('busy', `The data folder ${dataDir} is in use by a running console.`)
    }
    const remedy =
      code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') ? `; delete ${file} if no console runs on it` : ''
    return fail('unavailable', `The data folder ${dataDir} can not be locked (${code || 'unknown reason'})${remedy}.`)
  }
}
