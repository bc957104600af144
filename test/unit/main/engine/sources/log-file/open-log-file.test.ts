import { appendFileSync, chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  changeSinceOpened,
  type OpenLogFile,
  openLogFile,
  readFailure
} from '../../../../../../src/main/engine/sources/log-file/open-log-file'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../../support/temporary-folder'

let folder: TemporaryFolder
let file: string
beforeEach(() => {
  folder = makeTemporaryFolder()
  file = join(folder.path, 'bikes.log')
})
afterEach(() => folder.remove())

const refusalOf = async (path: string) => {
  const opened = await openLogFile(path)
  if (!opened.ok) return opened.error
  await opened.value.handle.close()
  return null
}

describe('opening a captured log', () => {
  it('says how long it is now', async () => {
    writeFileSync(file, 'a line\n')
    const opened = await openLogFile(file)
    expect(opened).toMatchObject({ ok: true, value: { name: 'bikes.log', bytes: 7 } })
    if (opened.ok) await opened.value.handle.close()
  })

  it('refuses what is missing, a folder, empty or no text in one sentence without the folder', async () => {
    expect(await refusalOf(file)).toEqual({ code: 'not-found', message: 'There is no file "bikes.log".' })
    expect(await refusalOf(join(folder.path, 'no', 'such.log'))).toEqual({
      code: 'not-found',
      message: 'There is no file "such.log".'
    })
    writeFileSync(file, '')
    expect(await refusalOf(file)).toEqual({
      code: 'bad-input',
      message: 'The file "bikes.log" is empty: there is nothing to read.'
    })
    expect(await refusalOf(join(file, 'inner.log'))).toMatchObject({ code: 'not-found' })
    writeFileSync(file, Buffer.alloc(100))
    expect(await refusalOf(file)).toEqual({ code: 'bad-input', message: 'The file "bikes.log" is not a text file.' })
    mkdirSync(join(folder.path, 'logs'))
    expect(await refusalOf(join(folder.path, 'logs'))).toEqual({
      code: 'bad-input',
      message: '"logs" is a folder, not a log file.'
    })
    symlinkSync(join(folder.path, 'loop'), join(folder.path, 'loop'))
    expect(await refusalOf(join(folder.path, 'loop'))).toMatchObject({ code: 'unavailable' })
    expect(await refusalOf('a\0b')).toMatchObject({ code: 'unavailable' })
    expect((await refusalOf(join(folder.path, 'x'.repeat(5_000))))?.message).not.toContain(folder.path)
  })

  it.skipIf(process.platform === 'win32')('refuses a device', async () => {
    expect(await refusalOf('/dev/null')).toEqual({ code: 'bad-input', message: '"null" is not a file.' })
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('refuses what may not be read', async () => {
    writeFileSync(file, 'a line\n')
    chmodSync(file, 0o000)
    expect(await refusalOf(file)).toEqual({
      code: 'forbidden',
      message: 'The file "bikes.log" may not be read; check its permissions.'
    })
  })

  it('tells a system error by its code only', () => {
    const refused = Object.assign(new Error(`EACCES: permission denied, open '${file}'`), { code: 'EACCES' })
    expect(readFailure('bikes.log', refused).error).toEqual({
      code: 'forbidden',
      message: 'The file "bikes.log" may not be read; check its permissions.'
    })
    for (const error of [Object.assign(new Error(file), { code: 'EIO' }), new Error(file), null]) {
      const { code, message } = readFailure('bikes.log', error).error
      expect(code).toBe('unavailable')
      expect(message).toMatch(/^The file "bikes\.log" could not be read \((EIO|unknown error)\); [^/]*\.$/)
    }
  })
})

describe('what became of a captured log since it was opened', () => {
  const afterwards = async (change: () => void): Promise<string | null> => {
    writeFileSync(file, 'a line\n')
    const opened = await openLogFile(file)
    if (!opened.ok) throw new Error(opened.error.message)
    const { value }: { value: OpenLogFile } = opened
    try {
      change()
      return await changeSinceOpened(value)
    } finally {
      await value.handle.close()
    }
  }

  it('is nothing where it is as it was', async () => {
    expect(await afterwards(() => undefined)).toBeNull()
  })

  it('is told where it grew', async () => {
    expect(await afterwards(() => appendFileSync(file, 'more'))).toBe(
      'The file "bikes.log" grew while it was read: its first 7 bytes were read, and read again it is another log.'
    )
  })

  // An open file can not be moved or removed there.
  it.skipIf(process.platform === 'win32')('is told where another took its place or none did', async () => {
    const replaced =
      'The file "bikes.log" was replaced or removed while it was read: what it was before is what was read.'
    const replace = (): void => {
      writeFileSync(`${file}.new`, 'a line\n')
      renameSync(`${file}.new`, file)
    }
    expect(await afterwards(replace)).toBe(replaced)
    expect(await afterwards(() => rmSync(file))).toBe(replaced)
  })
})
