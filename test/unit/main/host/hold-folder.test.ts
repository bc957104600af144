import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireFolderLock, type FolderLock } from '../../../../src/main/engine/store/folder-lock'
import { writeControl } from '../../../../src/main/host/control-file'
import { holdFolder } from '../../../../src/main/host/hold-folder'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
let other: FolderLock
beforeEach(() => {
  folder = makeTemporaryFolder()
  const lock = acquireFolderLock(folder.path)
  if (!lock.ok) throw new Error(lock.error.message)
  other = lock.value
})
afterEach(() => {
  other.release()
  folder.remove()
})

const hopeful = async (): Promise<boolean> => false
const hopeless = async (): Promise<boolean> => true
const control = { port: 1, secret: 's'.repeat(43), pid: 4711, url: 'http://127.0.0.1:4310' }

describe('Holding a data folder', () => {
  it('waits for a holder that leaves by itself', async () => {
    const held = holdFolder(folder.path, { waitMs: 60_000, isHopeless: hopeful })
    setTimeout(() => other.release(), 120)
    const lock = await held
    expect(lock.ok).toBe(true)
    if (lock.ok) lock.value.release()
  })

  it('does not wait for a console that runs, and says which one it is and what to do', async () => {
    writeControl(folder.path, control)
    expect(await holdFolder(folder.path, { waitMs: 60_000, isHopeless: hopeless })).toEqual({
      ok: false,
      error: {
        code: 'busy',
        message: `The data folder ${folder.path} is in use by a running console (process 4711, http://127.0.0.1:4310). Use that one, stop it, or choose another folder with --data-dir.`
      }
    })
  })

  it('gives up after its time, also when it can not say who holds the folder', async () => {
    const held = await holdFolder(folder.path, { waitMs: 100, isHopeless: hopeful })
    expect(held).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(held.ok ? '' : held.error.message).toContain('in use by a running console. Use')
  })

  it('removes what a console that died left behind, and nothing while another one runs', async () => {
    writeControl(folder.path, control)
    const file = join(folder.path, 'run', 'control.json')
    await holdFolder(folder.path, { waitMs: 0, isHopeless: hopeful })
    expect(existsSync(file)).toBe(true)
    other.release()
    const lock = await holdFolder(folder.path, { waitMs: 0, isHopeless: hopeful })
    expect(existsSync(file)).toBe(false)
    if (lock.ok) lock.value.release()
  })
})
