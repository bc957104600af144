import type { Command } from 'commander'
import type { Status } from '../../../shared/domain/status'
import { serveOptions } from '../../engine/settings/options'
import { askConsole } from '../ask-console'
import type { CommandContext } from '../command-context'
import { addOptions, dataFolderOf, dataFolderOption, flagsOf, isOn, type PlainOption } from '../command-options'
import { settingsOfLastRun } from '../settings-of-last-run'

const jsonOption: PlainOption = { flag: 'json', value: null, help: 'print the status as JSON' }
const options = serveOptions.filter(({ setting }) => setting === 'source' || setting === 'topic')

/** `deloton status`: state, partitions and counters, of the running console or as they were stored last. */
export function addStatus(program: Command, context: CommandContext): void {
  const command = program
    .command('status')
    .description('show state, partitions and counters; without a running console the last stored figures')
  addOptions(command, [dataFolderOption, jsonOption, ...options]).action(async () => {
    const flags = flagsOf(command)
    const isJson = isOn(flags, jsonOption)
    // Without a running console: the world and topic of the last one, unless others are asked for.
    const settings = settingsOfLastRun(options, flags)
    const status = await askConsole(context, dataFolderOf(flags), settings, 'status.get', {})
    process.stdout.write(isJson ? `${JSON.stringify(status)}\n` : forPeople(status))
  })
}

const whole = new Intl.NumberFormat('en')

function forPeople(status: Status): string {
  const { counters } = status
  const lines = [
    `${status.running ? status.state : 'not running'}${status.world === 'sample' ? ', sample data' : ''}`,
    ...(status.message === null ? [] : [status.message]),
    '',
    `stored ${whole.format(counters.stored)}, control ${whole.format(counters.control)}, duplicate ${whole.format(counters.duplicate)}, quarantined ${whole.format(counters.quarantined)}${status.adds_up ? '' : '  THE SUM DOES NOT HOLD'}`,
    '',
    ...table([
      ['topic', 'partition', 'start', 'next', 'end', 'lag', 'accounted for', 'sum', 'last event'],
      ...status.partitions.map((each) => {
        const accounted = each.stored + each.control + each.duplicate + each.quarantined + each.gap_offsets
        return [
          each.topic,
          String(each.partition),
          String(each.start_offset),
          String(each.next_offset),
          each.end_offset === null ? 'unknown' : String(each.end_offset),
          each.lag === null ? 'unknown' : String(each.lag),
          String(accounted),
          accounted === each.next_offset - each.start_offset ? 'holds' : 'DOES NOT HOLD',
          each.last_event_at ?? 'none'
        ]
      })
    ])
  ]
  return `${lines.join('\n')}\n`
}

function table(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  )
}
