import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { ApiState } from '../../shared/domain/access'
import { fail, type Result, succeed } from '../../shared/result'
import { createEngine } from '../engine/engine'
import type { Engine, EnginePorts, EngineSettings, ThreadName } from '../engine/ports'
import { prepareDataFolder } from '../engine/settings/data-folder'
import { type FixedSettings, nothingFixed } from '../engine/settings/read-settings'
import { createSettingsFile } from '../engine/settings/settings-file'
import { whyNoMail } from '../engine/settings/why-no-mail'
import { apiOff } from './api-off'
import { findRunningConsole } from './control-client'
import { removeControl, writeControl } from './control-file'
import { startControlServer } from './control-server'
import { holdFolder } from './hold-folder'
import { writeLastRun } from './last-run'
import { openLog } from './logger'
import { startFailure } from './start-failure'
import { createTeller } from './teller'
import { createUndo, type Undo } from './undo'
import { version } from './version'

export interface HostOptions {
  readonly dataDir: string
  readonly settings: EngineSettings
  /** What of them the command line and the environment say. */
  readonly fixed?: FixedSettings
  readonly threadFile: (name: ThreadName) => string
  /** A shell without a window tells warnings on standard error, too. */
  readonly isHeadless: boolean
  /** What was found before there was a log, one sentence each. */
  readonly warnings?: readonly string[]
}

/** What a shell stands on: the data folder held, the log open, the engine running, commands answered. */
export interface Host {
  readonly engine: Engine
  readonly log: Logger
  readonly dataDir: string
  readonly version: string
  /** Tells commands where the page is. */
  announce(url: string): void
  /** Says where the REST API is served from now on; until then it is off. Whoever asks `api.state` is told. */
  setApiState(state: ApiState): void
  /** In reverse: commands, engine, log, lock. Safe to call twice. */
  stop(): Promise<void>
}

/** A command that holds the folder, or a console that is stopping, is waited for this long. */
const waitForFolderMs = 8_000

/**
 * Opens a host; the failure is one sentence that says what to do, and nothing stays open behind it. `makeEngine` is the
 * engine's own but in tests.
 */
export async function openHost(
  options: HostOptions,
  makeEngine: (ports: EnginePorts, settings: EngineSettings) => Engine = createEngine
): Promise<Result<Host>> {
  // Whatever is written from here on is for the owner of the folder only.
  process.umask(0o077)
  const folder = prepareDataFolder(options.dataDir)
  if (!folder.ok) return folder
  const dataDir = folder.value
  const lock = await holdFolder(dataDir, {
    waitMs: waitForFolderMs,
    isHopeless: async () => (await findRunningConsole(dataDir)) !== null
  })
  if (!lock.ok) return lock

  const steps = createUndo(lock.value.release)
  try {
    return succeed(await openHeldFolder(dataDir, options, makeEngine, steps))
  } catch (error) {
    await steps.run()
    return fail('unavailable', startFailure(dataDir, error))
  }
}

/** All that stands on the lock; each thing that was opened leaves its end in `undo`, also when a later one throws. */
async function openHeldFolder(
  dataDir: string,
  { settings, fixed = nothingFixed, threadFile, isHeadless, warnings = [] }: HostOptions,
  makeEngine: (ports: EnginePorts, settings: EngineSettings) => Engine,
  undo: Undo
): Promise<Host> {
  const secret = randomBytes(32).toString('base64url')
  // Also one whose user name may be set later.
  const { saslPassword, mailPassword } = fixed.given
  const passwords = [saslPassword, mailPassword, settings.kafka.sasl?.password, settings.mail.server?.user?.password]
  const teller = isHeadless ? createTeller((line) => void process.stderr.write(`deloton: ${line}\n`)) : null
  const { log, close } = openLog(dataDir, {
    ...(teller === null ? {} : { tell: teller.tell }),
    level: process.env.DELOTON_LOG_LEVEL ?? 'info',
    now: Date.now,
    secrets: [secret, ...passwords.filter((password) => password !== undefined)]
  })
  undo.push(close)
  try {
    log.info({ version, source: settings.source, pid: process.pid }, 'starting')
    for (const warning of [...warnings, ...warningsOf(settings)]) log.warn(warning)
    writeLastRun(dataDir, settings)
    const applied = (next: EngineSettings): void => {
      log.info({ source: next.source }, 'other settings are applied')
      for (const warning of warningsOf(next)) log.warn(warning)
      try {
        writeLastRun(dataDir, next)
      } catch (error) {
        log.error({ error: stackOf(error) }, 'what runs could not be noted')
      }
    }
    let apiState = apiOff
    const engine = makeEngine(
      {
        dataDir,
        threadFile,
        now: Date.now,
        log,
        version,
        settings: { fixed, file: createSettingsFile(dataDir), applied },
        apiState: () => apiState
      },
      settings
    )
    undo.push(engine.stop)
    await engine.start()
    const control = await startControlServer(engine.handlers, secret, log)
    undo.push(() => {
      removeControl(dataDir)
      return control.close()
    })
    const announce = (url: string | null): void =>
      writeControl(dataDir, { port: control.port, secret, pid: process.pid, url })
    announce(null)
    teller?.begin()
    let stopping: Promise<void> | null = null
    return {
      engine,
      log,
      dataDir,
      version,
      announce,
      setApiState(state) {
        apiState = state
      },
      stop() {
        stopping ??= undo.run((error) =>
          log.error({ error: stackOf(error) }, 'a part of the console did not stop well')
        )
        return stopping
      }
    }
  } catch (error) {
    log.error({ error: stackOf(error) }, 'the console could not start')
    throw error
  }
}

function warningsOf({ source, kafka, mail, report }: EngineSettings): string[] {
  const warnings: string[] = []
  if (source === 'kafka' && kafka.sasl?.mechanism === 'plain' && !kafka.tls) {
    warnings.push('The Kafka password travels unencrypted; add --tls where the broker offers it.')
  }
  if (mail.server?.security === 'none' && mail.server.user !== null) {
    warnings.push("The mail server's password travels unencrypted; use --mail-security starttls or tls.")
  }
  const noMail = whyNoMail(mail)
  if (noMail !== null) warnings.push(noMail)
  if (mail.server === null && mail.alertsTo.length + mail.managerTo.length > 0) {
    warnings.push('Mail about alerts has recipients and no mail server; add --mail-host.')
  }
  if (mail.server === null && report.to.length > 0) {
    warnings.push('The daily report has recipients and no mail server; add --mail-host.')
  }
  return warnings
}

const stackOf = (error: unknown): string | undefined => (error instanceof Error ? error.stack : String(error))
