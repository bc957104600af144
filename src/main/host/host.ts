import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { fail, type Result, succeed } from '../../shared/result'
import { createEngine } from '../engine/engine'
import type { Engine, EngineSettings, ThreadName } from '../engine/ports'
import { prepareDataFolder } from '../engine/settings/data-folder'
import { acquireFolderLock } from '../engine/store/folder-lock'
import { readControl, removeControl, writeControl } from './control-file'
import { startControlServer } from './control-server'
import { openLog } from './logger'
import { version } from './version'

export interface HostOptions {
  readonly dataDir: string
  readonly settings: EngineSettings
  readonly threadFile: (name: ThreadName) => string
  /** A shell without a window tells warnings on standard error, too. */
  readonly isHeadless: boolean
}

/** What a shell stands on: the data folder held, the log open, the engine running, commands answered. */
export interface Host {
  readonly engine: Engine
  readonly log: Logger
  readonly dataDir: string
  readonly version: string
  /** Tells commands where the page is. */
  announce(url: string): void
  /** In reverse: commands, engine, log, lock. Safe to call twice. */
  stop(): Promise<void>
}

/** Opens a host; the failure is one sentence that says what to do, and nothing stays open behind it. */
export async function openHost(options: HostOptions): Promise<Result<Host>> {
  // Whatever is written from here on is for the owner of the folder only.
  process.umask(0o077)
  const folder = prepareDataFolder(options.dataDir)
  if (!folder.ok) return folder
  const dataDir = folder.value
  const lock = acquireFolderLock(dataDir)
  if (!lock.ok) return lock.error.code === 'busy' ? inUse(dataDir) : lock
  // Who holds the lock is the only console: what an earlier one left behind is stale.
  removeControl(dataDir)
  const { log, close: closeLog } = openLog(dataDir, {
    toStandardError: options.isHeadless,
    level: process.env.DELOTON_LOG_LEVEL ?? 'info',
    now: Date.now
  })
  const { settings, threadFile } = options
  const engine = createEngine({ dataDir, threadFile, now: Date.now, log, version }, settings)
  const undo: (() => Promise<void> | void)[] = [lock.value.release, closeLog]
  const stopAll = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    log.info({ version, source: settings.source, pid: process.pid }, 'starting')
    undo.push(engine.stop)
    await engine.start()
    const secret = randomBytes(32).toString('base64url')
    const control = await startControlServer(engine.handlers, secret, log)
    undo.push(() => {
      removeControl(dataDir)
      return control.close()
    })
    const announce = (url: string | null): void =>
      writeControl(dataDir, { port: control.port, secret, pid: process.pid, url })
    announce(null)
    let stopping: Promise<void> | null = null
    return succeed({
      engine,
      log,
      dataDir,
      version,
      announce,
      stop() {
        stopping ??= stopAll()
        return stopping
      }
    })
  } catch (error) {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'the console could not start')
    await stopAll()
    return fail('unavailable', startFailure(dataDir, error))
  }
}

function inUse(dataDir: string): ReturnType<typeof fail> {
  const control = readControl(dataDir)
  const where = control === null ? '' : ` (process ${control.pid}${control.url === null ? '' : `, ${control.url}`})`
  return fail(
    'busy',
    `The data folder ${dataDir} is in use by a running console${where}. Use that one, stop it, or choose another folder with --data-dir.`
  )
}

function startFailure(dataDir: string, error: unknown): string {
  if (error instanceof Error && error.name === 'DatabaseIsNewerError') return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const what = code.startsWith('SQLITE') ? `its database can not be opened (${code})` : 'the engine did not start'
  return `The console could not start on ${dataDir}: ${what}. Its log in ${dataDir}/logs says more.`
}
