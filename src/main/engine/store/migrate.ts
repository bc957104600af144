import type { Writable } from './open'

/** One step of a schema. Steps are only ever added at the end, with a higher number, and never changed. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  /** What SQL alone can not do with the rows that are there; runs after `sql`, in the same transaction. */
  readonly fill?: (database: Writable) => void
}

/** The file was written by a newer version of the console; it is left as it is. */
export class DatabaseIsNewerError extends Error {
  override readonly name = 'DatabaseIsNewerError'
  constructor(
    readonly fileVersion: number,
    readonly knownVersion: number
  ) {
    super(
      `The database is from a newer version of the console (schema ${fileVersion}, this one knows ${knownVersion}). Install the newer version again.`
    )
  }
}

/**
 * Brings a database to the newest schema, each step in a transaction of its own that also notes its number in
 * `user_version`; a kill at any instant leaves a whole schema. Throws `DatabaseIsNewerError`.
 */
export function migrate(database: Writable, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0
  const version = (): number => database.pragma('user_version', { simple: true }) as number
  if (version() > newest) throw new DatabaseIsNewerError(version(), newest)
  for (const migration of migrations) {
    database
      .transaction(() => {
        // Asked inside the transaction: another thread may be opening the same file.
        if (version() >= migration.number) return
        database.exec(migration.sql)
        migration.fill?.(database)
        database.pragma(`user_version = ${migration.number}`)
      })
      .immediate()
  }
}
