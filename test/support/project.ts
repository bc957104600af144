import { join } from 'node:path'

/** Absolute path of the checkout: every test command runs in it. (Playwright's modules know no `import.meta`.) */
export const projectFolder = process.cwd()

/** Absolute path of a file or folder of the checkout, such as `fromProject('out', 'main', 'cli.js')`. */
export function fromProject(...parts: string[]): string {
  return join(projectFolder, ...parts)
}
