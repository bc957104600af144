import { join } from 'node:path'

/** Absolute path of the checkout. */
export const projectFolder = join(import.meta.dirname, '..', '..')

/** Absolute path of a file or folder of the checkout, such as `fromProject('out', 'main', 'cli.js')`. */
export function fromProject(...parts: string[]): string {
  return join(projectFolder, ...parts)
}
