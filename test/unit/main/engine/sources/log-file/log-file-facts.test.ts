import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readLogFileFacts } from '../../../../../../src/main/engine/sources/log-file'
import { factsOf } from '../../../../../../src/main/engine/sources/log-file/log-file-facts'
import { openLogFile } from '../../../../../../src/main/engine/sources/log-file/open-log-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../../support/temporary-folder'

let folder: TemporaryFolder
let file: string
beforeEach(() => {
  folder = makeTemporaryFolder()
  file = join(folder.path, 'bikes.log')
})
afterEach(() => folder.remove())

const at = (time: string): string => `2026-11-01 ${time} mendoza v9: Getting user data from server..`
const write = (text: string): string => {
  writeFileSync(file, text)
  return createHash('sha256').update(text).digest('hex')
}

describe('the facts of a captured log', () => {
  it('are its length, digest, lines that are not blank, and first and last timestamp', async () => {
    const text = `\ufeff--------- beginning of main\n\n${at('10:00:00.500000')}\r\n{"log":"${at('09:00:00.000000')}\\n"}\n\ngarbage`
    const sha256 = write(text)
    expect(await readLogFileFacts(file)).toEqual({
      ok: true,
      value: {
        bytes: Buffer.byteLength(text),
        lines: 4,
        sha256,
        firstAtMs: Date.UTC(2026, 10, 1, 10, 0, 0, 500),
        lastAtMs: Date.UTC(2026, 10, 1, 9)
      }
    })
  })

  it('are the same for a file of many pieces', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index}`)
    const sha256 = write(
      [...lines.slice(0, 9_000), at('10:00:00.000000'), ...lines, at('11:00:00.000000'), 'x'].join('\n')
    )
    expect(await readLogFileFacts(file)).toMatchObject({
      value: {
        lines: 29_003,
        sha256,
        firstAtMs: Date.UTC(2026, 10, 1, 10),
        lastAtMs: Date.UTC(2026, 10, 1, 11)
      }
    })
  })

  it('have no moments where no line has one', async () => {
    write('--------- beginning of main\n')
    expect(await readLogFileFacts(file)).toMatchObject({ value: { lines: 1, firstAtMs: null, lastAtMs: null } })
  })

  it('are a sentence where there are none', async () => {
    expect(await readLogFileFacts(file)).toMatchObject({ ok: false, error: { code: 'not-found' } })
    write(' \n\r\n')
    expect(await readLogFileFacts(file)).toEqual({
      ok: false,
      error: { code: 'bad-input', message: 'The file "bikes.log" holds only blank lines.' }
    })
    write('a line\n')
    expect(await readLogFileFacts(file, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })

  it('are not told of a file that lost its end, nor of one that can not be read', async () => {
    write('a line\nanother\n')
    const opened = await openLogFile(file)
    if (!opened.ok) throw new Error(opened.error.message)
    truncateSync(file, 7)
    const { signal } = new AbortController()
    expect(await factsOf(opened.value, signal)).toEqual({
      ok: false,
      error: {
        code: 'unavailable',
        message: 'The file "bikes.log" was cut while it was read; read it again when nobody writes to it.'
      }
    })
    await opened.value.handle.close()
    expect(await factsOf(opened.value, signal)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })
})
