import { dataMigrations } from './migrations/data'
import { opsMigrations } from './migrations/ops'
import type { Readable } from './open'

/** Why a reader that brings nothing up to date can not read a file, in a sentence; null where it can. */
export function schemaFault(database: Readable, kind: 'data' | 'ops'): string | null {
  const newest = (kind === 'data' ? dataMigrations : opsMigrations).at(-1)?.number ?? 0
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version === newest) return null
  return version < newest
    ? 'The stores are those of an older version: start the console once, so that it brings them up to date, and try again.'
    : 'The stores are those of a newer version of the console: install that version again.'
}
