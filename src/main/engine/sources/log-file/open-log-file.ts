import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { type ErrorCode, fail, type Result, succeed } from '../../../../shared/result'
import { whyNoText } from './text-check'
import { nameOfFile } from './topic-of-file'

/** A captured log as it was when it was opened: what is appended later is not part of it. */
export interface OpenLogFile {
  readonly path: string
  /** For people and logs, see `nameOfFile`. */
  readonly name: string
  readonly handle: FileHandle
  readonly bytes: number
  readonly identity: FileIdentity
}

/** By which a file is known from another under the same path. */
interface FileIdentity {
  readonly dev: number
  readonly ino: number
}

const checkedBytes = 64 * 1024

/** Opens a file that can be a captured log. The error is one sentence for people; nothing stays open with it. */
export async function openLogFile(path: string): Promise<Result<OpenLogFile>> {
  const name = nameOfFile(path)
  let handle: FileHandle | null = null
  try {
    const found = await stat(path)
    if (found.isDirectory()) return fail('bad-input', `"${name}" is a folder, not a log file.`)
    if (!found.isFile()) return fail('bad-input', `"${name}" is not a file.`)
    // Without waiting: should a pipe have taken the file's place by now, its writer may never come.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const { size: bytes, dev, ino } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(checkedBytes), 0, checkedBytes, 0)
    const why = bytes === 0 ? 'is empty: there is nothing to read' : whyNoText(buffer.subarray(0, bytesRead))
    if (why !== null) {
      await handle.close()
      return fail('bad-input', `The file "${name}" ${why}.`)
    }
    return succeed({ path, name, handle, bytes, identity: { dev, ino } })
  } catch (error) {
    await handle?.close().catch(() => undefined)
    return readFailure(name, error)
  }
}

/**
 * What became of the file since it was opened, as one sentence for people; null when it is as it was. The sentence says
 * what that means: other content is another log, whose rides are new.
 */
export async function changeSinceOpened({ path, name, handle, bytes, identity }: OpenLogFile): Promise<string | null> {
  try {
    const opened = await handle.stat()
    if (opened.size > bytes) {
      return `The file "${name}" grew while it was read: its first ${bytes} bytes were read, and read again it is another log.`
    }
    const found = await stat(path).catch(() => null)
    if (found !== null && found.dev === identity.dev && found.ino === identity.ino) return null
    return `The file "${name}" was replaced or removed while it was read: what it was before is what was read.`
  } catch (error) {
    return readFailure(name, error).error.message
  }
}

const sentences: Readonly<Record<string, readonly [ErrorCode, (name: string) => string]>> = {
  ENOENT: ['not-found', (name) => `There is no file "${name}".`],
  ENOTDIR: ['not-found', (name) => `There is no file "${name}".`],
  EACCES: ['forbidden', (name) => `The file "${name}" may not be read; check its permissions.`],
  EPERM: ['forbidden', (name) => `The file "${name}" may not be read; check its permissions.`]
}

/** Why a file could not be read, in one sentence for people, without its folder. */
export function readFailure(name: string, error: unknown): ReturnType<typeof fail> {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
  const known = Object.hasOwn(sentences, code) ? sentences[code] : undefined
  if (known !== undefined) return fail(known[0], known[1](name))
  return fail(
    'unavailable',
    `The file "${name}" could not be read (${code}); read again, it goes on where it was left.`
  )
}
