import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireFolderLock, runFolder } from '../../../../../src/main/engine/store/folder-lock'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

/** Another process that holds the folder, as a console does, until it is killed. */
async function holdInAnotherProcess(): Promise<() => Promise<void>> {
  mkdirSync(runFolder(folder.path), { recursive: true })
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3')
  const script = `
    const Database = require(${JSON.stringify(sqlite)})
    const database = new Database(${JSON.stringify(join(runFolder(folder.path), 'lock.sqlite'))})
    database.exec('BEGIN EXCLUSIVE')
    console.log('held')
    setInterval(() => database.inTransaction, 60_000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return async () => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
}

const acquired = (): { release(): void } => {
  const lock = acquireFolderLock(folder.path)
  if (!lock.ok) throw new Error(lock.error.message)
  return lock.value
}

describe('The lock of a data folder', () => {
  it('is refused while another process holds it, and free the moment that one is killed', async () => {
    const kill = await holdInAnotherProcess()
    expect(acquireFolderLock(folder.path)).toMatchObject({ ok: false, error: { code: 'busy' } })
    await kill()
    acquired().release()
  })

  it('keeps another process out', async () => {
    const lock = acquired()
    const sqlite = createRequire(import.meta.url).resolve('better-sqlite3')
    const script = `
      const Database = require(${JSON.stringify(sqlite)})
      const database = new Database(${JSON.stringify(join(runFolder(folder.path), 'lock.sqlite'))}, { timeout: 0 })
      try { database.exec('BEGIN EXCLUSIVE'); console.log('got it') } catch (error) { console.log(error.code) }`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = (await once(child.stdout, 'data')) as [Buffer]
    expect(said.toString().trim()).toBe('SQLITE_BUSY')
    lock.release()
  })

  it('is held once in a process, too', () => {
    const lock = acquired()
    expect(acquireFolderLock(folder.path)).toMatchObject({ ok: false, error: { code: 'busy' } })
    lock.release()
    acquired().release()
  })

  it('can be released twice', () => {
    const lock = acquired()
    lock.release()
    expect(() => lock.release()).not.toThrow()
  })

  it.skipIf(process.platform === 'win32')('lies in a folder that only its owner can open', () => {
    acquired().release()
    expect(statSync(runFolder(folder.path)).mode & 0o777).toBe(0o700)
  })

  it('says in one sentence that it can not be had where a file is in the way', () => {
    writeFileSync(runFolder(folder.path), '')
    expect(acquireFolderLock(folder.path)).toMatchObject({ ok: false, error: { code: 'unavailable' } })
  })

  it('says in one sentence that its file is damaged, without a word of SQL', () => {
    mkdirSync(runFolder(folder.path))
    writeFileSync(join(runFolder(folder.path), 'lock.sqlite'), 'no database at all, '.repeat(100))
    const lock = acquireFolderLock(folder.path)
    expect(lock.ok ? '' : lock.error.message).toBe(
      `The data folder ${folder.path} can not be locked (SQLITE_NOTADB); delete ${join(runFolder(folder.path), 'lock.sqlite')} if no console runs on it.`
    )
  })
})
