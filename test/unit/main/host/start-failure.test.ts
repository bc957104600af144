import { describe, expect, it } from 'vitest'
import { startFailure } from '../../../../src/main/host/start-failure'

const failure = (code: string): string =>
  startFailure('/data', Object.assign(new Error('near "SELECT": syntax error'), { code }))

describe('The sentence about a store that can not be opened', () => {
  it.each([
    ['SQLITE_NOTADB', 'a database is damaged (SQLITE_NOTADB)'],
    ['SQLITE_CORRUPT_VTAB', 'a database is damaged (SQLITE_CORRUPT_VTAB)'],
    ['SQLITE_CANTOPEN', 'a database can not be opened (SQLITE_CANTOPEN)'],
    ['SQLITE_FULL', 'the disk is full'],
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'something in it can not be written (EACCES)'],
    ['ELSE', 'the engine did not start']
  ])('says what %s means, where, and where more is to be read', (code, reason) => {
    expect(failure(code)).toBe(
      `The console could not open what is stored in /data: ${reason}. Its log in /data/logs says more.`
    )
  })

  it('is the own one of a database from a newer version', () => {
    const newer = Object.assign(new Error('Install the newer version again.'), { name: 'DatabaseIsNewerError' })
    expect(startFailure('/data', newer)).toBe('Install the newer version again.')
  })
})
