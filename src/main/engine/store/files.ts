import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceKind } from '../../../shared/domain/status'
import { type Migration, migrate } from './migrate'
import { dataMigrations } from './migrations/data'
import { opsMigrations } from './migrations/ops'
import { openWriter, type Writable } from './open'

/**
 * The folder of a source's world. What the simulator writes is kept apart from a gym's own data, down to the file:
 * no figure can mix them.
 */
export const worldFolder = (dataDir: string, source: SourceKind): string =>
  source === 'simulator' ? join(dataDir, 'sample') : dataDir

/** The data file of a world's folder: rides, readings, positions. */
export const dataFile = (worldDir: string): string => join(worldDir, 'deloton.sqlite')
/** The file of what must outlive the data: ids, tokens, facts. */
export const opsFile = (folder: string): string => join(folder, 'ops.sqlite')

/** Opens the data file for its only writer, at the newest schema. Throws as `openWriter` and `migrate` do. */
export function openData(worldDir: string): Writable {
  mkdirSync(worldDir, { recursive: true, mode: 0o700 })
  return migrated(openWriter(dataFile(worldDir), 'NORMAL'), dataMigrations)
}

/** Opens an ops file at the newest schema. Several threads may hold one; their transactions are tiny. */
export function openOps(folder: string): Writable {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return migrated(openWriter(opsFile(folder), 'FULL'), opsMigrations)
}

function migrated(database: Writable, migrations: readonly Migration[]): Writable {
  try {
    migrate(database, migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
