import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the built program is made from: a change in any of it makes the build stale. */
export const buildSources = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.web.json'
]

/**
 * A hash over names and contents of all files below the given places. Contents and not times: a fresh clone, a copy
 * and a change of branch and back make times that mean nothing.
 *
 * @param {string} folder
 * @param {readonly string[]} places files and folders relative to `folder`; one that does not exist counts as empty
 * @returns {string}
 */
export function fingerprintOf(folder, places) {
  const hash = createHash('sha256')
  for (const place of places) {
    for (const file of filesBelow(folder, place)) {
      const content = readFileSync(join(folder, file))
      // The length keeps two files from being taken for one with the same bytes.
      hash.update(`${file}\n${content.length}\n`).update(content)
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} folder
 * @param {string} place
 * @returns {string[]} with forward slashes, in an order that is the same on every system
 */
function filesBelow(folder, place) {
  const path = join(folder, place)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [place]
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesBelow(folder, `${place}/${name}`))
}
