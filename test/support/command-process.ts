import { type ChildProcess, spawn } from 'node:child_process'
import { fromProject } from './project'

export interface CommandEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandProcess {
  readonly process: ChildProcess
  readonly ended: Promise<CommandEnd>
}

/** Starts one command of the built program; no variable of this machine decides what it does. */
export function startDeloton(...args: readonly string[]): CommandProcess {
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('DELOTON_'))
  const child = spawn(process.execPath, [fromProject('out', 'main', 'cli.js'), ...args], {
    env: Object.fromEntries(ours),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<CommandEnd>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })))
  return { process: child, ended }
}
