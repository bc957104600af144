import { cutWhileRead, type LogFileFacts } from './log-file-facts'
import { changeSinceOpened, type OpenLogFile } from './open-log-file'
import { readLines } from './read-lines'

/** How the reading of a file ended; a stop is no end. */
export type LogFileEnd =
  /** All of it is stored. `note` is one sentence for people where the file changed meanwhile, else null. */
  | { readonly kind: 'read'; readonly facts: LogFileFacts; readonly note: string | null }
  /** `message` is the sentence that is told as `disconnected`. */
  | { readonly kind: 'failed'; readonly message: string }

export const failed = (message: string): LogFileEnd => ({ kind: 'failed', message })

/** Gives an open file's lines to `give`; null when that wants no more or `signal` aborts. Throws what the system says. */
export async function readToEnd(
  file: OpenLogFile,
  facts: LogFileFacts,
  give: (lines: readonly Buffer[]) => Promise<boolean>,
  signal: AbortSignal
): Promise<LogFileEnd | null> {
  const read = await readLines(file, signal, give)
  if (read === null) return null
  if (read.bytes < file.bytes) return failed(cutWhileRead(file.name).error.message)
  if (read.sha256 !== facts.sha256) {
    return failed(
      `The file "${file.name}" was overwritten while it was read: what was stored may be neither its old nor its new content.`
    )
  }
  return { kind: 'read', facts, note: await changeSinceOpened(file) }
}
