import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The steps on the disk, one after the other, so that a test can end at any of them. */
export interface FileSteps {
  /** Writes a file, readable by its owner only, and waits until the disk has it. */
  write(file: string, content: string | Buffer): void
  copy(from: string, to: string): void
  rename(from: string, to: string): void
  remove(file: string): void
  /** Waits until the disk has the names of a folder's files. */
  syncFolder(folder: string): void
}

/**
 * Puts a content in a file's place, whole: whoever looks at any moment, or after a kill at any moment, finds the former or the
 * new one. Null removes the file. Throws when the disk refuses; then the file is as it was.
 */
export function replaceFile(file: string, content: string | Buffer | null, steps: FileSteps = diskSteps): void {
  if (content === null) steps.remove(file)
  else {
    steps.write(`${file}.new`, content)
    steps.rename(`${file}.new`, file)
  }
  steps.syncFolder(dirname(file))
}

/** Keeps a file as it is now once beside it, as `.bak`; one that is not there leaves the `.bak` that is. */
export function keepFormer(file: string, steps: FileSteps = diskSteps): void {
  if (!existsSync(file)) return
  steps.copy(file, `${file}.bak.new`)
  steps.rename(`${file}.bak.new`, `${file}.bak`)
}

export const diskSteps: FileSteps = {
  write(file, content) {
    const opened = openSync(file, 'w', 0o600)
    try {
      writeFileSync(opened, content)
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  },
  copy: copyFileSync,
  rename: renameSync,
  remove: (file) => rmSync(file, { force: true }),
  syncFolder(folder) {
    // Windows opens no folder, and keeps its names without.
    if (process.platform === 'win32') return
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  }
}
