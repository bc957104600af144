import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../scripts/source-fingerprint.mjs'

/** @type {string} */
let folder

const fingerprint = () => fingerprintOf(folder, ['src', 'package.json', 'resources'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deloton-test-'))
  mkdirSync(join(folder, 'src', 'main'), { recursive: true })
  writeFileSync(join(folder, 'src', 'main', 'index.ts'), 'one')
  writeFileSync(join(folder, 'package.json'), '{}')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the fingerprint of the sources', () => {
  it('stays the same when only times change, as they do in a fresh clone', () => {
    const before = fingerprint()
    utimesSync(join(folder, 'src', 'main', 'index.ts'), new Date(0), new Date(0))
    expect(fingerprint()).toBe(before)
  })

  it('changes with the content of a file, however deep it lies', () => {
    const before = fingerprint()
    writeFileSync(join(folder, 'src', 'main', 'index.ts'), 'two')
    expect(fingerprint()).not.toBe(before)
  })

  it('changes when a file comes, goes or gets another name', () => {
    const before = fingerprint()
    renameSync(join(folder, 'src', 'main', 'index.ts'), join(folder, 'src', 'main', 'other.ts'))
    const renamed = fingerprint()
    rmSync(join(folder, 'src', 'main', 'other.ts'))
    const removed = fingerprint()
    expect(new Set([before, renamed, removed]).size).toBe(3)
  })

  it('passes over hidden files, which editors and systems leave behind', () => {
    const before = fingerprint()
    writeFileSync(join(folder, 'src', '.DS_Store'), 'x')
    expect(fingerprint()).toBe(before)
  })
})
