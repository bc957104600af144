import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFile, openData, openOps } from '../../../../../src/main/engine/store/files'
import { openReader, openWriter, type Readable } from '../../../../../src/main/engine/store/open'
import { temporaryData, temporaryPath } from './store-fixture'

const closedAfterTest = (database: Readable): Readable => {
  onTestFinished(() => {
    database.close()
  })
  return database
}

describe('a reader', () => {
  it('sees what was committed, and nothing of what is still being written', () => {
    const folder = temporaryPath()
    const writer = temporaryData(folder)
    const reader = closedAfterTest(openReader(dataFile(folder)))
    const count = reader.prepare('SELECT count(*) FROM gap').pluck()
    const insert = writer.prepare("INSERT INTO gap VALUES (NULL, 1, 0, 0, 0, 'retention', 0)")
    writer.exec('BEGIN')
    insert.run()
    expect(count.get()).toBe(0)
    writer.exec('COMMIT')
    expect(count.get()).toBe(1)
  })

  it.each([
    "INSERT INTO gap VALUES (NULL, 1, 0, 0, 0, 'retention', 0)",
    'DELETE FROM gap',
    'DROP TABLE gap',
    'CREATE TABLE mine (x)',
    'PRAGMA user_version = 99'
  ])('can not do %s', (sql) => {
    const folder = temporaryPath()
    temporaryData(folder)
    const reader = closedAfterTest(openReader(dataFile(folder)))
    expect(() => reader.exec(sql)).toThrow(/readonly|read-only/)
  })

  it('can not write by taking its own vow back', () => {
    const folder = temporaryPath()
    temporaryData(folder)
    const reader = closedAfterTest(openReader(dataFile(folder)))
    reader.pragma('query_only = OFF')
    expect(() => reader.exec('DELETE FROM gap')).toThrow('readonly')
  })

  it('makes no file where there is none', () => {
    const file = join(temporaryPath(), 'none.sqlite')
    expect(() => openReader(file)).toThrow('unable to open')
    expect(existsSync(file)).toBe(false)
  })
})

describe('a writer', () => {
  it('keeps a tail that the power takes as its file needs: normal for data, full for ops', () => {
    const folder = temporaryPath()
    const data = closedAfterTest(openData(folder))
    const ops = closedAfterTest(openOps(folder))
    expect([data, ops].map((each) => each.pragma('synchronous', { simple: true }))).toEqual([1, 2])
    expect([data, ops].map((each) => each.pragma('journal_mode', { simple: true }))).toEqual(['wal', 'wal'])
  })

  it('makes files whose freed pages can be given back without a VACUUM', () => {
    const folder = temporaryPath()
    openData(folder).close()
    expect(closedAfterTest(openData(folder)).pragma('auto_vacuum', { simple: true })).toBe(2)
  })

  it('can do all that a reader can', () => {
    const folder = temporaryPath()
    const file = join(folder, 'a.sqlite')
    const writer = closedAfterTest(openWriter(file, 'NORMAL'))
    writer.exec('CREATE TABLE a (x)')
    expect(writer.prepare('SELECT count(*) FROM a').pluck().get()).toBe(0)
  })

  it('throws where there is no database, and changes nothing', () => {
    const folder = temporaryPath()
    writeFileSync(dataFile(folder), 'this is a letter, not a database'.repeat(100))
    expect(() => openData(folder)).toThrow('file is not a database')
  })
})
