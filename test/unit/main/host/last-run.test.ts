import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { engineSettings } from '../../../../src/main/engine/settings/settings'
import { readLastRun, writeLastRun } from '../../../../src/main/host/last-run'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
  mkdirSync(join(folder.path, 'run'))
})
afterEach(() => folder.remove())

describe('The note of the last run', () => {
  it('tells what was read, and no credentials', () => {
    const given = { source: 'kafka', brokers: ['a:1', 'b:2'], topic: 'bikes' } as const
    writeLastRun(
      folder.path,
      engineSettings({ ...given, brokers: [...given.brokers], saslUsername: 'planted-user', saslPassword: 'planted' })
    )
    expect(readLastRun(folder.path)).toEqual(given)
    expect(readFileSync(join(folder.path, 'run', 'last-run.json'), 'utf8')).not.toContain('planted')
  })

  it.each(['', '{}', '{"source":"tape","brokers":[],"topic":"x"}'])('counts as none when it is %j', (text) => {
    writeFileSync(join(folder.path, 'run', 'last-run.json'), text)
    expect(readLastRun(folder.path)).toEqual({})
  })

  it('is the imported files where none ran and the gym’s own world is there', () => {
    writeFileSync(join(folder.path, 'deloton.sqlite'), '')
    expect(readLastRun(folder.path)).toEqual({ source: 'log-file' })
  })

  it('counts as none in a folder where none ran', () => {
    expect(readLastRun(join(folder.path, 'absent'))).toEqual({})
  })
})
