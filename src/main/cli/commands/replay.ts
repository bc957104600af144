import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import type { ReplayRequest, ReplayStatus } from '../../../shared/domain/replay'
import { kafkaOptions, type SettingOption } from '../../engine/settings/options'
import { settingSchemas } from '../../engine/settings/setting-schemas'
import { type Ask, withConsole } from '../ask-console'
import { type CommandContext, CommandError } from '../command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  type Flags,
  flagsOf,
  isOn,
  type PlainOption,
  passwordFileOption,
  textOf
} from '../command-options'
import { createReplayRate, endOfReplay, progressOfReplay } from '../replay-words'
import { settingsOfLastRun } from '../settings-of-last-run'

const speedOption: PlainOption = {
  flag: 'speed',
  value: 'N',
  help: 'max (default), or so many times the pace of the file'
}
const earlierOption: PlainOption = {
  flag: 'earlier',
  value: null,
  help: 'instead of a file: what the topic still holds from before the store began to read it'
}
const settingOptions: readonly SettingOption[] = [
  {
    setting: 'source',
    flag: 'source',
    value: 'S',
    help: 'without a running console: into the world of simulator or of kafka (default: that of the last one)'
  },
  ...kafkaOptions
]

/** How often a terminal is told how far it is. */
const askEveryMs = 250
/** As shells tell of a program that was interrupted. */
const interruptedExitCode = 130

/** `deloton replay FILE`: imports a captured log beside what is read live; ends when all of it is stored. */
export function addReplay(program: Command, context: CommandContext): void {
  const command = program
    .command('replay')
    .description('import a captured log, also while a console runs; asked for again it goes on where it stopped')
    .argument('[FILE]', 'a message or a line of the bike’s log on each line')
  addOptions(command, [speedOption, earlierOption, dataFolderOption, ...settingOptions, passwordFileOption])
  command.action((file: string | undefined) => replay(command, file, context))
}

async function replay(command: Command, file: string | undefined, context: CommandContext): Promise<void> {
  const flags = flagsOf(command)
  const request = requestOf(file, flags)
  // Without a running console: into the world of the last one; on a folder where none ran, into the gym's own.
  const settings = settingsOfLastRun(settingOptions, flags, { source: 'log-file' })
  const interrupted = new AbortController()
  // The second one ends the command at once: nothing is lost by that either.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort())
  const ended = await withConsole(context, dataFolderOf(flags), settings, (ask) =>
    follow(ask, request, interrupted.signal)
  )
  if (ended.state === 'failed') throw new CommandError(ended.message ?? 'The import failed.')
  process.stdout.write(endOfReplay(ended))
  if (ended.state === 'stopped') process.exitCode = interruptedExitCode
}

function requestOf(file: string | undefined, flags: Flags): ReplayRequest {
  const speed = textOf(flags, speedOption)
  if (isOn(flags, earlierOption)) {
    if (file === undefined && speed === undefined) return { earlier: true }
    throw new CommandError('--earlier goes without a FILE and without --speed.', 2)
  }
  if (file === undefined || file === '') throw new CommandError('replay needs a FILE, or --earlier.', 2)
  const read = settingSchemas.speed.safeParse(speed ?? 'max')
  if (read.success) return { file: resolve(file), speed: read.data }
  throw new CommandError(`--speed ${read.error.issues[0]?.message} (given: ${JSON.stringify(speed)}).`, 2)
}

/** Begins and watches, until it ends or is interrupted: then it is stopped first. */
async function follow(ask: Ask, request: ReplayRequest, interrupted: AbortSignal): Promise<ReplayStatus> {
  const { isTTY } = process.stderr
  const rate = createReplayRate()
  const begun = await ask('replay.start', request)
  let status = begun
  try {
    while (status.state === 'opening' || status.state === 'importing') {
      const perSecond = rate.sample(status.done, performance.now())
      if (isTTY) process.stderr.write(`\r${progressOfReplay(status, perSecond)}\u001b[K`)
      await pause(askEveryMs, undefined, { signal: interrupted }).catch(() => undefined)
      status = await ask(interrupted.aborted ? 'replay.stop' : 'replay.status', {})
      if (status.replay_id !== begun.replay_id) {
        throw new CommandError('The console was started anew meanwhile; ask again: it goes on where it was.')
      }
    }
  } finally {
    if (isTTY) process.stderr.write('\r\u001b[K')
  }
  return status
}
