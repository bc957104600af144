import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Control, readControl, removeControl, writeControl } from '../../../../src/main/host/control-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

const control: Control = { port: 4311, secret: 's'.repeat(43), pid: 12, url: 'http://127.0.0.1:4310' }
let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
  mkdirSync(join(folder.path, 'run'))
})
afterEach(() => folder.remove())

describe('The control file', () => {
  it('is read as it was written, also when it is written again', () => {
    writeControl(folder.path, { ...control, url: null })
    writeControl(folder.path, control)
    expect(readControl(folder.path)).toEqual(control)
    expect(readdirSync(join(folder.path, 'run'))).toEqual(['control.json'])
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    writeControl(folder.path, control)
    expect(statSync(join(folder.path, 'run', 'control.json')).mode & 0o777).toBe(0o600)
  })

  it('is gone after removing it, which may be done twice', () => {
    writeControl(folder.path, control)
    removeControl(folder.path)
    removeControl(folder.path)
    expect(readControl(folder.path)).toBeNull()
  })

  it.each([
    '',
    '{"port":',
    '[]',
    JSON.stringify({ ...control, port: 0 }),
    JSON.stringify({ ...control, secret: 'short' }),
    JSON.stringify({ ...control, pid: 'x' })
  ])('counts as none when it is %j', (text) => {
    writeFileSync(join(folder.path, 'run', 'control.json'), text)
    expect(readControl(folder.path)).toBeNull()
  })
})
