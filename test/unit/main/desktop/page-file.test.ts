import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageFileOf } from '../../../../src/main/desktop/page-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
let root: string
beforeAll(() => {
  folder = makeTemporaryFolder()
  // A neighbour whose name begins as the root's does, with a file that must stay where it is.
  root = join(folder.path, 'page')
  for (const path of ['page/assets', 'page/sub.js', 'page-secrets'])
    mkdirSync(join(folder.path, path), { recursive: true })
  for (const path of [
    'page/index.html',
    'page/other.html',
    'page/assets/a.js',
    'page/assets/ž č.svg',
    'page/assets/a.js.map',
    'page/.env.js',
    'page/assets/.hidden.js',
    'page/notes.txt',
    'page-secrets/key.js',
    'key.js'
  ]) {
    writeFileSync(join(folder.path, path), '')
  }
  symlinkSync(join(folder.path, 'key.js'), join(root, 'link.js'))
  symlinkSync(join(folder.path, 'page-secrets'), join(root, 'linked'))
  symlinkSync(join(root, 'assets/a.js'), join(root, 'inner-link.js'))
})
afterAll(() => folder.remove())

describe('A path of the page', () => {
  it.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/a.js', 'assets/a.js', 'text/javascript; charset=utf-8'],
    ['/assets/%C5%BE%20%C4%8D.svg', 'assets/ž č.svg', 'image/svg+xml'],
    ['/inner-link.js', 'assets/a.js', 'text/javascript; charset=utf-8']
  ])('%s is the file %s', (path, file, contentType) => {
    const found = pageFileOf(root, path)
    expect(found?.contentType).toBe(contentType)
    expect(resolve(found?.path ?? '')).toBe(join(root, file))
  })

  it.each([
    ['a parent', '/../key.js'],
    ['a parent further down', '/assets/../../key.js'],
    ['an encoded parent', '/%2e%2e/key.js'],
    ['a half encoded parent', '/.%2E/key.js'],
    ['an encoded separator', '/..%2fkey.js'],
    ['a parent encoded twice', '/%252e%252e/key.js'],
    ['a separator encoded twice', '/..%252fkey.js'],
    ['a backslash', '/..\\key.js'],
    ['an encoded backslash', '/..%5ckey.js'],
    ['a neighbour with the same beginning', '/../page-secrets/key.js'],
    ['a link that leads out', '/link.js'],
    ['a folder that is a link out', '/linked/key.js'],
    ['NUL', '/assets/a.js%00.svg'],
    ['NUL at the end', '/assets/a.js%00'],
    ['a drive', '/C:/windows/system.js'],
    ['an encoded drive', '/C%3A/windows/system.js'],
    ['a UNC path', '//server/share/key.js'],
    ['a UNC path with backslashes', '/\\\\server\\share\\key.js'],
    ['another stream of a file', '/assets/a.js::$DATA'],
    ['an absolute path', '//etc/hosts.js'],
    ['a path without its slash', 'assets/a.js'],
    ['an overlong encoding of a dot', '/%c0%ae%c0%ae/key.js'],
    ['a broken encoding', '/%E0%A4%A'],
    ['a percent alone', '/%'],
    ['a hidden file', '/.env.js'],
    ['a hidden file further down', '/assets/.hidden.js'],
    ['an empty segment', '/assets//a.js'],
    ['a dot segment', '/./assets/a.js'],
    ['a type the page has not', '/notes.txt'],
    ['a source map', '/assets/a.js.map'],
    ['a folder', '/assets'],
    ['a folder with its slash', '/assets/'],
    ['a file that is not there', '/assets/b.js'],
    ['nothing', '']
  ])('with %s is no file', (_what, path) => {
    expect(pageFileOf(root, path)).toBeNull()
  })
})
