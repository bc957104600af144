import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { dispatch, machineCaller } from '../../shared/dispatch'
import { machineScopes } from '../../shared/domain/access'
import type { Result } from '../../shared/result'
import { openStores } from '../engine/engine'
import type { EngineSettings } from '../engine/ports'
import { prepareDataFolder } from '../engine/settings/data-folder'
import { nothingFixed } from '../engine/settings/read-settings'
import { createSettingsFile } from '../engine/settings/settings-file'
import { apiOff } from '../host/api-off'
import { askRunningConsole, findRunningConsole } from '../host/control-client'
import { holdFolder } from '../host/hold-folder'
import { openLog } from '../host/logger'
import { startFailure } from '../host/start-failure'
import { version } from '../host/version'
import { type CommandContext, CommandError } from './command-context'

/** While a console is starting or stopping it holds the folder and can not be asked yet: this long it is waited for. */
const waitForConsoleMs = 20_000

/**
 * Has a call of the contract answered: by the console that runs on the data folder, or, where none runs, by the stores
 * themselves while this command holds the folder. `settingsOf` is asked for them then. Throws `CommandError`.
 */
export function askConsole<Name extends CallName>(
  context: CommandContext,
  givenDataDir: string,
  settingsOf: (dataDir: string) => EngineSettings,
  name: Name,
  input: CallInput<Name>
): Promise<CallOutput<Name>> {
  return withConsole(context, givenDataDir, settingsOf, (ask) => ask(name, input))
}

/** Has one call answered. Throws `CommandError`. */
export type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>

/**
 * The same for several calls that belong together: all are asked of one console, or of the stores, which stay open until
 * `work` is done.
 */
export async function withConsole<Value>(
  context: CommandContext,
  givenDataDir: string,
  settingsOf: (dataDir: string) => EngineSettings,
  work: (ask: Ask) => Promise<Value>
): Promise<Value> {
  const folder = prepareDataFolder(givenDataDir)
  if (!folder.ok) throw new CommandError(folder.error.message)
  const dataDir = folder.value
  process.umask(0o077)
  for (const end = performance.now() + waitForConsoleMs; ; ) {
    const answered = await withRunningConsole(dataDir, work)
    if (answered !== null) return answered.value
    const lock = await holdFolder(dataDir, {
      waitMs: end - performance.now(),
      isHopeless: async () => (await findRunningConsole(dataDir)) !== null
    })
    if (lock.ok) {
      try {
        return await withStores(context, dataDir, settingsOf(dataDir), work)
      } catch (error) {
        throw error instanceof CommandError ? error : new CommandError(startFailure(dataDir, error))
      } finally {
        lock.value.release()
      }
    }
    // A console that has come up meanwhile can be asked; one that neither answers nor goes can not.
    if (lock.error.code !== 'busy' || performance.now() >= end) throw new CommandError(lock.error.message)
  }
}

/** Null when no console runs, or the one that ran was gone before it answered anything. */
async function withRunningConsole<Value>(
  dataDir: string,
  work: (ask: Ask) => Promise<Value>
): Promise<{ readonly value: Value } | null> {
  if ((await findRunningConsole(dataDir)) === null) return null
  let hasAnswered = false
  let isGone = false
  const ask: Ask = async (name, input) => {
    const answer = await askRunningConsole(dataDir, name, input)
    if (answer === null) {
      isGone = true
      throw new CommandError('The running console ended before it answered; try again.')
    }
    hasAnswered = true
    return unwrap(answer)
  }
  try {
    return { value: await work(ask) }
  } catch (error) {
    if (isGone && !hasAnswered) return null
    throw error
  }
}

async function withStores<Value>(
  context: CommandContext,
  dataDir: string,
  settings: EngineSettings,
  work: (ask: Ask) => Promise<Value>
): Promise<Value> {
  const { log, close } = openLog(dataDir, { level: 'info', now: Date.now })
  try {
    const ports = {
      dataDir,
      threadFile: context.threadFile,
      now: Date.now,
      log,
      version,
      settings: { fixed: nothingFixed, file: createSettingsFile(dataDir), applied: () => undefined },
      apiState: () => apiOff
    }
    const stores = await openStores(ports, settings)
    try {
      const caller = machineCaller('command', machineScopes)
      const never = new AbortController().signal
      const ask: Ask = async (name, input) =>
        unwrap(
          (await dispatch(stores.handlers, caller, name, input, never, (call, error) =>
            log.error({ call, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
          )) as Result<CallOutput<typeof name>>
        )
      return await work(ask)
    } finally {
      await stores.close()
    }
  } finally {
    close()
  }
}

function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new CommandError(result.error.message)
  return result.value
}
