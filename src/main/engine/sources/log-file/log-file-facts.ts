import { fail, type Result, succeed } from '../../../../shared/result'
import { messageOfLine, messageTimestampMs } from './line-message'
import { type OpenLogFile, openLogFile, readFailure } from './open-log-file'
import { readLines } from './read-lines'

/** What a captured log holds, told before it is read into a store. */
export interface LogFileFacts {
  readonly bytes: number
  /** Lines that are not blank: as many messages. */
  readonly lines: number
  /** Of the whole file, hex. Two files with the same are the same log. */
  readonly sha256: string
  /** Timestamps of the first and the last line that has one, UTC epoch ms; null when no line has. */
  readonly firstAtMs: number | null
  readonly lastAtMs: number | null
}

/**
 * Reads a captured log through, storing nothing. The error is one sentence for people: no such file, a folder, no right to
 * read it, empty, no text; `cancelled` when `signal` aborted.
 */
export async function readLogFileFacts(
  path: string,
  signal: AbortSignal = new AbortController().signal
): Promise<Result<LogFileFacts>> {
  const opened = await openLogFile(path)
  if (!opened.ok) return opened
  try {
    return await factsOf(opened.value, signal)
  } finally {
    await opened.value.handle.close()
  }
}

/** The same of a file that is open and stays open. */
export async function factsOf(file: OpenLogFile, signal: AbortSignal): Promise<Result<LogFileFacts>> {
  let lines = 0
  let firstAtMs: number | null = null
  let lastAtMs: number | null = null
  try {
    const read = await readLines(file, signal, (more) => {
      lines += more.length
      firstAtMs ??= firstTimestampMs(more)
      lastAtMs = lastTimestampMs(more) ?? lastAtMs
      return true
    })
    if (read === null) return fail('cancelled', `Reading the file "${file.name}" was cancelled.`)
    if (read.bytes < file.bytes) return cutWhileRead(file.name)
    if (lines === 0) return fail('bad-input', `The file "${file.name}" holds only blank lines.`)
    return succeed({ bytes: read.bytes, lines, sha256: read.sha256, firstAtMs, lastAtMs })
  } catch (error) {
    return readFailure(file.name, error)
  }
}

export const cutWhileRead = (name: string): ReturnType<typeof fail> =>
  fail('unavailable', `The file "${name}" was cut while it was read; read it again when nobody writes to it.`)

function firstTimestampMs(lines: readonly Buffer[]): number | null {
  for (const line of lines) {
    const atMs = timestampMs(line)
    if (atMs !== null) return atMs
  }
  return null
}

function lastTimestampMs(lines: readonly Buffer[]): number | null {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]
    const atMs = line === undefined ? null : timestampMs(line)
    if (atMs !== null) return atMs
  }
  return null
}

function timestampMs(line: Buffer): number | null {
  const atMs = messageTimestampMs(messageOfLine(line).value)
  return Number.isNaN(atMs) ? null : atMs
}
