import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFile } from '../../src/main/engine/store/files'
import type { FloorSnapshot } from '../../src/shared/domain/floor'
import { readCapture } from '../support/captures'
import { type CommandProcess, startDeloton } from '../support/command-process'
import { type ConsoleProcess, deloton, startConsole } from '../support/console-process'
import { type ReferenceMessage, referenceRides } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const files = 'file:%'
const bikes = 6
const secondsPerRide = 300
const ridesPerBike = 5
/** About 600 lines a second: the file takes half a minute, longer than what is done meanwhile, also on a busy machine. */
const slow = '50'

/** Bikes that ride at the same time, one ride after the other, as a log with a message a line; the last ride goes on. */
const lines = (startMs: number): string[] => {
  const perBike = Array.from({ length: bikes }, (_, bike) =>
    Array.from({ length: ridesPerBike }, (_, ride) =>
      rideMessages({
        bike: `SN${String(bike + 1).padStart(4, '0')}`,
        riderId: 100 + bike * 10 + (ride % 2),
        startMs: startMs + bike * 17 + ride * (secondsPerRide + 4) * 1_000,
        seconds: secondsPerRide
      })
    ).flat()
  )
  return Array.from({ length: perBike[0]?.length ?? 0 }, (_, turn) =>
    perBike.flatMap((messages) => messages[turn] ?? [])
  )
    .flat()
    .map(({ key, value }) => `{"key":${JSON.stringify(key)},${String(value).slice(1)}`)
}
const keyOf = (line: string): Buffer | null => {
  const { key } = JSON.parse(line) as { key?: string }
  return key === undefined ? null : Buffer.from(key)
}
const messagesOf = (values: readonly string[]): ReferenceMessage[] =>
  values.map((value, offset) => ({ partition: 0, offset, key: keyOf(value), value: Buffer.from(value) }))

let folder: TemporaryFolder
let dataDir: string
let file: string
let written: string[]
let running: ConsoleProcess | null
let command: CommandProcess | null
beforeEach(() => {
  folder = makeTemporaryFolder()
  dataDir = join(folder.path, 'data')
  file = join(folder.path, 'bikes.jsonl')
  // Rides that are under way now would go on by the silence limit; a file's do not.
  written = lines(Date.now() - 60_000)
  writeFileSync(file, written.map((line) => `${line}\n`).join(''))
  running = null
  command = null
})
afterEach(async () => {
  command?.process.kill('SIGKILL')
  await command?.ended
  await running?.kill()
  folder.remove()
})

const replay = (...args: string[]) => deloton('replay', '--data-dir', dataDir, ...args)
const all = new Intl.NumberFormat('en').format(bikes * ridesPerBike * (2 * secondsPerRide + 4))

/** What the store of a world holds of the file against what its lines mean. */
function expectImported(worldDir: string, values: readonly string[] = written): void {
  const store = dataFile(worldDir)
  const reference = referenceRides(messagesOf(values), 600_000, true)
  expect(dumpRides(store, files)).toEqual(dumpOfReference(reference))
  expect(dumpPartitions(store, files)).toEqual([
    { partition: 0, start_offset: 0, next_offset: values.length, ...reference.counters, gap_offsets: 0, redelivered: 0 }
  ])
  expect(checkIntegrity(store)).toBe('ok')
}

/** Resolves when so many lines of the file are stored in a world. */
async function untilImported(worldDir: string, lineCount: number): Promise<void> {
  const store = dataFile(worldDir)
  const done = (): number => {
    try {
      return dumpPartitions(store, files)[0]?.next_offset ?? 0
    } catch {
      // The store is being made.
      return 0
    }
  }
  for (const end = Date.now() + 60_000; done() < lineCount; ) {
    if (Date.now() > end) throw new Error(`waited in vain for ${lineCount} lines`)
    await pause(20)
  }
}

/** An import that takes its time, in the middle of it. */
async function halfImported(worldDir: string, lineCount = 1_000): Promise<CommandProcess> {
  command = startDeloton('replay', '--data-dir', dataDir, '--speed', slow, file)
  await untilImported(worldDir, lineCount)
  return command
}

/** Rides of the file, as the store of a world numbers them. */
function importedRideIds(worldDir: string): unknown[] {
  const database = new DatabaseSync(dataFile(worldDir), { readOnly: true })
  try {
    return database
      .prepare("SELECT ride_id FROM ride WHERE log_id IN (SELECT log_id FROM log WHERE topic = 'log-file')")
      .all()
      .map(({ ride_id }) => ride_id)
  } finally {
    database.close()
  }
}

