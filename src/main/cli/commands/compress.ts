import type { Command } from 'commander'
import { serveOptions } from '../../engine/settings/options'
import { askConsole } from '../ask-console'
import type { CommandContext } from '../command-context'
import { addOptions, dataFolderOf, dataFolderOption, flagsOf } from '../command-options'
import { settingsOfLastRun } from '../settings-of-last-run'

const options = serveOptions.filter(({ setting }) => setting === 'source' || setting === 'compressAfterHours')
const whole = new Intl.NumberFormat('en')
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** `deloton compress`: moves rides that ended long enough ago into the historical store; ends when that is done. */
export function addCompress(program: Command, context: CommandContext): void {
  const command = program
    .command('compress')
    .description('move rides that ended more than 12 hours ago into the historical store')
  addOptions(command, [dataFolderOption, ...options]).action(async () => {
    const flags = flagsOf(command)
    const settings = settingsOfLastRun(options, flags)
    const done = await askConsole(context, dataFolderOf(flags), settings, 'compress.run', {})
    process.stdout.write(
      `moved ${whole.format(done.rides)} rides with ${whole.format(done.readings)} readings into the historical store; ` +
        `in use ${megabytes(done.used_bytes_before)} before, ${megabytes(done.used_bytes_after)} after\n`
    )
  })
}
