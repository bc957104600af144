import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ByteSink } from './table-writer'

/** A file on its way: it lies beside its place as `.NAME.partial` until it is whole. */
export interface PartialFile extends ByteSink {
  readonly bytes: number
  /** Waits until the disk has all of it. */
  close(): void
  /** Puts it, closed, in its place. Throws what the disk says. */
  commit(): void
  /** Takes it away, whatever became of it; one that was put in its place stays there. */
  discard(): void
}

/** Writes are gathered up to this. */
const bufferBytes = 1024 * 1024

/** Only this user may read it. Throws what the disk says. */
export function openPartialFile(path: string): PartialFile {
  const partial = join(dirname(path), `.${basename(path)}.partial`)
  const file = openSync(partial, 'w', 0o600)
  let isOpen = true
  let bytes = 0
  let waiting: Uint8Array[] = []
  let waitingBytes = 0

  const flush = (): void => {
    for (const each of waiting) {
      for (let at = 0; at < each.length; ) at += writeSync(file, each, at)
    }
    waiting = []
    waitingBytes = 0
  }
  const release = (): void => {
    if (isOpen) closeSync(file)
    isOpen = false
  }
  return {
    get bytes() {
      return bytes
    },
    write(content) {
      // A copy of what is bytes already: whoever gave them writes over them.
      const added = Buffer.from(content)
      waiting.push(added)
      waitingBytes += added.length
      bytes += added.length
      if (waitingBytes >= bufferBytes) flush()
    },
    close() {
      flush()
      fsyncSync(file)
      release()
    },
    commit: () => renameSync(partial, path),
    discard() {
      release()
      rmSync(partial, { force: true })
    }
  }
}
