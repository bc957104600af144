import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileSteps, keepFormer, replaceFile } from '../../../../../src/main/engine/settings/replace-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
let file: string
beforeEach(() => {
  folder = makeTemporaryFolder()
  file = join(folder.path, 'settings.json')
})
afterEach(() => folder.remove())

const text = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** Steps that end, as by a kill, when `allowed` of them are done; half a file is written by the one that is cut. */
function killedAfter(allowed: number): FileSteps & { readonly done: () => number } {
  let done = 0
  const step = (run: () => void, half: () => void = () => undefined): void => {
    if (done === allowed) {
      half()
      throw new Error('killed')
    }
    done += 1
    run()
  }
  return {
    done: () => done,
    write: (path, content) =>
      step(
        () => writeFileSync(path, content),
        () => writeFileSync(path, content.slice(0, 3))
      ),
    copy: (from, to) =>
      step(
        () => copyFileSync(from, to),
        () => writeFileSync(to, 'ha')
      ),
    rename: (from, to) => step(() => renameSync(from, to)),
    remove: (path) => step(() => rmSync(path, { force: true })),
    syncFolder: () => step(() => undefined)
  }
}

const replaceAll = (content: string, steps?: FileSteps): void => {
  keepFormer(file, steps)
  replaceFile(file, content, steps)
}

describe('A file that is replaced', () => {
  it('is new and its owner’s alone, and the former one is kept once beside it', () => {
    replaceAll('one')
    expect(readdirSync(folder.path)).toEqual(['settings.json'])
    replaceAll('two')
    replaceAll('three')
    expect(text(file)).toBe('three')
    expect(text(`${file}.bak`)).toBe('two')
    expect(readdirSync(folder.path).sort()).toEqual(['settings.json', 'settings.json.bak'])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is the former or the new one, whole, after a kill between or within any two steps', () => {
    const whole = killedAfter(Number.POSITIVE_INFINITY)
    replaceAll('before', whole)
    replaceAll('after it', whole)
    const steps = whole.done() - 3
    expect(steps).toBe(5)
    for (let allowed = 0; allowed < steps; allowed += 1) {
      rmSync(`${file}.bak`, { force: true })
      writeFileSync(file, 'before')
      expect(() => replaceAll('after it', killedAfter(allowed))).toThrow('killed')
      expect(['before', 'after it']).toContain(text(file))
      expect([null, 'before']).toContain(text(`${file}.bak`))
      // What was left behind is in nobody's way.
      replaceAll('the next')
      expect(text(file)).toBe('the next')
      expect(readdirSync(folder.path).sort()).toEqual(['settings.json', 'settings.json.bak'])
    }
  })

  it('is removed by null, and may be missing then', () => {
    replaceFile(file, 'one')
    replaceFile(file, null)
    replaceFile(file, null)
    expect(readdirSync(folder.path)).toEqual([])
  })
})
