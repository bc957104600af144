import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { openLogFile } from './log-file'
import { redact } from './redaction'

const keptFiles = 7
const largestFileBytes = 10 * 1024 * 1024
const warnLevel = 40

export interface LogOptions {
  /** Called with a short line for people for what is at least a warning; a shell with a window has nobody to tell. */
  readonly tell?: (line: string) => void
  readonly level: string
  readonly now: () => number
  /** Values that must not appear in any line, such as the password of this run. */
  readonly secrets?: readonly string[]
}

/** A log, and what ends it. */
export interface OpenLog {
  readonly log: Logger
  /** Lines logged later go nowhere. */
  close(): void
}

/**
 * Opens the program's log: JSON lines in `<data>/logs/`, a file a day and a further one at 10 MB, seven kept, no secret
 * and no person in any. Throws when the folder can not be made.
 */
export function openLog(dataDir: string, options: LogOptions): OpenLog {
  const { now, tell, secrets = [], level } = options
  const file = openLogFile({ folder: join(dataDir, 'logs'), now, largestFileBytes, keptFiles })
  const stream = {
    write(line: string): void {
      const entry = redact(JSON.parse(line), secrets) as { level: number; msg?: string }
      file.write(JSON.stringify(entry))
      if (tell !== undefined && entry.level >= warnLevel && entry.msg !== undefined) tell(entry.msg)
    }
  }
  const isLevel = Object.hasOwn(pino.levels.values, level) || level === 'silent'
  const log = pino(
    { level: isLevel ? level : 'info', base: null, timestamp: () => `,"time":"${new Date(now()).toISOString()}"` },
    stream
  )
  return { log, close: file.close }
}
