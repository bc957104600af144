import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { watchParent } from './parent-watch.mjs'

/** @type {readonly NodeJS.Signals[]} */
const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program in this process group with this terminal's input and output until it ends. A signal that reaches
 * this process is passed on once; the child decides what it means and when to go.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} the child's exit code; 128 + the signal's number when one ended it, 127 when it could
 *   not be started at all (the reason is printed)
 */
export function runChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: options.env ?? process.env, cwd: options.cwd })
    const stopPassing = passSignalsTo(child)
    /** @param {number} code */
    const end = (code) => {
      stopPassing()
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`Could not run ${command}: ${error.message}\n`)
      end(127)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (signal ? constants.signals[signal] : 1)))
  })
}

/**
 * Runs a program and keeps what it prints, for steps whose output matters only when they fail.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, isTimedOut: boolean }>} `output` is both streams in order of
 *   arrival
 */
export function captureChild(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.env ?? process.env,
      cwd: options.cwd
    })
    const stopPassing = passSignalsTo(child)
    /** @type {Buffer[]} */
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    let isTimedOut = false
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            isTimedOut = true
            child.kill('SIGKILL')
          }, options.timeoutMs)
    /**
     * @param {number} code
     * @param {string} [problem]
     */
    const end = (code, problem = '') => {
      clearTimeout(timer)
      stopPassing()
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + problem, isTimedOut })
    }
    child.once('error', (error) => end(127, `Could not run ${command}: ${error.message}\n`))
    child.once('close', (code) => end(code ?? 1))
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} ends it
 */
function passSignalsTo(child) {
  /** @type {Set<NodeJS.Signals>} */
  const passed = new Set()
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (passed.has(signal)) return
    passed.add(signal)
    child.kill(signal)
  }
  for (const signal of passedSignals) process.on(signal, passOn)
  const stopWatching = watchParent(() => passOn('SIGTERM'))
  return () => {
    stopWatching()
    for (const signal of passedSignals) process.removeListener(signal, passOn)
  }
}
