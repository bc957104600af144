import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findElectron, isFailureRecent, whyNoWindow } from '../../../scripts/electron-binary.mjs'

describe('the binary of Electron', () => {
  /** @type {string} */
  let folder

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deloton-test-'))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is not there in a package that has not fetched it', () => {
    expect(findElectron({}, folder)).toBeNull()
  })

  it('lies where path.txt says', () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist', 'electron'), '')
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(findElectron({}, folder)).toBe(join(folder, 'dist', 'electron'))
  })

  it('is not there when path.txt leads nowhere', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(findElectron({}, folder)).toBeNull()
  })

  it('lies in the folder that ELECTRON_OVERRIDE_DIST_PATH names', () => {
    expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: '/opt/other' }, folder)).toBe(join('/opt/other', 'electron'))
  })
})

describe('a window', () => {
  const desktop = { platform: 'linux', userId: 1000, environment: { DISPLAY: ':0' } }

  it('can be opened on Linux with a display, and on systems that always have one', () => {
    expect(whyNoWindow(desktop)).toBeNull()
    expect(whyNoWindow({ ...desktop, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull()
    expect(whyNoWindow({ platform: 'darwin', userId: 501, environment: {} })).toBeNull()
  })

  it('cannot be opened without a display or as root', () => {
    expect(whyNoWindow({ ...desktop, environment: {} })).toContain('display')
    expect(whyNoWindow({ ...desktop, userId: 0 })).toContain('root')
  })

  it('is left to whoever names a binary of their own', () => {
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: '/opt/other' }
    expect(whyNoWindow({ platform: 'linux', userId: 0, environment })).toBeNull()
  })
})

describe('a download that failed', () => {
  const hourMs = 60 * 60 * 1000
  const record = JSON.stringify({ version: '45.4.1', atMs: 1_000_000 })

  it('is not tried again within a day', () => {
    expect(isFailureRecent(record, { version: '45.4.1', nowMs: 1_000_000 + 23 * hourMs })).toBe(true)
  })

  it('is tried again after a day, for another version, and when the clock was set back', () => {
    expect(isFailureRecent(record, { version: '45.4.1', nowMs: 1_000_000 + 25 * hourMs })).toBe(false)
    expect(isFailureRecent(record, { version: '45.4.2', nowMs: 1_000_000 + hourMs })).toBe(false)
    expect(isFailureRecent(record, { version: '45.4.1', nowMs: 999_999 })).toBe(false)
  })

  it('is tried when none is recorded, or the record cannot be read', () => {
    expect(isFailureRecent(null, { version: '45.4.1', nowMs: 0 })).toBe(false)
    expect(isFailureRecent('{', { version: '45.4.1', nowMs: 0 })).toBe(false)
  })
})
