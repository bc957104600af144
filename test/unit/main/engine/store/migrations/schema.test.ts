import { describe, expect, it } from 'vitest'
import type { Migration } from '../../../../../../src/main/engine/store/migrate'
import { dataMigrations } from '../../../../../../src/main/engine/store/migrations/data'
import { opsMigrations } from '../../../../../../src/main/engine/store/migrations/ops'
import type { Writable } from '../../../../../../src/main/engine/store/open'
import { fromProject } from '../../../../../support/project'
import { temporaryData, temporaryOps } from '../store-fixture'

/** The whole schema as SQLite keeps it: what the migrations together have made, without what an index makes for itself. */
function dumpSchema(database: Writable): string {
  const version = String(database.pragma('user_version', { simple: true }))
  const statements = database
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
       ORDER BY tbl_name, type DESC, name`
    )
    .all()
    .map(({ sql }) => `${sql};\n`)
  return [`-- user_version ${version}\n`, ...statements].join('\n')
}

describe.each<[string, () => Writable, readonly Migration[]]>([
  ['data', temporaryData, dataMigrations],
  ['ops', temporaryOps, opsMigrations]
])('the schema of the %s file', (name, open, migrations) => {
  it('is the one under test/fixtures/schema, which changes only with a new migration', async () => {
    const file = `test/fixtures/schema/${name}.sql`
    const advice = `${file} is another schema. If a new migration is meant to change it, run "npm run test:unit -- -u" and read the difference; if not, a released migration was changed: put it back.`
    await expect(dumpSchema(open()), advice).toMatchFileSnapshot(fromProject(file))
  })

  it('is made by steps whose numbers rise, and has no table without strict types', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(numbers.every((number) => number > 0 && Number.isInteger(number))).toBe(true)
    const tables = open().pragma('table_list') as { schema: string; type: string; name: string; strict: number }[]
    // A full-text index and the tables it keeps itself in have no types to be strict about.
    const ours = tables.filter(
      ({ schema, type, name }) => schema === 'main' && type === 'table' && !name.startsWith('sqlite_')
    )
    expect(ours.length).toBeGreaterThan(0)
    expect(ours.filter(({ strict }) => strict !== 1)).toEqual([])
  })
})
