import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { dispatch } from '../../shared/dispatch'
import { scopes } from '../../shared/domain/access'
import type { Result } from '../../shared/result'
import { openStores } from '../engine/engine'
import type { EngineSettings } from '../engine/ports'
import { prepareDataFolder } from '../engine/settings/data-folder'
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
export async function askConsole<Name extends CallName>(
  context: CommandContext,
  givenDataDir: string,
  settingsOf: (dataDir: string) => EngineSettings,
  name: Name,
  input: CallInput<Name>
): Promise<CallOutput<Name>> {
  const folder = prepareDataFolder(givenDataDir)
  if (!folder.ok) throw new CommandError(folder.error.message)
  const dataDir = folder.value
  process.umask(0o077)
  for (const end = performance.now() + waitForConsoleMs; ; ) {
    const answer = await askRunningConsole(dataDir, name, input)
    if (answer !== null) return unwrap(answer)
    const lock = await holdFolder(dataDir, {
      waitMs: end - performance.now(),
      isHopeless: async () => (await findRunningConsole(dataDir)) !== null
    })
    if (lock.ok) {
      try {
        return unwrap(await askStores(context, dataDir, settingsOf(dataDir), name, input))
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

async function askStores<Name extends CallName>(
  context: CommandContext,
  dataDir: string,
  settings: EngineSettings,
  name: Name,
  input: CallInput<Name>
): Promise<Result<CallOutput<Name>>> {
  const { log, close } = openLog(dataDir, { level: 'info', now: Date.now })
  try {
    const ports = { dataDir, threadFile: context.threadFile, now: Date.now, log, version }
    const stores = await openStores(ports, settings)
    try {
      const caller = { scopes: new Set(scopes) }
      const never = new AbortController().signal
      return (await dispatch(stores.handlers, caller, name, input, never, (call, error) =>
        log.error({ call, error: error instanceof Error ? error.stack : 'unknown' }, 'a call failed')
      )) as Result<CallOutput<Name>>
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
