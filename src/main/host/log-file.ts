import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface LogFileOptions {
  readonly folder: string
  /** UTC epoch ms: its day names the file. */
  readonly now: () => number
  readonly largestFileBytes: number
  readonly keptFiles: number
}

/** A log that is written at once, so that the last line before a crash is in it. */
export interface LogFile {
  /** Writes one line, without its line end. Never throws: what the disk refuses is counted and told when it can be. */
  write(line: string): void
  close(): void
}

const fileName = /^deloton-(\d{4}-\d{2}-\d{2})(?:\.(\d{1,6}))?\.log$/

interface Place {
  readonly name: string
  readonly day: string
  readonly part: number
}

const placeOf = (day: string, part: number): Place => ({
  name: `deloton-${day}${part === 0 ? '' : `.${part}`}.log`,
  day,
  part
})

/**
 * Opens the log of a folder: a file a day (UTC) and a further part whenever one is full, the newest `keptFiles` kept. The
 * day is looked at with each line, so a console that runs for weeks needs no restart. Throws when the folder can not be
 * made.
 */
export function openLogFile(options: LogFileOptions): LogFile {
  const { folder, now, largestFileBytes, keptFiles } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let open: { readonly place: Place; readonly descriptor: number; bytes: number } | null = null
  let isClosed = false
  let lostLines = 0

  const shut = (): void => {
    if (open !== null) closeSync(open.descriptor)
    open = null
  }
  const current = (): NonNullable<typeof open> => {
    const today = new Date(now()).toISOString().slice(0, 10)
    if (open !== null && open.place.day === today && open.bytes < largestFileBytes) return open
    const part = open === null || open.place.day !== today ? newestPart(folder, today) : open.place.part + 1
    shut()
    const place = placeOf(today, part)
    const descriptor = openSync(join(folder, place.name), 'a', 0o600)
    open = { place, descriptor, bytes: fstatSync(descriptor).size }
    prune(folder, keptFiles)
    return open
  }
  const append = (line: string): void => {
    const to = current()
    const bytes = Buffer.from(`${line}\n`)
    appendFileSync(to.descriptor, bytes)
    to.bytes += bytes.length
  }
  return {
    write(line) {
      if (isClosed) return
      try {
        if (lostLines > 0) {
          // The empty line ends what may have been written of the one that failed.
          append(
            `\n${JSON.stringify({ level: 40, time: new Date(now()).toISOString(), msg: `${lostLines} lines were lost: the disk refused them` })}`
          )
          lostLines = 0
        }
        append(line)
      } catch {
        // A full disk pauses reading, it must not end the console: that a line is missing is told by the next one.
        lostLines += 1
      }
    },
    close() {
      isClosed = true
      shut()
    }
  }
}

const newestPart = (folder: string, day: string): number =>
  Math.max(0, ...logFiles(folder).flatMap((place) => (place.day === day ? [place.part] : [])))

function prune(folder: string, keptFiles: number): void {
  const newestFirst = logFiles(folder).sort((a, b) => b.day.localeCompare(a.day) || b.part - a.part)
  for (const { name } of newestFirst.slice(keptFiles)) rmSync(join(folder, name), { force: true })
}

function logFiles(folder: string): Place[] {
  return readdirSync(folder).flatMap((name) => {
    const [, day, part = '0'] = fileName.exec(name) ?? []
    return day === undefined ? [] : [{ name, day, part: Number(part) }]
  })
}
