import { describe, expect, it } from 'vitest'
import { compareInstalled } from '../../../scripts/install-state.mjs'

const linux = { platform: 'linux', arch: 'x64' }
const lock = text({
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7', integrity: 'a' },
  'node_modules/linux-part': { version: '1.0.0', integrity: 'b', optional: true, os: 'linux', cpu: ['x64'] },
  'node_modules/mac-part': { version: '1.0.0', integrity: 'c', optional: true, os: ['darwin'], cpu: ['arm64'] },
  'node_modules/musl-part': {
    version: '1.0.0',
    integrity: 'd',
    optional: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl']
  },
  'node_modules/whim': { version: '1.0.0', integrity: 'e', optional: true }
})
const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'a' } }
const linuxPart = { 'node_modules/linux-part': { version: '1.0.0', integrity: 'b' } }

/** @param {Record<string, object>} packages */
function text(packages) {
  return JSON.stringify({ packages })
}

describe('what is installed', () => {
  it('is complete when all that is required and all that is made for this system is there', () => {
    const installed = text({ ...zod, ...linuxPart })
    expect(compareInstalled(lock, installed, linux)).toEqual({ missing: [], missingForSystem: [] })
  })

  it('lacks everything when npm has not finished an install', () => {
    const missing = compareInstalled(lock, null, linux)
    expect(missing).toEqual({ missing: ['node_modules/zod'], missingForSystem: ['node_modules/linux-part'] })
  })

  it('lacks a package whose version or content is not the locked one', () => {
    const older = text({ ...linuxPart, 'node_modules/zod': { version: '4.6.6', integrity: 'a' } })
    const other = text({ ...linuxPart, 'node_modules/zod': { version: '4.6.7', integrity: 'x' } })
    expect(compareInstalled(lock, older, linux).missing).toEqual(['node_modules/zod'])
    expect(compareInstalled(lock, other, linux).missing).toEqual(['node_modules/zod'])
  })

  it('lacks the parts of this system when it was installed on another one', () => {
    const installed = text({ ...zod, 'node_modules/mac-part': { version: '1.0.0', integrity: 'c' } })
    expect(compareInstalled(lock, installed, linux).missingForSystem).toEqual(['node_modules/linux-part'])
  })

  it('may hold packages that the lock does not know', () => {
    const installed = text({ ...zod, ...linuxPart, 'node_modules/extra': { version: '1.0.0' } })
    expect(compareInstalled(lock, installed, linux)).toEqual({ missing: [], missingForSystem: [] })
  })
})
