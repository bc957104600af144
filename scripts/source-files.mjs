import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const isCode = /\.(?:[cm]?[jt]s|tsx|css|html|sql)$/

/**
 * Every file of code below a folder.
 *
 * @param {string} root
 * @param {string} folder relative to `root`, with forward slashes
 * @returns {import('./house-rules.mjs').SourceFile[]}
 */
export function readSourceFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return readSourceFiles(root, path)
    return isCode.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })
}
