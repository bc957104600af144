import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import type { Status } from '../../src/shared/domain/status'
import { fromProject } from './project'

const run = promisify(execFile)
const program = fromProject('out', 'main', 'cli.js')
/** No variable of the machine the tests run on decides what the console does. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DELOTON_'))),
  DELOTON_NO_BROWSER: '1'
})

/** Runs one command of the built program to its end. Never rejects: the exit code is part of the answer. */
export async function deloton(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [program, ...args], { env: environment() })
    return { code: 0, stdout, stderr }
  } catch (error) {
    const failed = error as { code?: unknown; stdout?: string; stderr?: string }
    return {
      code: typeof failed.code === 'number' ? failed.code : 1,
      stdout: failed.stdout ?? '',
      stderr: failed.stderr ?? String(error)
    }
  }
}

export interface ConsoleProcess {
  readonly url: string
  readonly process: ChildProcess
  /** All that was written to standard output so far. */
  stdout(): string
  /** Asks the REST API with a token that may read. */
  get<Value>(path: string): Promise<Value>
  until(what: string, satisfies: (status: Status) => boolean, withinMs?: number): Promise<Status>
  /** A crash: SIGKILL. */
  kill(): Promise<void>
  /** A graceful stop; answers the exit code. */
  stop(): Promise<number | null>
}

/** A console that may not be ready yet. */
export interface StartingConsole {
  readonly process: ChildProcess
  /** Rejects when it ends before it is ready. */
  readonly ready: Promise<ConsoleProcess>
  /** A crash: SIGKILL. */
  kill(): Promise<void>
}

/** A token that may read, made on a folder on which no console need run. */
export async function createReadToken(dataDir: string): Promise<string> {
  const { stdout } = await deloton('token', 'create', '--name', 'test', '--scope', 'read', '--data-dir', dataDir)
  return stdout.trim()
}

/** Starts `deloton serve` on a data folder and resolves when it says that it is ready. */
export async function startConsole(dataDir: string, args: readonly string[]): Promise<ConsoleProcess> {
  return spawnConsole(dataDir, args, await createReadToken(dataDir)).ready
}

/** Starts `deloton serve` on a data folder and waits for nothing. */
export function spawnConsole(dataDir: string, args: readonly string[], token: string): StartingConsole {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data-dir', dataDir, ...args], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  const told = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const url = /^deloton ready (http:\S+)$/m.exec(output)?.[1]
      if (url !== undefined) resolve(url)
    })
    void exited.then((code) => reject(new Error(`the console ended with ${code} before it was ready: ${errors}`)))
  })
  const ready = told.then((url): ConsoleProcess => {
    const get = async <Value>(path: string): Promise<Value> => {
      const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as Value
    }
    return {
      url,
      process: child,
      stdout: () => output,
      get,
      async until(what, satisfies, withinMs = 60_000) {
        const end = Date.now() + withinMs
        for (;;) {
          const status = await get<Status>('/api/v1/status')
          if (satisfies(status)) return status
          if (Date.now() > end)
            throw new Error(`waited ${withinMs} ms in vain until ${what}; last: ${JSON.stringify(status)}`)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      },
      kill,
      stop() {
        child.kill('SIGTERM')
        return exited
      }
    }
  })
  // Whoever kills it may not wait for it.
  ready.catch(() => undefined)
  return { process: child, ready, kill }
}
