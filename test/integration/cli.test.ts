import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import packageJson from '../../package.json'
import { type Status, statusSchema } from '../../src/shared/domain/status'
import { findFreePort } from '../support/free-port'
import { fromProject } from '../support/project'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const program = fromProject('out', 'main', 'cli.js')

let folder: TemporaryFolder
let dataDir: string
let children: ChildProcess[]
beforeEach(() => {
  folder = makeTemporaryFolder()
  dataDir = join(folder.path, 'data')
  children = []
})
afterEach(async () => {
  await Promise.all(children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null).map(kill))
  folder.remove()
})

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly stdout: () => string
  readonly stderr: () => string
}
interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts a command of the built program; no variable of this machine decides what it does. */
function start(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('DELOTON_'))
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...Object.fromEntries(ours), DELOTON_NO_BROWSER: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  children.push(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
  return { child, ended, stdout: () => stdout, stderr: () => stderr }
}
const run = (...args: string[]): Promise<Ended> => start(args).ended

async function kill(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}

interface Served extends Running {
  readonly url: string
}

/** Starts `serve` on a free port and resolves when it is ready. */
async function serve(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {}
): Promise<Served> {
  const running = start(['serve', '--port', '0', '--data-dir', dataDir, '--bikes', '3', ...args], environment)
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const ready = /^deloton ready (http:\/\/127\.0\.0\.1:\d+)\n/m.exec(running.stdout())?.[1]
      if (ready !== undefined) resolve(ready)
    }
    running.child.stdout?.on('data', look)
    void running.ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)))
  })
  return { ...running, url }
}

async function stop(served: Running): Promise<Ended> {
  served.child.kill('SIGTERM')
  return served.ended
}

/** The one line on standard error that a refusal is. */
function refusal({ code, stdout, stderr }: Ended): [code: number | null, sentence: string] {
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^deloton: [^\n]+\n$/)
  return [code, stderr.slice('deloton: '.length, -1)]
}

const createToken = (...args: string[]): Promise<Ended> =>
  run('token', 'create', '--name', 'test', '--scope', 'read', '--data-dir', dataDir, ...args)

async function tokenOf(ended: Promise<Ended>): Promise<string> {
  const { code, stdout, stderr } = await ended
  expect(stderr).toBe('')
  expect(stdout).toMatch(/^dlt_\S+\n$/)
  expect(code).toBe(0)
  return stdout.trim()
}

