import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Report } from '../../../shared/domain/report'
import { serveOptions } from '../../engine/settings/options'
import { replaceFile } from '../../engine/settings/replace-file'
import { withConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  flagsOf,
  isOn,
  mailPasswordFileOption,
  type PlainOption,
  textOf
} from '../command-options'
import { settingsOfLastRun } from '../settings-of-last-run'

const dateOption: PlainOption = { flag: 'date', value: 'YYYY-MM-DD', help: "day of the gym's calendar" }
const outOption: PlainOption = { flag: 'out', value: 'FILE', help: 'PDF file to write' }
const sendOption: PlainOption = { flag: 'send', value: null, help: 'mail it to --report-to, too' }
const againOption: PlainOption = { flag: 'again', value: null, help: 'with --send: also where it went out already' }
const ofReports: ReadonlySet<string> = new Set(['source', 'timeZone', 'gymName'])
const settingOptions = serveOptions.filter(
  ({ setting }) => ofReports.has(setting) || /^(?:mail|report(?:To|HidesSmallHours)$)/.test(setting)
)

/** `deloton report`: makes the report of a day, of the running console or of the stores, and writes its PDF. */
export function addReport(program: Command, context: CommandContext): void {
  const command = program.command('report').description('make the report of a day and write it as a PDF')
  const options = [
    dateOption,
    outOption,
    sendOption,
    againOption,
    dataFolderOption,
    ...settingOptions,
    mailPasswordFileOption
  ]
  addOptions(command, options).action(async () => {
    const flags = flagsOf(command)
    const date = readDate(textOf(flags, dateOption))
    const out = textOf(flags, outOption)
    if (out === undefined) throw new CommandError('report needs --out FILE.', 2)
    const isSent = isOn(flags, sendOption)
    const again = isOn(flags, againOption)
    if (again && !isSent) throw new CommandError('--again goes with --send.', 2)
    const settings = settingsOfLastRun(settingOptions, flags)
    await withConsole(context, dataFolderOf(flags), settings, async (ask) => {
      const report = await ask('report.make', { date })
      const { pdf_base64 } = await ask('report.file', { date })
      writeOut(out, Buffer.from(pdf_base64, 'base64'))
      process.stdout.write(`${sumOf(report)}; written to ${out}, ${completenessOf(report)}\n`)
      if (isSent) process.stdout.write(`${sentOf(await ask('report.send', { date, again }))}\n`)
    })
  })
}

function readDate(text: string | undefined): string {
  if (text === undefined) throw new CommandError('report needs --date YYYY-MM-DD.', 2)
  const date = new Date(`${text}T00:00:00Z`)
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
  if (isDate && date.toISOString().slice(0, 10) === text) return text
  throw new CommandError(`--date must be a date, YYYY-MM-DD (given: ${JSON.stringify(text.slice(0, 60))}).`, 2)
}

/** Says in a sentence what a file system that refuses answers with a code. */
function writeOut(out: string, bytes: Buffer): void {
  try {
    replaceFile(resolve(out), bytes)
  } catch (error) {
    rmSync(`${resolve(out)}.new`, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandError(`The report could not be written to ${out} (${code}).`)
  }
}

const wholeFormat = new Intl.NumberFormat('en')
const counted = (count: number | null, one: string, many: string): string =>
  `${wholeFormat.format(count ?? 0)} ${count === 1 ? one : many}`

const sumOf = ({ riders, rides }: Report): string =>
  `${counted(riders, 'rider', 'riders')}, ${counted(rides, 'ride', 'rides')}`

/** Never 100 % where something is missing. */
const completenessOf = ({ completeness_percent: percent }: Report): string =>
  percent === null || percent >= 100 ? 'complete data' : `data ${(Math.floor(percent * 10) / 10).toFixed(1)} %`

/** What became of the mails of the last turn. */
function sentOf({ mails }: Report): string {
  const turn = Math.max(...mails.map((mail) => mail.turn))
  const ofTurn = mails.filter((mail) => mail.turn === turn)
  const count = (...states: readonly Report['mails'][number]['state'][]): number =>
    ofTurn.filter(({ state }) => states.includes(state)).length
  const sent = count('sent')
  const waiting = count('queued', 'sending')
  const failed = count('failed')
  return [
    ...(sent > 0 ? [`mailed to ${counted(sent, 'person', 'people')}`] : []),
    ...(waiting > 0 ? [`queued for ${counted(waiting, 'person', 'people')}; the console sends it while it runs`] : []),
    ...(failed > 0 ? [`refused for ${counted(failed, 'person', 'people')}`] : [])
  ].join(', ')
}
