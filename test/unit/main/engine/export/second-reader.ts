import { join } from 'node:path'

export interface SecondReader {
  /** Rows as objects; times as text. */
  rows(sql: string): Promise<Record<string, unknown>[]>
  close(): void
}

const tables = ['rider', 'bike', 'ride', 'day', 'reading'] as const

/** DuckDB with a view a table on the files of an export; null, with a loud line, where its binary is not there. */
export async function openSecondReader(folder: string, format: 'csv' | 'parquet'): Promise<SecondReader | null> {
  const duckdb = await import('@duckdb/node-api').catch(() => null)
  if (duckdb === null) {
    console.warn('SKIPPED: DuckDB is not there, so no second program reads the files of an export.')
    return null
  }
  const instance = await duckdb.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  for (const table of tables) {
    const file = join(folder, `${table}.${format}`)
    const read = format === 'parquet' ? `read_parquet('${file}')` : `read_csv('${file}', header = true, nullstr = '')`
    await connection.run(`CREATE VIEW "${table}" AS SELECT * FROM ${read}`)
  }
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close() {
      connection.closeSync()
      instance.closeSync()
    }
  }
}
