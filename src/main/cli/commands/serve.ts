import { spawn } from 'node:child_process'
import type { Command } from 'commander'
import { type SettingOption, serveOptions } from '../../engine/settings/options'
import { defaultPort } from '../../engine/settings/settings'
import { openHost } from '../../host/host'
import { startHttpShell } from '../../http/start-http-shell'
import { type CommandContext, CommandError } from '../command-context'
import {
  addDataFolder,
  addOptions,
  addPasswordFile,
  dataFolderOf,
  engineSettingsOf,
  flagsOf,
  settingsOf
} from '../command-options'

const options: readonly SettingOption[] = [
  {
    setting: 'port',
    flag: 'port',
    value: 'P',
    help: `where the page and the API are served (default: ${defaultPort}; 0: any free port)`
  },
  ...serveOptions
]

/** A stop that takes longer than this is given up. */
const stopWithinMs = 14_000

/** `deloton serve`: the console without a window, until SIGTERM. */
export function addServe(program: Command, context: CommandContext): void {
  const command = program
    .command('serve')
    .description('run the console without a window, until SIGTERM; prints "deloton ready URL" when it is ready')
  addDataFolder(addPasswordFile(addOptions(command, options)))
    .option('--browser', 'print a link that signs in, and open it in the browser unless DELOTON_NO_BROWSER is set')
    .action(() => serve(command, context))
}

async function serve(command: Command, context: CommandContext): Promise<void> {
  const flags = flagsOf(command)
  const given = settingsOf(options, flags)
  const opened = await openHost({
    dataDir: dataFolderOf(flags),
    settings: engineSettingsOf(given),
    threadFile: context.threadFile,
    isHeadless: true
  })
  if (!opened.ok) throw new CommandError(opened.error.message)
  const host = opened.value
  const shell = await startHttpShell({
    engine: host.engine,
    host: '127.0.0.1',
    port: given.port ?? defaultPort,
    pageDir: context.pageDir,
    log: host.log,
    now: Date.now,
    version: host.version
  })
  if (!shell.ok) {
    await host.stop()
    throw new CommandError(shell.error.message)
  }
  host.announce(shell.value.url)

  let isStopping = false
  const stop = (exitCode: number): void => {
    // A second signal is ignored: the first one's stop is under way and has its own bound.
    if (isStopping) return
    isStopping = true
    setTimeout(() => {
      process.stderr.write('deloton: the stop took too long and was given up; nothing stored is lost.\n')
      process.exit(1)
    }, stopWithinMs).unref()
    void shell.value
      .stop()
      .then(() => host.stop())
      .then(() => process.exit(exitCode))
  }
  process.on('SIGTERM', () => stop(0))
  process.on('SIGINT', () => stop(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      host.log.error(
        { event, error: error instanceof Error ? error.stack : 'unknown' },
        'an unexpected failure; the console stops'
      )
      stop(1)
    })
  }

  if (flags.browser === true) {
    process.stdout.write(`Deloton Console  ${shell.value.pageLink}\n`)
    openBrowser(shell.value.pageLink)
  }
  process.stdout.write(`deloton ready ${shell.value.url}\n`)
}

/** Opens the page where there is a browser to be found; that there is none is no failure, the link was printed. */
function openBrowser(url: string): void {
  if (process.env.DELOTON_NO_BROWSER !== undefined && process.env.DELOTON_NO_BROWSER !== '') return
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url]
  if (program === undefined) return
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
