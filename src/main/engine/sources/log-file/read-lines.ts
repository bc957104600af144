import { createHash } from 'node:crypto'
import { createLineSplitter } from './line-splitter'
import type { OpenLogFile } from './open-log-file'

/** What one reading of a file came to. */
export interface ReadToEnd {
  /** Fewer than the file had when it was opened where it was cut since. */
  readonly bytes: number
  /** Of these bytes, hex. */
  readonly sha256: string
}

const pieceBytes = 256 * 1024

/**
 * Reads an open file from its beginning to where it ended when it was opened, and gives its lines as they come, some at a
 * time and the next when `take` is done with them. Null when `take` answers false or `signal` aborts. Throws what the
 * system says when it can not be read.
 */
export async function readLines(
  file: Pick<OpenLogFile, 'handle' | 'bytes'>,
  signal: AbortSignal,
  take: (lines: readonly Buffer[]) => boolean | Promise<boolean>,
  mostBytes = pieceBytes
): Promise<ReadToEnd | null> {
  const splitter = createLineSplitter()
  const digest = createHash('sha256')
  let at = 0
  while (at < file.bytes) {
    const length = Math.min(mostBytes, file.bytes - at)
    // A fresh one each time: lines are views of it and live on in a batch.
    const { buffer, bytesRead } = await file.handle.read(Buffer.allocUnsafeSlow(length), 0, length, at)
    if (signal.aborted) return null
    if (bytesRead === 0) break
    at += bytesRead
    const piece = buffer.subarray(0, bytesRead)
    digest.update(piece)
    if (!(await take(splitter.push(piece)))) return null
  }
  if (!(await take(splitter.end()))) return null
  return { bytes: at, sha256: digest.digest('hex') }
}
