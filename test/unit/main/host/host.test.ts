import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Engine, EnginePorts } from '../../../../src/main/engine/ports'
import type { GivenSettings } from '../../../../src/main/engine/settings/setting-schemas'
import { engineSettings } from '../../../../src/main/engine/settings/settings'
import { acquireFolderLock } from '../../../../src/main/engine/store/folder-lock'
import { askRunningConsole } from '../../../../src/main/host/control-client'
import { readControl, writeControl } from '../../../../src/main/host/control-file'
import { type Host, openHost } from '../../../../src/main/host/host'
import { succeed } from '../../../../src/shared/result'
import { createFakeEngine, type FakeEngine } from '../../../contract/fake-engine'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../support/temporary-folder'

let folder: TemporaryFolder
let fake: FakeEngine
let hosts: Host[]
let lifeOfEngine: string[]
let umask: number
beforeEach(() => {
  folder = makeTemporaryFolder()
  fake = createFakeEngine()
  hosts = []
  lifeOfEngine = []
  umask = process.umask()
})
afterEach(async () => {
  for (const host of hosts) await host.stop()
  process.umask(umask)
  folder.remove()
})

/** A host with the fake engine; `parts` replace parts of it. */
async function open(given: GivenSettings = {}, parts: (ports: EnginePorts) => Partial<Engine> = () => ({})) {
  const opened = await openHost(
    { dataDir: folder.path, settings: engineSettings(given), threadFile: (name) => name, isHeadless: false },
    (ports) => ({
      ...fake.engine,
      start: async () => void lifeOfEngine.push('start'),
      stop: async () => void lifeOfEngine.push('stop'),
      ...parts(ports)
    })
  )
  if (opened.ok) hosts.push(opened.value)
  return opened
}
const opened = async (given: GivenSettings = {}, parts?: (ports: EnginePorts) => Partial<Engine>): Promise<Host> => {
  const host = await open(given, parts)
  if (!host.ok) throw new Error(host.error.message)
  return host.value
}
const logText = (): string =>
  readdirSync(join(folder.path, 'logs'))
    .map((name) => readFileSync(join(folder.path, 'logs', name), 'utf8'))
    .join('')
const isFree = (): boolean => {
  const lock = acquireFolderLock(folder.path)
  if (lock.ok) lock.value.release()
  return lock.ok
}

describe('A host', () => {
  it('holds the folder, starts the engine and answers commands until it stops', async () => {
    const host = await opened()
    fake.answer('token.create', () => succeed({ token: 'dlt_1_x', token_id: '1' }))
    expect(isFree()).toBe(false)
    expect(await askRunningConsole(folder.path, 'token.create', { name: 'x', scopes: ['read'] })).toEqual({
      ok: true,
      value: { token: 'dlt_1_x', token_id: '1' }
    })
    await host.stop()
    expect(lifeOfEngine).toEqual(['start', 'stop'])
    expect(isFree()).toBe(true)
    expect(readControl(folder.path)).toBeNull()
  })

  it('stops once, however often it is asked', async () => {
    const host = await opened()
    await Promise.all([host.stop(), host.stop()])
    await host.stop()
    expect(lifeOfEngine).toEqual(['start', 'stop'])
  })

  it('answers no command any more when the engine stops, and lets go of the folder only after it', async () => {
    let seen: { control: unknown; isFree: boolean } | null = null
    const host = await opened({}, () => ({
      stop: async () => {
        seen = { control: readControl(folder.path), isFree: isFree() }
      }
    }))
    await host.stop()
    expect(seen).toEqual({ control: null, isFree: false })
  })

  it('lets go of the folder also when the engine does not stop well, and says so in the log', async () => {
    const host = await opened({}, () => ({ stop: () => Promise.reject(new Error('stuck')) }))
    await host.stop()
    expect(isFree()).toBe(true)
    expect(logText()).toContain('stuck')
  })

  it('has a new secret at each start and tells where its page is', async () => {
    const first = await opened()
    const before = readControl(folder.path)
    first.announce('http://127.0.0.1:4310')
    expect(readControl(folder.path)).toEqual({ ...before, url: 'http://127.0.0.1:4310' })
    await first.stop()
    await opened()
    expect(readControl(folder.path)?.secret).not.toBe(before?.secret)
  })

  it('tells the engine where the API is served, as its shell says', async () => {
    const seen: { ask?: () => unknown } = {}
    const host = await opened({}, (ports) => {
      seen.ask = ports.apiState
      return {}
    })
    expect(seen.ask?.()).toMatchObject({ is_on: false, url: null, problem: null })
    const state = { is_on: true, url: 'http://127.0.0.1:1', is_open: false, is_encrypted: false, problem: null }
    host.setApiState(state)
    expect(seen.ask?.()).toEqual(state)
  })

  it('is refused at once beside a running one, which is named and goes on', async () => {
    const first = await opened()
    first.announce('http://127.0.0.1:4310')
    const second = await open()
    expect(second).toMatchObject({ ok: false, error: { code: 'busy' } })
    expect(second.ok ? '' : second.error.message).toContain(`(process ${process.pid}, http://127.0.0.1:4310)`)
    expect(readControl(folder.path)).not.toBeNull()
  })

  it('waits for a command that holds the folder for a moment', async () => {
    const lock = acquireFolderLock(folder.path)
    const host = opened()
    setTimeout(() => lock.ok && lock.value.release(), 150)
    await expect(host).resolves.toBeDefined()
  })

  it('takes no notice of what a console that was killed left behind', async () => {
    mkdirSync(join(folder.path, 'run'))
    writeControl(folder.path, { port: 1, secret: 'x'.repeat(43), pid: 1, url: null })
    await opened()
    expect(readControl(folder.path)?.pid).toBe(process.pid)
  })

  it('leaves nothing open when the engine does not start', async () => {
    const failed = await open({}, () => ({
      start: () => Promise.reject(Object.assign(new Error('no'), { code: 'SQLITE_NOTADB' }))
    }))
    expect(failed.ok ? '' : failed.error.message).toContain('a database is damaged (SQLITE_NOTADB)')
    expect(lifeOfEngine).toEqual(['stop'])
    expect(isFree()).toBe(true)
    expect(logText()).toContain('the console could not start')
  })

  it('leaves nothing open when there can be no log', async () => {
    writeFileSync(join(folder.path, 'logs'), 'a file where a folder should be')
    const failed = await open()
    expect(failed.ok ? '' : failed.error.message).toContain('something in it can not be written')
    expect(isFree()).toBe(true)
    expect(lifeOfEngine).toEqual([])
  })

  it('keeps the Kafka password out of its log', async () => {
    const given: GivenSettings = {
      source: 'kafka',
      brokers: ['a:1'],
      saslUsername: 'gym',
      saslPassword: 'planted-password'
    }
    await opened(given, ({ log }) => ({
      start: async () => log.error({ cause: 'refused planted-password' }, 'planted-password')
    }))
    expect(logText()).not.toContain('planted')
    expect(logText()).toContain('travels unencrypted')
  })

  it.skipIf(process.platform === 'win32')('makes files for their owner only', async () => {
    await opened({}, ({ dataDir }) => ({ start: async () => writeFileSync(join(dataDir, 'made'), '') }))
    expect(statSync(join(folder.path, 'made')).mode & 0o077).toBe(0)
  })
})
