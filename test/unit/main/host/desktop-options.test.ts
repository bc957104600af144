import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDesktopOptions } from '../../../../src/main/host/desktop-options'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

describe('The options of the desktop program', () => {
  it('are those of serve, and pass over what belongs to the web shell, Electron and Chromium', () => {
    const args = ['--data-dir', folder.path, '--bikes=3', '--port', '0', '--browser', '--no-sandbox', '--inspect=0']
    expect(readDesktopOptions(args, { DELOTON_SEED: '9' })).toMatchObject({
      ok: true,
      value: { dataDir: folder.path, settings: { simulator: { bikes: 3, seed: 9 } }, warnings: [] }
    })
  })

  it('come from the settings file of the data folder where nothing else says them, with a warning for what is wrong', () => {
    writeFileSync(join(folder.path, 'settings.json'), '{"bikes": 5, "seed": 6, "from": "x"}')
    const options = readDesktopOptions(['--bikes', '3'], { DELOTON_DATA_DIR: folder.path })
    expect(options).toMatchObject({ ok: true, value: { settings: { simulator: { bikes: 3, seed: 6 } } } })
    expect(options.ok && options.value.warnings).toHaveLength(1)
  })

  it('are refused with the sentence that serve gives', () => {
    expect(readDesktopOptions(['--source', 'kafka'], { DELOTON_DATA_DIR: folder.path })).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: '--source kafka needs --brokers HOST:PORT (or DELOTON_BROKERS).' }
    })
  })

  it('leave the REST API off until somebody switches it on', () => {
    const isOn = (args: readonly string[]): unknown => {
      const options = readDesktopOptions(args, { DELOTON_DATA_DIR: folder.path })
      return options.ok && [options.value.settings.api.isOn, options.value.served.port]
    }
    expect(isOn([])).toEqual([false, 4310])
    expect(isOn(['--api', 'true', '--port', '5000'])).toEqual([true, 5000])
    writeFileSync(join(folder.path, 'settings.json'), '{"api": true, "port": 4444}')
    expect(isOn([])).toEqual([true, 4444])
    expect(isOn(['--api', 'false'])).toEqual([false, 4444])
  })
})
