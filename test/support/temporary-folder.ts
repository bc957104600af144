import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  /** Absolute path of the folder, which is there and empty. */
  readonly path: string
  /** Deletes it with all that is in it. Safe to call twice. */
  remove(): void
}

/** Makes a folder of its own in the system's temporary folder. */
export function makeTemporaryFolder(prefix = 'deloton-test-'): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), prefix))
  return {
    path,
    // A program that has just ended may still hold a file for a moment on Windows.
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
