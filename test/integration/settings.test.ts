import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openData } from '../../src/main/engine/store/files'
import { createLedgerWriter } from '../../src/main/engine/store/ledger'
import { createRideWriter } from '../../src/main/engine/store/ride-writer'
import { askRunningConsole } from '../../src/main/host/control-client'
import { readLastRun } from '../../src/main/host/last-run'
import type { CallInput, CallName, CallOutput } from '../../src/shared/contract'
import type { SettingChanges, SettingsSaved } from '../../src/shared/domain/settings'
import type { Status } from '../../src/shared/domain/status'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { findFreePort } from '../support/free-port'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'
import { reading, writeRide } from '../unit/main/engine/store/ride-fixture'

let folder: TemporaryFolder
let dataDir: string
let running: ConsoleProcess | null
beforeEach(() => {
  folder = makeTemporaryFolder()
  dataDir = join(folder.path, 'data')
  mkdirSync(dataDir)
  running = null
})
afterEach(async () => {
  await running?.stop()
  folder.remove()
})

const start = async (...args: string[]): Promise<ConsoleProcess> => {
  running = await startConsole(dataDir, args)
  return running
}

/** Asks the running console as a command does. */
async function ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const answer = await askRunningConsole(dataDir, name, input)
  if (answer === null) throw new Error('no console runs')
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}
const save = (changes: SettingChanges): Promise<SettingsSaved> => ask('settings.save', { changes })
const status = (): Promise<Status> => ask('status.get', {})
const settingsText = (): unknown => JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'))

/** Writes a ride into the gym's own store, as a console that read Kafka left it; it ended so many hours ago. */
function writeEndedRide(rideId: number, hoursAgo: number): void {
  const data = openData(dataDir)
  if (data.prepare('SELECT count(*) FROM log').pluck().get() === 0) {
    createLedgerWriter(data).addLog('cluster', 'deloton', 1, 0)
  }
  const endMs = Date.now() - hoursAgo * 3_600_000
  const ride = writeRide(data, rideId, [reading(1, { atMs: endMs })], { startMs: endMs - 1_000 })
  createRideWriter(data).end(ride, endMs, 'boundary')
  data.close()
}

describe('Settings of a running console', () => {
  it('are applied at once: a shorter time until a ride is historical moves rides that stayed before', async () => {
    writeEndedRide(1, 30)
    writeEndedRide(2, 5)
    await start('--source', 'kafka', '--brokers', `127.0.0.1:${await findFreePort()}`)
    expect(await ask('compress.run', {})).toMatchObject({ rides: 1 })
    expect(await ask('compress.run', {})).toMatchObject({ rides: 0 })
    expect(await save({ compressAfterHours: '4' })).toEqual({ faults: [], applied: true, at_next_start: [] })
    expect(settingsText()).toEqual({ compressAfterHours: 4 })
    expect(await ask('compress.run', {})).toMatchObject({ rides: 1 })
    expect(await ask('rides.list', {})).toMatchObject({ items: [{ store: 'historical' }, { store: 'historical' }] })
  })

  it('take the console into another world and back, with nothing lost and nothing twice in the one it left', async () => {
    const port = await findFreePort()
    const console = await start('--bikes', '3')
    const before = await console.until('something is stored', ({ counters }) => counters.stored > 10)
    expect(await save({ source: 'kafka', brokers: `127.0.0.1:${port}`, topic: 'bikes' })).toMatchObject({
      applied: true
    })
    expect(await status()).toMatchObject({ world: 'gym', source: 'kafka', topic: 'bikes', partitions: [] })
    expect(await ask('console.info', {})).toMatchObject({ world: 'gym', applying: false })
    expect(await ask('rides.list', {})).toMatchObject({ items: [] })
    expect(readLastRun(dataDir)).toEqual({ source: 'kafka', brokers: [`127.0.0.1:${port}`], topic: 'bikes' })

    expect(await save({ source: null })).toMatchObject({ applied: true })
    expect(settingsText()).toEqual({ brokers: [`127.0.0.1:${port}`], topic: 'bikes' })
    const after = await console.until('it goes on', ({ counters }) => counters.stored > before.counters.stored)
    expect(after).toMatchObject({ world: 'sample', adds_up: true, gaps: [], redelivered: 0 })
    for (const { partition, next_offset } of before.partitions) {
      expect(after.partitions.find((each) => each.partition === partition)?.next_offset).toBeGreaterThanOrEqual(
        next_offset
      )
    }
    expect(readLastRun(dataDir)).toMatchObject({ source: 'simulator' })
  })

  it('hold after the console was killed', async () => {
    const first = await start()
    await save({ bikes: '3', timeZone: 'Asia/Tokyo' })
    await first.kill()
    await start()
    expect(await ask('console.info', {})).toMatchObject({ time_zone: 'Asia/Tokyo' })
    const { settings } = await ask('settings.get', {})
    expect(settings.find(({ name }) => name === 'bikes')).toMatchObject({ value: '3', origin: 'file' })
  })

  it('give way to those before where the console does not start on them, to the letter of the file', async () => {
    writeFileSync(join(dataDir, 'deloton.sqlite'), 'no database at all, '.repeat(1_000))
    const console = await start('--bikes', '3')
    const before = await status()
    await expect(save({ source: 'kafka', brokers: '127.0.0.1:1' })).rejects.toThrow('runs on those before')
    expect(existsSync(join(dataDir, 'settings.json'))).toBe(false)
    const after = await console.until('it goes on', ({ counters }) => counters.stored > before.counters.stored)
    expect(after).toMatchObject({ world: 'sample', adds_up: true })
  })

  it('have a token wait while they are applied, instead of turning it away', async () => {
    const console = await start('--bikes', '3')
    const answers: string[] = []
    let isDone = false
    const asking = (async () => {
      while (!isDone) {
        answers.push(
          await console.get('/api/v1/status').then(
            () => 'ok',
            (error: Error) => error.message
          )
        )
      }
    })()
    for (const seed of ['2', '3', '4']) await save({ seed })
    isDone = true
    await asking
    // The call itself may come while they are applied, and says so; the token is never wrong.
    expect(answers.filter((answer) => answer !== 'ok' && !answer.includes('503'))).toEqual([])
  })

  it('are stopped well in the middle of being applied', async () => {
    const console = await start('--bikes', '3')
    const saving = save({ seed: '9' }).catch((error: Error) => error)
    expect(await console.stop()).toBe(0)
    await saving
    expect((await deloton('status', '--json', '--data-dir', dataDir)).code).toBe(0)
  })
})