const ask = (url: string, token: string): Promise<Response> =>
  fetch(`${url}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } })

async function statusOf(...args: string[]): Promise<Status> {
  const { code, stdout, stderr } = await run('status', '--json', '--data-dir', dataDir, ...args)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout.endsWith('\n') && stdout.trim().includes('\n')).toBe(false)
  return statusSchema.parse(JSON.parse(stdout))
}

async function until<Value>(
  what: string,
  look: () => Promise<Value>,
  satisfies: (value: Value) => boolean
): Promise<Value> {
  for (const end = performance.now() + 60_000; ; ) {
    const value = await look()
    if (satisfies(value)) return value
    if (performance.now() > end) throw new Error(`waited in vain until ${what}; last: ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('The deloton command', () => {
  it('prints its version alone', async () => {
    expect(await run('--version')).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  it('prints help that names the commands, and with each option its twin', async () => {
    const help = await run('--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const command of ['serve', 'status', 'token', 'simulate']) expect(help.stdout).toContain(`  ${command} `)
    expect((await run('serve', '--help')).stdout).toContain('[DELOTON_PORT]')
  })

  it.each([
    [['frob']],
    [['serve', '--frob']],
    [['serve', '--port']],
    [['serve', '--port', 'x']],
    [['serve', '--source', 'kafka']],
    [['serve', 'extra']],
    [['token']],
    [['token', 'create', '--name', 'x']],
    [['token', 'create', '--name', 'x', '--scope', 'all']],
    [['token', 'create', '--name', '', '--scope', 'read']],
    [['simulate']],
    [['simulate', '--brokers', 'a:1', '--rate', '0']],
    [['simulate', '--brokers', 'a:1', '--messages', 'x']]
  ])('refuses %j as a slip, in one line and with code 2, and touches nothing', async (args) => {
    const [code, sentence] = refusal(await start(args, { DELOTON_DATA_DIR: dataDir }).ended)
    expect(code).toBe(2)
    expect(sentence.length).toBeGreaterThan(20)
    expect(existsSync(dataDir)).toBe(false)
  })

  it('never repeats a password that was typed where none is taken', async () => {
    expect((await run('serve', '--sasl-password=planted')).stderr).not.toContain('planted')
  })

  it('refuses a data folder that can not be one, in every command that needs it', async () => {
    writeFileSync(dataDir, '')
    const sentence = `The data folder ${dataDir} can not be used: there is a file where a folder should be. Choose another with --data-dir.`
    const ends = [
      run('serve', '--port', '0', '--data-dir', dataDir),
      run('status', '--data-dir', dataDir),
      createToken()
    ]
    for (const ended of ends) expect(refusal(await ended)).toEqual([1, sentence])
  })
})

describe('deloton serve', () => {
  it('prints one line when it is ready, and ends with 0 after SIGTERM, also after two', async () => {
    const served = await serve()
    expect(existsSync(join(dataDir, 'run', 'control.json'))).toBe(true)
    served.child.kill('SIGTERM')
    served.child.kill('SIGTERM')
    setTimeout(() => served.child.kill('SIGTERM'), 50)
    expect(await served.ended).toEqual({ code: 0, stdout: `deloton ready ${served.url}\n`, stderr: '' })
    expect(existsSync(join(dataDir, 'run', 'control.json'))).toBe(false)
    await expect(fetch(served.url)).rejects.toThrow()
  })

  it('ends with 0 after a SIGTERM that comes while it starts', async () => {
    const running = start(['serve', '--port', '0', '--data-dir', dataDir])
    await until('the log is there', async () => existsSync(join(dataDir, 'logs')), Boolean)
    expect(await stop(running)).toMatchObject({ code: 0, stderr: '' })
    expect(existsSync(join(dataDir, 'run', 'control.json'))).toBe(false)
    await stop(await serve())
  })

  it('refuses a port in use in one line, and leaves the folder free', async () => {
    const other = createServer()
    const port = await findFreePort()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const refused = await run('serve', '--port', String(port), '--data-dir', dataDir)
    other.close()
    expect(refusal(refused)).toEqual([
      1,
      `Port ${port} is in use by another program; choose another with --port, or stop that program.`
    ])
    await stop(await serve())
  })

  it('refuses a folder in use by another one, names that one, and leaves it alone', async () => {
    const served = await serve()
    const [code, sentence] = refusal(await run('serve', '--port', '0', '--data-dir', dataDir))
    expect(code).toBe(1)
    expect(sentence).toBe(
      `The data folder ${dataDir} is in use by a running console (process ${served.child.pid}, ${served.url}). Use that one, stop it, or choose another folder with --data-dir.`
    )
    expect(await statusOf()).toMatchObject({ running: true })
    expect((await stop(served)).code).toBe(0)
  })

  it('starts beside commands that look at the folder all the time', async () => {
    let isDone = false
    const looking = Promise.all(
      [0, 1].map(async () => {
        while (!isDone) await statusOf()
      })
    )
    const served = await serve()
    isDone = true
    await looking
    expect(await statusOf()).toMatchObject({ running: true })
    await stop(served)
  })

  it('starts on a folder whose console was killed, and goes on with what that one stored', async () => {
    const first = await serve()
    const before = await until('something is stored', statusOf, ({ counters }) => counters.stored > 10)
    await kill(first.child)
    expect(existsSync(join(dataDir, 'run', 'control.json'))).toBe(true)
    const stored = await statusOf()
    expect(stored).toMatchObject({ running: false, adds_up: true })
    expect(stored.counters.stored).toBeGreaterThanOrEqual(before.counters.stored)
    const second = await serve()
    expect((await statusOf()).counters.stored).toBeGreaterThanOrEqual(stored.counters.stored)
    await stop(second)
  })

  it('prints a link that signs in before it is ready, where a browser is asked for', async () => {
    const served = await serve([], { DELOTON_BROWSER: '1' })
    const [first = '', second] = served.stdout().split('\n')
    expect(first).toMatch(/^Deloton Console {2}http:\/\/127\.0\.0\.1:\d+\/open\?k=\S{43}$/)
    expect(second).toBe(`deloton ready ${served.url}`)
    const opened = await fetch(first.replace(/^\D+ {2}/, ''), { redirect: 'manual' })
    expect(opened.headers.get('set-cookie')).toContain('HttpOnly')
    await stop(served)
  })

  it('takes its options from the environment and the settings file, and says what is wrong in the file', async () => {
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'settings.json'), '{"source": "kafka", "brokers": "x", "topic": "of-file"}')
    const brokers = `127.0.0.1:${await findFreePort()}`
    const served = await serve([], { DELOTON_BROKERS: brokers })
    expect(served.stderr()).toBe(
      `deloton: ${join(dataDir, 'settings.json')} is used in part, what is wrong in it is passed over: "brokers" must be HOST:PORT, several separated by commas.\n`
    )
    expect(await statusOf()).toMatchObject({ source: 'kafka', world: 'gym', brokers: [brokers], topic: 'of-file' })
    await stop(served)
  })

  it('stays open when no broker answers, says so, and stops well', async () => {
    const brokers = `127.0.0.1:${await findFreePort()}`
    const served = await serve(['--source', 'kafka', '--brokers', brokers])
    const status = await until('it is disconnected', statusOf, ({ state }) => state === 'disconnected')
    expect(status).toMatchObject({ running: true, partitions: [] })
    expect(status.message).toContain(brokers)
    const ended = await stop(served)
    expect(ended.code).toBe(0)
    expect(ended.stdout).toBe(`deloton ready ${served.url}\n`)
    expect(ended.stderr.split('\n').filter((line) => line !== '' && !line.startsWith('deloton: '))).toEqual([])
    // With no console running, the figures are those of the world it read.
    expect(await statusOf()).toMatchObject({ running: false, source: 'kafka', world: 'gym', brokers: [brokers] })
  })

  it('keeps a password out of every file and every line it writes', async () => {
    const brokers = `127.0.0.1:${await findFreePort()}`
    const served = await serve(['--source', 'kafka', '--brokers', brokers, '--sasl-username', 'gym'], {
      DELOTON_SASL_PASSWORD: 'planted-password',
      DELOTON_LOG_LEVEL: 'trace'
    })
    await until('it is disconnected', statusOf, ({ state }) => state === 'disconnected')
    const { stdout, stderr } = await stop(served)
    expect(stdout + stderr).not.toContain('planted')
    const holding = filesBelow(dataDir).filter((file) => readFileSync(file).includes('planted-password'))
    expect(holding).toEqual([])
  })

  it('writes nothing outside its data folder', async () => {
    const home = join(folder.path, 'home')
    mkdirSync(home)
    const served = await serve([], { HOME: home, XDG_DATA_HOME: join(home, 'x'), APPDATA: home, TMPDIR: home })
    await stop(served)
    expect(filesBelow(home)).toEqual([])
  })

  it('refuses a store that a newer version wrote, in one line, and leaves it as it is', async () => {
    await stop(await serve())
    const file = join(dataDir, 'sample', 'deloton.sqlite')
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99999')
    database.close()
    const [code, sentence] = refusal(await run('serve', '--port', '0', '--data-dir', dataDir))
    expect(code).toBe(1)
    expect(sentence).toContain('newer version')
    const after = new DatabaseSync(file)
    expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99_999 })
    after.close()
  })

  it('refuses a store that is no database, in one line that says where to look', async () => {
    mkdirSync(join(dataDir, 'sample'), { recursive: true })
    writeFileSync(join(dataDir, 'sample', 'deloton.sqlite'), 'no database at all, '.repeat(1_000))
    const [code, sentence] = refusal(await run('serve', '--port', '0', '--data-dir', dataDir))
    expect(code).toBe(1)
    expect(sentence).toContain('a database is damaged (SQLITE_NOTADB)')
    expect(sentence).toContain(join(dataDir, 'logs'))
  })
})

