import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './project'

const folder = process.env.DELOTON_CAPTURES ?? join(projectFolder, '..', 'shared', 'samples')

/**
 * The text of a capture of the real feed, null (with a loud line) where captures are not at hand: they are data and no
 * part of the project.
 */
export function readCapture(name: string): string | null {
  const file = join(folder, name)
  if (existsSync(file)) return readFileSync(file, 'utf8')
  console.warn(`SKIPPED: the capture ${name} is not there; set DELOTON_CAPTURES to the folder that holds it.`)
  return null
}