describe('deloton doctor', () => {
  const examine = async (...args: string[]) => {
    const { code, stdout, stderr } = await deloton('doctor', '--json', '--data-dir', dataDir, ...args)
    expect(stderr).toBe('')
    const { ok, findings } = JSON.parse(stdout) as {
      ok: boolean
      findings: { what: string; state: string; sentence: string }[]
    }
    expect(code).toBe(ok ? 0 : 1)
    const find = (what: string) => findings.find((finding) => finding.what === what)
    return { code, ok, find }
  }

  it('finds nothing wrong beside a console that runs, and after it', async () => {
    const console = await start('--bikes', '3')
    await console.until('something is stored', ({ counters }) => counters.stored > 10)
    const beside = await examine()
    expect(beside.ok).toBe(true)
    for (const what of ['data folder', 'sample store, version', 'sample store, file', 'sample store, sum', 'console']) {
      expect(beside.find(what)?.state, what).toBe('ok')
    }
    expect(beside.find('gym store')?.state).toBe('skipped')
    expect(beside.find('Kafka')?.state).toBe('skipped')
    await console.stop()
    const after = await examine()
    expect(after.ok).toBe(true)
    expect(after.find('console')?.state).toBe('skipped')
  })

  it('tries the connection with what is stored, and ends with 1 where nothing listens', async () => {
    const port = await findFreePort()
    writeFileSync(join(dataDir, 'settings.json'), JSON.stringify({ source: 'kafka', brokers: [`127.0.0.1:${port}`] }))
    const { code, find } = await examine()
    expect(code).toBe(1)
    expect(find('Kafka, DNS')?.state).toBe('ok')
    expect(find('Kafka, TCP')).toMatchObject({ state: 'failed', sentence: expect.stringContaining(String(port)) })
    expect(find('Kafka, sample')?.state).toBe('skipped')
  })

  it('has a running console try, which knows its own command line', async () => {
    const port = await findFreePort()
    await start('--source', 'kafka', '--brokers', `127.0.0.1:${port}`)
    const { code, find } = await examine()
    expect(code).toBe(1)
    expect(find('Kafka, TCP')?.sentence).toContain(String(port))
    // Its own command line comes first.
    const other = await findFreePort()
    expect((await examine('--brokers', `127.0.0.1:${other}`)).find('Kafka, TCP')?.sentence).toContain(String(other))
  })

  it('prints a line each for people, and says when a store is damaged', async () => {
    writeFileSync(join(dataDir, 'deloton.sqlite'), 'no database at all, '.repeat(1_000))
    const { code, stdout } = await deloton('doctor', '--data-dir', dataDir)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^ok {7}data folder {14}/m)
    expect(stdout).toMatch(/^failed {3}gym store .*SQLITE_NOTADB/m)
  })

  it('needs a user name’s password, and never prints one', async () => {
    const { code, stdout } = await deloton(
      'doctor',
      '--data-dir',
      dataDir,
      '--brokers',
      'a:1',
      '--sasl-username',
      'gym'
    )
    expect(code).toBe(1)
    expect(stdout).toContain('DELOTON_SASL_PASSWORD')
  })
})