describe('deloton replay beside a console that shows the simulated fleet', () => {
  const sample = (): string => join(dataDir, 'sample')
  const startLive = async (): Promise<ConsoleProcess> => {
    running = await startConsole(dataDir, ['--bikes', '3'])
    return running
  }

  it('imports a file once, whatever it is called, and nobody on the floor is touched', async () => {
    const live = await startLive()
    const before = await live.until('it is live', ({ state }) => state === 'live')
    const first = await replay(file)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(
      new RegExp(`^bikes\\.jsonl: ${all} lines imported\nstored .* = ${all}\ninto the sample world, .*\n$`)
    )
    expectImported(sample())

    const copy = join(folder.path, 'another name.log')
    copyFileSync(file, copy)
    for (const path of [file, copy]) {
      const again = await replay(path)
      expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining(`nothing new, its ${all} lines`) })
    }
    expectImported(sample())

    const after = await live.until('it goes on', ({ counters }) => counters.stored > before.counters.stored)
    expect(after).toMatchObject({ state: 'live', source: 'simulator', topic: before.topic, adds_up: true })
    expect(after.partitions.map(({ partition }) => partition)).toEqual(
      before.partitions.map(({ partition }) => partition)
    )
    // The live log alone: none of the file's lines counts in it.
    const sum = Object.values(after.counters).reduce((total, count) => total + count, 0)
    const read = after.partitions.reduce(
      (total, { next_offset, start_offset, gap_offsets }) => total + next_offset - start_offset - gap_offsets,
      0
    )
    expect(sum).toBe(read)
    expect(await live.stop()).toBe(0)
    running = null
  })

  it('shows its bikes on no floor', async () => {
    const live = await startLive()
    await live.until('it is live', ({ state }) => state === 'live')
    const page = await signedIn(live, 'read')
    const begun = await halfImported(sample())
    const { tiles } = (await page<FloorSnapshot>('floor.snapshot', {})).value
    const imported = importedRideIds(sample())
    expect(imported.length).toBeGreaterThanOrEqual(bikes)
    expect(tiles).toHaveLength(3)
    expect(tiles.filter(({ ride_id }) => ride_id !== null).length).toBeGreaterThan(0)
    expect(tiles.filter(({ ride_id }) => imported.includes(ride_id))).toEqual([])
    begun.process.kill('SIGINT')
    expect(await begun.ended).toMatchObject({ code: 130 })
  })

  it('goes on in the same ride after the console was killed', async () => {
    const live = await startLive()
    const begun = await halfImported(sample())
    await live.kill()
    const ended = await begun.ended
    expect(ended).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^deloton: [^\n]*again[^\n]*\n$/)
    })
    await startLive()
    const again = await replay(file)
    expect(again.stdout).toMatch(new RegExp(`^bikes\\.jsonl: ${all} lines imported, [\\d,]+ of them before\n`))
    expectImported(sample())
  })

  it('goes on in the console when the command was killed, and answers to who asks for the same again', async () => {
    await startLive()
    const begun = await halfImported(sample())
    begun.process.kill('SIGKILL')
    await begun.ended
    const other = join(folder.path, 'other.log')
    writeFileSync(other, `${written[0]}\n`)
    expect(await replay(other)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'deloton: bikes.jsonl is being imported; try again when that is done.\n'
    })
    command = startDeloton('replay', '--data-dir', dataDir, '--speed', slow, file)
    // A command that began after it and has ended: by then it listens to signals, however slow the machine is.
    await deloton('status', '--data-dir', dataDir)
    await pause(500)
    command.process.kill('SIGINT')
    expect(await command.ended).toMatchObject({
      code: 130,
      stdout: expect.stringMatching(/^bikes\.jsonl: stopped at /)
    })
    expect(await replay(file)).toMatchObject({ code: 0 })
    expectImported(sample())
  })

  it('is nothing that a page or a token can ask for, whatever it may do', async () => {
    const live = await startLive()
    const page = await signedIn(live, 'read,delete,admin')
    for (const [name, input] of Object.entries({ 'replay.start': { file }, 'replay.status': {}, 'replay.stop': {} })) {
      expect(await page(name, input)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    }
    expect(dumpPartitions(dataFile(sample()), files)).toEqual([])
    const refused = await deloton('token', 'create', '--name', 'x', '--scope', 'machine', '--data-dir', dataDir)
    expect(refused.code).toBe(2)
  })
})

