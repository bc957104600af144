import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/project-folder.mjs'
import { captureChild } from '../../../scripts/run-child.mjs'

const runChildUrl = pathToFileURL(join(projectFolder, 'scripts', 'run-child.mjs')).href

/**
 * Starts a process that runs a child with `runChild` and exits with what that gives.
 *
 * @param {string} childCode
 */
function startParent(childCode) {
  return spawn(process.execPath, parentArguments(childCode), { stdio: ['ignore', 'pipe', 'inherit'] })
}

/** @param {string} childCode */
function parentArguments(childCode) {
  const code = `import { runChild } from ${JSON.stringify(runChildUrl)}
    process.exitCode = await runChild(process.execPath, ['-e', ${JSON.stringify(childCode)}])`
  return ['--input-type=module', '-e', code]
}

describe('a child that is run to its end', () => {
  it('gives its exit code', async () => {
    const [code] = await once(startParent('process.exit(9)'), 'exit')
    expect(code).toBe(9)
  })

  it.skipIf(process.platform === 'win32')('gets a signal once and decides how it ends', async () => {
    const parent = startParent(`let count = 0
      process.on('SIGTERM', () => { count += 1; if (count === 1) setTimeout(() => process.exit(10 + count), 300) })
      console.log('ready'); setInterval(() => {}, 1000)`)
    const exit = once(parent, 'exit')
    await once(parent.stdout, 'data')
    parent.kill('SIGTERM')
    parent.kill('SIGTERM')
    expect((await exit)[0]).toBe(11)
  })

  it.skipIf(process.platform === 'win32')('that a signal ended gives 128 and the number of the signal', async () => {
    const [code] = await once(startParent(`process.kill(process.pid, 'SIGKILL')`), 'exit')
    expect(code).toBe(128 + 9)
  })
})

describe('a child that npm started by way of a shell', () => {
  it.skipIf(process.platform === 'win32')(
    'gets SIGTERM when that shell has gone without passing a signal on',
    async () => {
      const childCode = `process.on('SIGTERM', () => { console.log('stopped'); process.exit() })
      console.log('ready'); setInterval(() => {}, 1000)`
      const args = JSON.stringify(parentArguments(childCode))
      const shell = spawn(
        process.execPath,
        ['-e', `require('node:child_process').spawn(process.execPath, ${args}, { stdio: 'inherit' })`],
        { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_lifecycle_event: 'start' } }
      )
      const lines = createInterface(shell.stdout)[Symbol.asyncIterator]()
      expect((await lines.next()).value).toBe('ready')
      shell.kill('SIGKILL')
      expect((await lines.next()).value).toBe('stopped')
    }
  )
})

describe('a child whose output is kept', () => {
  it('gives both its streams and its exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3'
    const { code, output, isTimedOut } = await captureChild(process.execPath, ['-e', script])
    expect({ code, isTimedOut }).toEqual({ code: 3, isTimedOut: false })
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out'])
  })

  it('is ended when it takes too long', async () => {
    const { code, isTimedOut } = await captureChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      timeoutMs: 300
    })
    expect(isTimedOut).toBe(true)
    expect(code).not.toBe(0)
  })

  it('that cannot be started says so', async () => {
    const { code, output } = await captureChild(join(projectFolder, 'no-such-program'), [])
    expect(code).toBe(127)
    expect(output).toContain('no-such-program')
  })
})
