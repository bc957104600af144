import { existsSync } from 'node:fs'
import { addsUp, readPartitions } from './ledger'
import { dataMigrations } from './migrations/data'
import { opsMigrations } from './migrations/ops'
import { openReader, type Readable } from './open'

/** What a look at a database file finds. */
export interface Examined {
  readonly schema: number
  /** The newest schema this version knows. */
  readonly knownSchema: number
  /** What SQLite's `quick_check` says, null when it finds nothing. */
  readonly damage: string | null
  /** Partitions whose messages are all accounted for, and how many there are; null for a file that holds none. */
  readonly partitions: { readonly all: number; readonly addUp: number; readonly messages: number } | null
}

/** Looks at a file without changing it, also beside the console that writes it; null when there is none. Throws SqliteError. */
export function examine(file: string, kind: 'data' | 'ops'): Examined | null {
  if (!existsSync(file)) return null
  const database = openReader(file)
  try {
    const schema = Number(database.pragma('user_version', { simple: true }))
    const found = String(database.pragma('quick_check(1)', { simple: true }))
    const migrations = kind === 'data' ? dataMigrations : opsMigrations
    return {
      schema,
      knownSchema: migrations.at(-1)?.number ?? 0,
      damage: found === 'ok' ? null : found,
      partitions: kind === 'data' && schema > 0 ? readSums(database) : null
    }
  } finally {
    database.close()
  }
}

/** All from one moment: the console may be writing. */
function readSums(database: Readable): Examined['partitions'] {
  return database.transaction(() => {
    const ledgers = database
      .prepare<[], number>('SELECT log_id FROM log ORDER BY log_id')
      .pluck()
      .all()
      .flatMap((logId) => readPartitions(database, logId))
    return {
      all: ledgers.length,
      addUp: ledgers.filter(addsUp).length,
      messages: ledgers.reduce((sum, { nextOffset, startOffset }) => sum + nextOffset - startOffset, 0)
    }
  })()
}
