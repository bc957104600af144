import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'

const keptFiles = 7
const largestFileBytes = 10 * 1024 * 1024

/** Fields that may hold a secret or a person never reach the log, wherever they stand. */
const redacted = ['password', 'token', 'secret', 'authorization', 'cookie', 'name', 'email', 'address', 'born'].flatMap(
  (field) => [field, `*.${field}`, `*.*.${field}`]
)

export interface LogOptions {
  /** Short lines for people, too, on standard error: from `warn` up. */
  readonly toStandardError: boolean
  readonly level: string
  readonly now: () => number
}

/** A log, and what ends it. */
export interface OpenLog {
  readonly log: Logger
  close(): void
}

/**
 * The program's log: JSON lines in `<data>/logs/`, a file a day and a new one at 10 MB, seven kept. The day is looked
 * at with each line, so a console that runs for weeks needs no restart.
 */
export function openLog(dataDir: string, options: LogOptions): OpenLog {
  const folder = join(dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let day = ''
  let part = 0
  let written = 0
  let file: ReturnType<typeof pino.destination> | null = null

  const next = (today: string): ReturnType<typeof pino.destination> => {
    part = today === day ? part + 1 : 0
    day = today
    file?.end()
    const path = join(folder, `deloton-${day}${part === 0 ? '' : `.${part}`}.log`)
    file = pino.destination({ dest: path, sync: true, mode: 0o600 })
    written = sizeOf(path)
    prune(folder)
    return file
  }
  const stream = {
    write(line: string): void {
      const today = new Date(options.now()).toISOString().slice(0, 10)
      const to = file === null || today !== day || written > largestFileBytes ? next(today) : file
      written += line.length
      to.write(line)
      if (options.toStandardError) tell(line)
    }
  }
  const log = pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: redacted },
    stream
  )
  return {
    log,
    close() {
      file?.end()
      file = null
    }
  }
}

const warnLevel = 40

/** One short line for who watches the terminal. */
function tell(line: string): void {
  const { level, msg } = JSON.parse(line) as { level: number; msg?: string }
  if (level >= warnLevel && msg !== undefined) process.stderr.write(`deloton: ${msg}\n`)
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => /^deloton-.*\.log$/.test(name))
    .map((name) => ({ path: join(folder, name), atMs: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.atMs - a.atMs)
  for (const { path } of files.slice(keptFiles)) rmSync(path, { force: true })
}
