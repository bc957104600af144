import type { Command } from 'commander'
import type { Result } from '../../../shared/result'
import { fail, succeed } from '../../../shared/result'
import { settingDefaults } from '../../engine/settings/defaults'
import { portOption, serveOptions } from '../../engine/settings/options'
import { withFixed } from '../../engine/settings/read-settings'
import type { GivenSettings } from '../../engine/settings/setting-schemas'
import { readStoredSettings } from '../../engine/settings/settings-file'
import { type Host, type HostOptions, openHost } from '../../host/host'
import { type HttpShell, startHttpShell } from '../../http/start-http-shell'
import { type CommandContext, CommandError } from '../command-context'
import {
  addOptions,
  dataFolderOf,
  dataFolderOption,
  engineSettingsOf,
  fixedSettingsOf,
  flagsOf,
  isOn,
  mailPasswordFileOption,
  type PlainOption,
  passwordFileOption
} from '../command-options'
import { stopGracefully } from '../graceful-stop'
import { openBrowser } from '../open-browser'

const browserOption: PlainOption = {
  flag: 'browser',
  value: null,
  help: 'print a link that signs in, and open it in the browser unless DELOTON_NO_BROWSER is set'
}
const settingOptions = [portOption, ...serveOptions]

/** The whole stop ends within 15 s, the exit included. */
const stopWithinMs = 14_000

/** `deloton serve`: the console without a window, until SIGTERM. */
export function addServe(program: Command, context: CommandContext): void {
  const command = program
    .command('serve')
    .description('run the console without a window, until SIGTERM; prints "deloton ready URL" when it is ready')
  addOptions(command, [dataFolderOption, ...settingOptions, passwordFileOption, mailPasswordFileOption, browserOption])
  command.action(() => serve(command, context))
}

async function serve(command: Command, context: CommandContext): Promise<void> {
  const flags = flagsOf(command)
  const dataDir = dataFolderOf(flags)
  const stored = readStoredSettings(dataDir)
  const fixed = fixedSettingsOf(settingOptions, flags)
  const given = withFixed(stored.given, fixed)
  const hasBrowser = isOn(flags, browserOption)
  const opening = openConsole(
    {
      dataDir,
      settings: engineSettingsOf(given),
      fixed,
      threadFile: context.threadFile,
      isHeadless: true,
      warnings: stored.warning === null ? [] : [stored.warning]
    },
    given,
    context.pageDir
  )
  let log: Host['log'] | null = null
  const isStopping = stopGracefully(process, {
    withinMs: stopWithinMs,
    // A signal may come while the console opens: then it is closed as soon as it is open. One that can not be opened
    // says so itself.
    async stop() {
      const opened = await opening
      if (opened.ok) await opened.value.stop()
      return opened.ok
    },
    report(what, error) {
      const fields = { error: error instanceof Error ? error.stack : 'unknown' }
      if (log === null) process.stderr.write(`deloton: ${what}.\n`)
      else log.error(fields, what)
    }
  })
  const opened = await opening
  if (!opened.ok) throw new CommandError(opened.error.message)
  log = opened.value.host.log
  if (isStopping()) return

  const { url, pageLink } = opened.value.shell
  if (hasBrowser) {
    process.stdout.write(`Deloton Console  ${pageLink}\n`)
    if (!process.env.DELOTON_NO_BROWSER) openBrowser(pageLink)
  }
  process.stdout.write(`deloton ready ${url}\n`)
}

interface OpenConsole {
  readonly host: Host
  readonly shell: HttpShell
  /** The page first, then what it stands on. */
  stop(): Promise<void>
}

async function openConsole(options: HostOptions, given: GivenSettings, pageDir: string): Promise<Result<OpenConsole>> {
  const opened = await openHost(options)
  if (!opened.ok) return opened
  const host = opened.value
  const { engine, log } = host
  const { listen, hostNames, tlsCertFile, tlsKeyFile, port = settingDefaults.port } = given
  const shell = await startHttpShell({
    ...{ engine, log, now: Date.now, pageDir },
    ...{ listen, hostNames, tlsCertFile, tlsKeyFile, port }
  })
  if (!shell.ok) {
    await host.stop()
    return fail('unavailable', shell.error.message)
  }
  const { url, apiState } = shell.value
  host.announce(url)
  host.setApiState(apiState())
  // The API is switched on and off while it is served.
  const stopFollowing = engine.subscribe('console', () => host.setApiState(apiState()))
  return succeed({
    host,
    shell: shell.value,
    async stop() {
      stopFollowing()
      try {
        await shell.value.stop()
      } finally {
        await host.stop()
      }
    }
  })
}
