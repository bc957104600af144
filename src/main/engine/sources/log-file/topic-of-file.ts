import { basename } from 'node:path'

/**
 * The topic of every captured log. A file is the same log under whatever name it lies: what tells one from another is its
 * content alone.
 */
export const topicOfFiles = 'log-file'

const longestName = 100

/**
 * A captured log's name for people and logs: the file's name without its folder, everything but letters, digits, dots,
 * dashes and underscores replaced by underscores, at most 100 UTF-16 units.
 */
export function nameOfFile(file: string): string {
  const inked = basename(file)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]/gu, '_')
  let name = ''
  for (const character of inked) {
    if (name.length + character.length > longestName) break
    name += character
  }
  return /^\.*$/.test(name) ? 'log-file' : name
}