describe('deloton token create', () => {
  it('works before the first serve', async () => {
    const token = await tokenOf(createToken())
    const served = await serve()
    expect((await ask(served.url, token)).status).toBe(200)
    await stop(served)
  })

  it('works beside a running console, at once, also several at a time', async () => {
    const served = await serve()
    const tokens = await Promise.all([0, 1, 2].map(() => tokenOf(createToken())))
    expect(new Set(tokens).size).toBe(3)
    for (const token of tokens) expect((await ask(served.url, token)).status).toBe(200)
    expect((await ask(served.url, `${tokens[0]}x`)).status).toBe(401)
    await stop(served)
  })

  it('waits for a console that is just starting', async () => {
    const serving = serve()
    const token = await tokenOf(createToken())
    const served = await serving
    expect((await ask(served.url, token)).status).toBe(200)
    await stop(served)
  })

  it('takes its options from the environment, too', async () => {
    const environment = { DELOTON_NAME: 'x', DELOTON_SCOPE: 'read,delete', DELOTON_DATA_DIR: dataDir }
    await tokenOf(start(['token', 'create'], environment).ended)
  })
})

describe('deloton status', () => {
  it('answers zeros on a folder where no console ever ran', async () => {
    expect(await statusOf()).toMatchObject({
      running: false,
      partitions: [],
      counters: { stored: 0, control: 0, duplicate: 0, quarantined: 0 },
      redelivered: 0,
      gaps: [],
      adds_up: true
    })
  })

  it('answers what runs while it runs, and what is stored afterwards', async () => {
    const served = await serve()
    const running = await until(
      'it is live',
      statusOf,
      ({ state, counters }) => state === 'live' && counters.stored > 0
    )
    expect(running).toMatchObject({ running: true, source: 'simulator', world: 'sample', adds_up: true })
    expect(running.partitions.length).toBeGreaterThan(0)
    for (const { lag } of running.partitions) expect(lag).not.toBeNull()
    await stop(served)
    const stored = await statusOf()
    expect(stored).toMatchObject({ running: false, source: 'simulator', world: 'sample', adds_up: true })
    expect(stored.counters.stored).toBeGreaterThanOrEqual(running.counters.stored)
    for (const { lag, end_offset } of stored.partitions) expect([lag, end_offset]).toEqual([null, null])
    // The gym's own world has none of it.
    expect((await statusOf('--source', 'kafka')).counters.stored).toBe(0)
  })

  it('shows people a table', async () => {
    const served = await serve()
    await until('it is live', statusOf, ({ state }) => state === 'live')
    const shown = await run('status', '--data-dir', dataDir)
    expect(shown).toMatchObject({ code: 0, stderr: '' })
    expect(shown.stdout).toMatch(/^live, sample data\n/)
    expect(shown.stdout).toMatch(/^topic +partition +start +next +end +lag +accounted for +sum +last event$/m)
    await stop(served)
  })
})
