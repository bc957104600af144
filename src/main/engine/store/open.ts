import Database from 'better-sqlite3'

/** The one connection that may write a file. Only functions that take it can change data. */
export type Writable = Database.Database & { readonly __writes: true }
/** A connection that can not write. A writer can do all that a reader can. */
export type Readable = Database.Database

/** How long a connection waits for another's short transaction before it gives up. */
const busyTimeoutMs = 5_000
const largestWalBytes = 64 * 1024 * 1024

/**
 * Opens (or creates) a database for writing, in WAL mode. `durability` is SQLite's `synchronous`: NORMAL where a tail
 * lost with the power is read again from Kafka, FULL where it would be gone. Throws SqliteError when the file can not
 * be opened or is no database.
 */
export function openWriter(path: string, durability: 'NORMAL' | 'FULL'): Writable {
  const database = new Database(path, { timeout: busyTimeoutMs })
  // Must come before the first table; pages freed by moved rides are given back when idle instead of by VACUUM.
  database.pragma('auto_vacuum = INCREMENTAL')
  database.pragma('journal_mode = WAL')
  database.pragma(`synchronous = ${durability}`)
  database.pragma(`journal_size_limit = ${largestWalBytes}`)
  database.pragma('wal_autocheckpoint = 4000')
  database.pragma('cache_size = -32000')
  database.pragma('trusted_schema = OFF')
  database.pragma('foreign_keys = OFF')
  return database as Writable
}

/** Opens an existing database read-only; throws SqliteError when there is none. */
export function openReader(path: string): Readable {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs })
  database.pragma('trusted_schema = OFF')
  database.pragma('query_only = ON')
  return database
}
