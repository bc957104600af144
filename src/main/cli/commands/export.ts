import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type ExportRequest, exportFormats, exportTables } from '../../../shared/domain/export'
import { exportToFolder, type WrittenFile } from '../../engine/export'
import { prepareDataFolder } from '../../engine/settings/data-folder'
import { serveOptions } from '../../engine/settings/options'
import { CommandError } from '../command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  type Flags,
  flagsOf,
  isOn,
  type PlainOption,
  textOf
} from '../command-options'
import { createProgressLine } from '../export-progress'
import { readDay } from '../read-day'
import { settingsOfLastRun } from '../settings-of-last-run'

const formatOption: PlainOption = { flag: 'format', value: 'FORMAT', help: 'csv or parquet' }
const outOption: PlainOption = { flag: 'out', value: 'DIR', help: 'folder for the files; it is made where it is not' }
const sinceOption: PlainOption = {
  flag: 'since',
  value: 'YYYY-MM-DD',
  help: "only rides that ended on or after this day of the gym's calendar"
}
const tablesOption: PlainOption = {
  flag: 'tables',
  value: 'LIST',
  help: `which of ${exportTables.join(',')} (default: all)`
}
const markOption: PlainOption = { flag: 'bom', value: null, help: 'begin CSV files with a byte order mark, for Excel' }
const settingOptions = serveOptions.filter(({ setting }) => setting === 'source' || setting === 'timeZone')
/** As a shell says it: 128 and the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** `deloton export`: writes rides and readings as tables for other programs, also beside the console that runs. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('write riders, bikes, rides, days and readings as CSV or Parquet files, also while the console runs')
  const options = [formatOption, outOption, sinceOption, tablesOption, markOption, dataFolderOption, ...settingOptions]
  addOptions(command, options).action(async () => {
    const flags = flagsOf(command)
    const request = requestOf(flags)
    const out = textOf(flags, outOption)
    if (out === undefined) throw new CommandError('export needs --out DIR.', 2)
    const hasMark = isOn(flags, markOption)
    if (hasMark && request.format !== 'csv') throw new CommandError('--bom goes with --format csv.', 2)
    const dataFolder = prepareDataFolder(dataFolderOf(flags))
    if (!dataFolder.ok) throw new CommandError(dataFolder.error.message)
    const dataDir = dataFolder.value
    const settings = settingsOfLastRun(settingOptions, flags)(dataDir)
    // Whatever it writes is personal data.
    process.umask(0o077)

    const abort = new AbortController()
    let exitCode = 0
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        exitCode = exitCodes[signal]
        abort.abort()
      })
    }
    const line = createProgressLine({
      write: (text) => process.stderr.write(text),
      isTerminal: process.stderr.isTTY,
      monotonic: () => performance.now()
    })
    const beganMs = performance.now()
    const written = await exportToFolder({
      dataDir,
      settings,
      request,
      folder: resolve(out),
      hasMark,
      signal: abort.signal,
      onProgress: line.note
    })
    line.end()
    if (written.ok) process.stdout.write(sumOf(written.value, out, performance.now() - beganMs))
    else if (written.error.code !== 'cancelled') throw new CommandError(written.error.message)
    else {
      process.stderr.write('deloton: The export was cancelled; nothing of it is left.\n')
      process.exitCode = exitCode
    }
  })
}

function requestOf(flags: Flags): ExportRequest {
  const given = textOf(flags, formatOption)
  const format = exportFormats.find((each) => each === given)
  if (given === undefined) throw new CommandError('export needs --format csv or --format parquet.', 2)
  if (format === undefined) throw new CommandError(`--format must be csv or parquet (given: ${shown(given)}).`, 2)
  const since = textOf(flags, sinceOption)
  const names = textOf(flags, tablesOption)
    ?.split(',')
    .map((name) => name.trim()) ?? [...exportTables]
  const wrong = names.find((name) => !exportTables.some((table) => table === name))
  if (wrong !== undefined) {
    throw new CommandError(
      `--tables takes ${exportTables.join(', ')}, with commas between them (given: ${shown(wrong)}).`,
      2
    )
  }
  return {
    format,
    tables: exportTables.filter((table) => names.includes(table)),
    since: since === undefined ? null : readDay('--since', since)
  }
}

const shown = (text: string): string => JSON.stringify(text.slice(0, 60))

const whole = new Intl.NumberFormat('en')

function sumOf(files: readonly WrittenFile[], out: string, tookMs: number): string {
  const width = Math.max(...files.map(({ name }) => name.length))
  const lines = files.map(
    ({ name, rows, bytes }) =>
      `${name.padEnd(width)}  ${whole.format(rows).padStart(13)} rows  ${(bytes / 1e6).toFixed(1).padStart(9)} MB\n`
  )
  return `${lines.join('')}written to ${out} in ${(tookMs / 1_000).toFixed(1)} s\n`
}
