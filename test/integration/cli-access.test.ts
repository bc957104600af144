import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { calls } from '../../src/shared/contract'
import type { CommandEnd } from '../support/command-process'
import { type ConsoleProcess, spawnConsole } from '../support/console-process'
import { fromProject } from '../support/project'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

const program = fromProject('out', 'main', 'cli.js')

let folder: TemporaryFolder
let running: ConsoleProcess | null
beforeEach(() => {
  folder = makeTemporaryFolder()
  running = null
})
afterEach(async () => {
  await running?.stop()
  folder.remove()
})

/** Runs a command on the folder; `piped` is what it gets on standard input, which is nothing where it is null. */
function run(args: readonly string[], piped: string | null = null): Promise<CommandEnd> {
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('DELOTON_'))
  const child = spawn(process.execPath, [program, ...args, '--data-dir', folder.path], {
    env: Object.fromEntries(ours),
    stdio: [piped === null ? 'ignore' : 'pipe', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.stdin?.end(piped)
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
}
const done = async (args: readonly string[], piped: string | null = null): Promise<string> => {
  const { code, stdout, stderr } = await run(args, piped)
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}
const refused = async (args: readonly string[], piped: string | null = null): Promise<[number | null, string]> => {
  const { code, stdout, stderr } = await run(args, piped)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^deloton: [^\n]+\n$/)
  return [code, stderr.slice('deloton: '.length, -1)]
}

const create = async (...args: string[]): Promise<string> =>
  (await done(['token', 'create', '--name', 'report', '--scope', 'read', ...args])).trim()
const listSchema = calls['tokens.list'].output
const idOf = (token: string): string => token.slice(4, 20)

describe('tokens, by command, where no console runs', () => {
  it('are listed with what became of them, and never with their secrets', async () => {
    const [lasting, passing] = [await create(), await create('--expires-days', '30')]
    expect(await done(['token', 'revoke', idOf(lasting)])).toBe(`token ${idOf(lasting)} is revoked\n`)
    const printed = await done(['token', 'list', '--json'])
    for (const token of [lasting, passing]) expect(printed).not.toContain(token.slice(21))
    const days = listSchema
      .parse(JSON.parse(printed))
      .items.map((token) => [
        token.token_id,
        token.state,
        token.expires_at === null ? null : (Date.parse(token.expires_at) - Date.parse(token.created_at)) / 86_400_000
      ])
    expect(days).toEqual([
      [idOf(passing), 'valid', 30],
      [idOf(lasting), 'revoked', null]
    ])
  })

  it('of an id that none has can not be revoked, and a slip is said in one line', async () => {
    expect(await refused(['token', 'revoke', '0'.repeat(16)])).toEqual([1, 'There is no such token.'])
    const slips = await Promise.all([
      refused(['token', 'revoke', `dlt_${'0'.repeat(16)}_planted`]),
      ...['0', 'x', '3651'].map((days) =>
        refused(['token', 'create', '--name', 'x', '--scope', 'read', '--expires-days', days])
      )
    ])
    expect(slips.map(([code]) => code)).toEqual([2, 2, 2, 2])
    expect(JSON.stringify(slips)).not.toContain('planted')
  })
})

describe('users of the API, by command', () => {
  const add = ['user', 'add', '--name', 'tableau', '--scope', 'read']

  it('get a password that is printed once, or one that is piped in, which is not repeated', async () => {
    expect(await done(add)).toMatch(/^[\w-]{24}\n$/)
    expect(await done(add, 'planted password\n')).toBe('user tableau can sign in\n')
    expect(await done(['user', 'list'])).toMatch(
      /^name +scopes +created +last used\ntableau +read +\S+ \S+ UTC +never\n$/
    )
    expect(await done(['user', 'remove', 'tableau'])).toBe('user tableau is removed\n')
    expect(await refused(['user', 'remove', 'tableau'])).toEqual([1, 'There is no such user of the API.'])
  })

  it('are refused a short password, a name with a colon and a file that is not there, in one line', async () => {
    const file = join(folder.path, 'password')
    writeFileSync(file, 'planted')
    const slips = await Promise.all([
      refused(add, 'planted\n'),
      refused([...add, '--password-file', file]),
      refused([...add, '--password-file', join(folder.path, 'none')]),
      refused(['user', 'add', '--name', 'a:b', '--scope', 'read'])
    ])
    expect(slips.map(([code]) => code)).toEqual([2, 2, 2, 2])
    const [piped, inFile, noFile] = slips.map(([, sentence]) => sentence)
    expect(piped).toBe('The password on standard input must have at least 12 characters.')
    expect(inFile).toBe('The password in --password-file must have at least 12 characters.')
    expect(noFile).toContain('can not be read (ENOENT)')
  })
})

describe('beside a running console', () => {
  it('tokens and users come in at once and are out at once', async () => {
    const reader = await create()
    running = await spawnConsole(folder.path, ['--bikes', '3'], reader).ready
    const { url } = running
    const statusWith = async (authorization: string): Promise<number> =>
      (await fetch(`${url}/api/v1/status`, { headers: { authorization } })).status

    const token = await create()
    expect(await statusWith(`Bearer ${token}`)).toBe(200)
    await done(['token', 'revoke', idOf(token)])
    expect(await statusWith(`Bearer ${token}`)).toBe(401)

    const password = (await done(['user', 'add', '--name', 'tableau', '--scope', 'read'])).trim()
    const basic = `Basic ${Buffer.from(`tableau:${password}`).toString('base64')}`
    expect(await statusWith(basic)).toBe(200)
    await done(['user', 'remove', 'tableau'])
    expect(await statusWith(basic)).toBe(401)
  })
})
