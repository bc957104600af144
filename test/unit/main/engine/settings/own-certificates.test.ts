import { existsSync, readFileSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOwnCertificates } from '../../../../../src/main/engine/settings/own-certificates'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'
import { testCertificate } from '../../../../support/test-certificate'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

describe('Own certificates', () => {
  it('are kept for the owner of the folder alone, without what else the text held', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----\n'
    const own = readOwnCertificates(folder.path, key + testCertificate + testCertificate)
    own?.keep()
    expect(readFileSync(own?.path ?? '', 'utf8')).toBe(testCertificate + testCertificate)
    if (process.platform !== 'win32') expect(statSync(own?.path ?? '').mode & 0o777).toBe(0o600)
  })

  it('are gone when they are taken back, but for those that were there before', () => {
    const own = readOwnCertificates(folder.path, testCertificate)
    const forget = own?.keep()
    forget?.()
    expect(existsSync(own?.path ?? '')).toBe(false)
    own?.keep()
    readOwnCertificates(folder.path, testCertificate)?.keep()()
    expect(existsSync(own?.path ?? '')).toBe(true)
  })
})
