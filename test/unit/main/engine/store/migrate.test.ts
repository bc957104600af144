import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseIsNewerError, type Migration, migrate } from '../../../../../src/main/engine/store/migrate'
import { openWriter, type Writable } from '../../../../../src/main/engine/store/open'
import { temporaryPath } from './store-fixture'

const first: Migration = { number: 10, name: 'first', sql: 'CREATE TABLE a (x) STRICT; CREATE TABLE b (x);' }
const steps: readonly Migration[] = [
  { number: 10, name: 'first', sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);' },
  { number: 20, name: 'second', sql: 'ALTER TABLE a ADD COLUMN y TEXT;' },
  { number: 30, name: 'third', sql: 'CREATE INDEX a_by_y ON a (y);' }
]

function openFile(file: string): Writable {
  const database = openWriter(file, 'NORMAL')
  onTestFinished(() => {
    database.close()
  })
  return database
}
const newFile = (): string => join(temporaryPath(), 'test.sqlite')
const versionOf = (database: Writable): unknown => database.pragma('user_version', { simple: true })
const namesOf = (database: Writable): unknown[] =>
  database.prepare("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all()

describe('migrate', () => {
  it('brings an empty file to the newest schema, and an old one on from where it is, keeping its rows', () => {
    const database = openFile(newFile())
    migrate(database, steps.slice(0, 1))
    expect(versionOf(database)).toBe(10)
    migrate(database, steps)
    expect(versionOf(database)).toBe(30)
    expect(database.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: null }])
  })

  it('does nothing to a file that is up to date', () => {
    const database = openFile(newFile())
    migrate(database, steps)
    migrate(database, steps)
    expect(database.prepare('SELECT count(*) FROM a').pluck().get()).toBe(1)
  })

  it('leaves the last whole step when one fails, and goes on from there when it is mended', () => {
    const database = openFile(newFile())
    const broken: Migration = {
      number: 20,
      name: 'broken',
      sql: 'ALTER TABLE a ADD COLUMN y TEXT; CREATE TABLE a (x);'
    }
    expect(() => migrate(database, [...steps.slice(0, 1), broken, ...steps.slice(2)])).toThrow('already exists')
    expect(versionOf(database)).toBe(10)
    expect(database.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }])
    migrate(database, steps)
    expect(versionOf(database)).toBe(30)
  })

  it('fills what a step has made in the same transaction, once', () => {
    const database = openFile(newFile())
    migrate(database, steps.slice(0, 1))
    const filling = (fill: (database: Writable) => void): Migration[] => [
      ...steps.slice(0, 1),
      { number: 20, name: 'second', sql: 'CREATE TABLE b (x INTEGER) STRICT;', fill }
    ]
    const failing = filling(() => {
      database.exec('INSERT INTO b VALUES (1)')
      throw new Error('no words for this rider')
    })
    expect(() => migrate(database, failing)).toThrow('no words for this rider')
    expect([versionOf(database), namesOf(database)]).toEqual([10, ['a']])
    const filled = filling((each) => void each.exec('INSERT INTO b SELECT x FROM a'))
    migrate(database, filled)
    migrate(database, filled)
    expect(database.prepare('SELECT x FROM b').pluck().all()).toEqual([1])
  })

  it('refuses a file of a newer version with what to do, and leaves it as it is', () => {
    const file = newFile()
    const database = openFile(file)
    migrate(database, steps)
    const before = database.serialize()
    let refusal: unknown = null
    try {
      migrate(database, [first])
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(DatabaseIsNewerError)
    expect(refusal).toMatchObject({
      name: 'DatabaseIsNewerError',
      fileVersion: 30,
      knownVersion: 10,
      message: expect.stringMatching(/from a newer version of the console.*Install the newer version again\.$/)
    })
    expect(database.serialize().equals(before)).toBe(true)
    expect(namesOf(database)).toEqual(['a', 'a_by_y'])
  })

  it('lets two openers of the same file take each step once between them', () => {
    const file = newFile()
    const [one, other] = [openFile(file), openFile(file)]
    // The second opener comes in between the first one's steps: it finds the rest done, or does it.
    let isSecondIn = false
    const between = new Proxy(one, {
      get(target, name) {
        if (name === 'transaction' && !isSecondIn && versionOf(target) === 10) {
          isSecondIn = true
          migrate(other, steps)
        }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      }
    })
    migrate(between, steps)
    expect(isSecondIn).toBe(true)
    expect(versionOf(one)).toBe(30)
    expect(one.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: null }])
  })

  it('waits for another opener that is in the middle of a step', () => {
    const file = newFile()
    const held = new Database(file)
    held.pragma('journal_mode = WAL')
    held.exec('BEGIN IMMEDIATE')
    const database = openFile(file)
    database.pragma('busy_timeout = 1')
    expect(() => migrate(database, steps)).toThrow('locked')
    held.exec('COMMIT')
    held.close()
    migrate(database, steps)
    expect(versionOf(database)).toBe(30)
  })
})
