import type { CallInput, CallName, CallOutput } from '../../shared/contract'
import { dispatch } from '../../shared/dispatch'
import { scopes } from '../../shared/domain/access'
import type { Result } from '../../shared/result'
import { openStores } from '../engine/engine'
import type { EngineSettings } from '../engine/ports'
import { prepareDataFolder } from '../engine/settings/data-folder'
import { acquireFolderLock } from '../engine/store/folder-lock'
import { askRunningConsole } from '../host/control-client'
import { openLog } from '../host/logger'
import { version } from '../host/version'
import { type CommandContext, CommandError } from './command-context'

/** While a console is starting or stopping it holds the folder and can not be asked yet: this long it is waited for. */
const waitForConsoleMs = 10_000

/**
 * Has a call of the contract answered: by the console that runs on the data folder, or, where none runs, by the stores
 * themselves while this command holds the folder. Throws `CommandError`.
 */
export async function askConsole<Name extends CallName>(
  context: CommandContext,
  dataDir: string,
  settings: EngineSettings,
  name: Name,
  input: CallInput<Name>
): Promise<CallOutput<Name>> {
  const folder = prepareDataFolder(dataDir)
  if (!folder.ok) throw new CommandError(folder.error.message)
  const end = Date.now() + waitForConsoleMs
  for (;;) {
    const answer = await askRunningConsole(folder.value, name, input)
    if (answer !== null) return unwrap(answer)
    const lock = acquireFolderLock(folder.value)
    if (lock.ok) {
      try {
        return unwrap(await askStores(context, folder.value, settings, name, input))
      } finally {
        lock.value.release()
      }
    }
    if (lock.error.code !== 'busy' || Date.now() > end) throw new CommandError(lock.error.message)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function askStores<Name extends CallName>(
  context: CommandContext,
  dataDir: string,
  settings: EngineSettings,
  name: Name,
  input: CallInput<Name>
): Promise<Result<CallOutput<Name>>> {
  process.umask(0o077)
  const { log, close } = openLog(dataDir, { toStandardError: false, level: 'info', now: Date.now })
  try {
    const stores = await openStores({ dataDir, threadFile: context.threadFile, now: Date.now, log, version }, settings)
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