describe('deloton replay without a console', () => {
  it('imports a file into the gym’s own data, where none ran before, once', async () => {
    for (const words of [`${all} lines imported\n`, `nothing new, its ${all} lines were imported before\n`]) {
      expect(await replay(file)).toMatchObject({ code: 0, stdout: expect.stringContaining(words) })
      expectImported(dataDir)
    }
  })

  it('goes on in the same ride after it was killed, and after it was interrupted', async () => {
    const begun = await halfImported(dataDir)
    begun.process.kill('SIGKILL')
    await begun.ended
    const second = await halfImported(dataDir, 2_000)
    second.process.kill('SIGINT')
    const stopped = await second.ended
    expect(stopped).toMatchObject({ code: 130, stderr: '' })
    expect(stopped.stdout).toMatch(/^bikes\.jsonl: stopped at [\d,]+ of [\d,]+ lines; ask again and it goes on there\n/)
    expect(await replay(file)).toMatchObject({ code: 0 })
    expectImported(dataDir)
  })

  it.each([
    ['missing.log', 'There is no file "missing.log".'],
    ['.', 'is a folder, not a log file.']
  ])('says in one line why it can not import %s', async (name, sentence) => {
    const refused = await replay(join(folder.path, name))
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^deloton: [^\n]+\n$/)
    expect(refused.stderr).toContain(sentence)
  })

  it.each([[[]], [['--speed', '0', 'x']], [['--earlier', 'x']]])('refuses %j as a slip', async (args) => {
    const refused = await replay(...args)
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(existsSync(dataDir)).toBe(false)
  })
})

const captures = ['four-rides-messages.jsonl', 'ride-user100-raw.log', 'midride-raw.log'].map((name) => ({
  name,
  text: readCapture(name)
}))

describe.each(captures)('the capture $name', ({ name, text }) => {
  it.skipIf(text === null)('is imported as what it means, once', async () => {
    const captured = join(folder.path, name)
    writeFileSync(captured, text ?? '')
    const values = (text ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (line.startsWith('{') ? line : JSON.stringify({ log: `${line}\n` })))
    for (const _ of ['first', 'again']) {
      expect(await replay(captured)).toMatchObject({ code: 0 })
      expectImported(dataDir, values)
    }
  })
})

describe('deloton serve --source log-file', () => {
  it('reads the file as its source, in the gym’s own world, ends its rides and says that it is read', async () => {
    const args = ['--source', 'log-file', '--file', file]
    const live = await startConsole(dataDir, args)
    running = live
    const status = await live.until('it is read', ({ message }) => message?.includes('read to its end') === true)
    expect(status).toMatchObject({
      source: 'log-file',
      world: 'gym',
      state: 'live',
      topic: 'bikes.jsonl',
      partitions: [{ partition: 0, next_offset: written.length }],
      adds_up: true
    })
    expectImported(dataDir)
    expect(await replay(file)).toMatchObject({ code: 1, stderr: expect.stringContaining('reads this file already') })
    expect(await live.stop()).toBe(0)
    running = null
    expect(JSON.parse((await deloton('status', '--json', '--data-dir', dataDir)).stdout)).toMatchObject({
      running: false,
      source: 'log-file',
      counters: status.counters
    })
    // A command and a console that begin with it later find all of it there.
    expect((await replay(file)).stdout).toContain('nothing new')
    expectImported(dataDir)
  })

  it('stays open without its file and says so', async () => {
    running = await startConsole(dataDir, ['--source', 'log-file', '--file', join(folder.path, 'gone.log')])
    const status = await running.until('it is disconnected', ({ state }) => state === 'disconnected')
    expect(status.message).toBe('There is no file "gone.log".')
    expect(await replay(file)).toMatchObject({ code: 0 })
    expectImported(dataDir)
  })
})

/** A page that signed in with a new token of these scopes. */
async function signedIn(live: ConsoleProcess, scopes: string) {
  const made = await deloton('token', 'create', '--name', 'page', '--scope', scopes, '--data-dir', dataDir)
  const headers = { origin: live.url, 'content-type': 'application/json' }
  const body = JSON.stringify({ token: made.stdout.trim() })
  const session = await fetch(`${live.url}/session`, { method: 'POST', headers, body })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async <Value>(name: string, input: unknown) => {
    const answer = await fetch(`${live.url}/bridge/call/${name}`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify(input)
    })
    return (await answer.json()) as { ok: boolean; value: Value; error?: unknown }
  }
}
