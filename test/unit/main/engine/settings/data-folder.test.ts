import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultDataFolder, prepareDataFolder } from '../../../../../src/main/engine/settings/data-folder'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

describe('The data folder that is used when none is named', () => {
  it('is where each system keeps such things', () => {
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' })).toBe(join('/data', 'deloton-console'))
    expect(defaultDataFolder('linux', {})).toBe(join(homedir(), '.local', 'share', 'deloton-console'))
    expect(defaultDataFolder('darwin', {})).toBe(join(homedir(), 'Library', 'Application Support', 'Deloton Console'))
    expect(defaultDataFolder('win32', { APPDATA: 'C:\\Roaming' })).toBe(join('C:\\Roaming', 'Deloton Console'))
    expect(defaultDataFolder('win32', {})).toBe(join(homedir(), 'AppData', 'Roaming', 'Deloton Console'))
  })

  it('is never relative to where the program was started', () => {
    const usual = defaultDataFolder('linux', {})
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '' })).toBe(usual)
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'data' })).toBe(usual)
    expect(defaultDataFolder('win32', { APPDATA: '' })).toBe(defaultDataFolder('win32', {}))
  })
})

describe('A data folder', () => {
  it('is made with all that leads to it, for its owner only', () => {
    const path = join(folder.path, 'über alle', 'data')
    expect(prepareDataFolder(path)).toEqual({ ok: true, value: path })
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('may be there already', () => {
    expect(prepareDataFolder(folder.path)).toEqual({ ok: true, value: folder.path })
  })

  it.each(['file', join('file', 'below')])('is refused in one sentence where a file is: %s', (place) => {
    writeFileSync(join(folder.path, 'file'), '')
    const path = join(folder.path, place)
    expect(prepareDataFolder(path)).toEqual({
      ok: false,
      error: {
        code: 'unavailable',
        message: `The data folder ${path} can not be used: there is a file where a folder should be. Choose another with --data-dir.`
      }
    })
  })

  // Who may do everything is stopped by no permission.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is refused in one sentence where this user may not write',
    () => {
      mkdirSync(join(folder.path, 'locked'), { mode: 0o500 })
      const refused = prepareDataFolder(join(folder.path, 'locked'))
      expect(refused.ok ? '' : refused.error.message).toContain('this user may not write there')
    }
  )
})
