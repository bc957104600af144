import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { FeedItem } from '../../shared/contract'
import type { Handlers } from '../../shared/dispatch'
import type { ConsoleInfo } from '../../shared/domain/console'
import { throughputEveryS } from '../../shared/domain/pipeline'
import { zoneStartsPercent } from '../../shared/figures/heart-rate'
import { type Result, succeed } from '../../shared/result'
import type { Authenticated } from './access/authenticator'
import { createCredentialCheck } from './access/credential-check'
import { createRequestSender } from './access/request-sender'
import { withAudit } from './access/with-audit'
import { noAlarm } from './alerts/no-alarm'
import { findExportFile } from './export/find-export-file'
import { createKeptExports } from './export/kept-exports'
import { createFeedHub } from './feeds/feed-hub'
import type { Engine, EnginePorts, EngineSettings } from './ports'
import { readUpTo } from './report/read-up-to'
import { createSettingsCalls, type SettingsHandlers } from './settings/settings-calls'
import type { AuditNote } from './store/audit'
import { dataFile, worldFolder } from './store/files'
import { storeHandlers } from './store-handlers'
import {
  type ConnectionTestLink,
  type ConnectionTestNews,
  createConnectionTestLink
} from './threads/connection-test-link'
import type { EngineThread } from './threads/engine-thread'
import { createEngineThreads } from './threads/engine-threads'
import { createSwitchableThreads } from './threads/switchable-threads'
import { errorFields, type FeedRead, type MailTestRequest } from './threads/thread-data'

/** A console that does not run: its stores can be asked, its source can not. */
export interface OfflineEngine {
  readonly handlers: Handlers
  close(): Promise<void>
}

/** Wires the engine: its threads, the calls they answer and the feeds they tell. The only place that knows all. */
export function createEngine(ports: EnginePorts, first: EngineSettings): Engine {
  const hub = createFeedHub()
  /** As the pipeline says; it reads the rules. */
  let zoneStarts: readonly number[] = zoneStartsPercent
  const accessListeners = new Set<(credential: string) => void>()
  const onNews = (name: string, payload: unknown): void => {
    if (name === 'floor') hub.publish('floor', payload as FeedItem<'floor'>[])
    if (name === 'status') {
      const items = payload as FeedItem<'status'>[]
      hub.publish('status', items)
      const newest = items.at(-1)
      if (newest !== undefined) void threads.jobs.call('feed.read', { readUpToMs: readUpTo(newest) } satisfies FeedRead)
    }
    if (name === 'alarm') hub.publish('alarm', payload as FeedItem<'alarm'>[])
    if (name === 'zones') {
      zoneStarts = payload as number[]
      hub.publish('console', [info()])
    }
    if (name === 'access-ended') {
      credentials.forget(payload as string)
      for (const listener of accessListeners) listener(payload as string)
    }
    if (name === 'mail-queued') void threads.jobs.call('mail.wake', {})
    if (name === 'connection-test-step') connectionTests.note(payload as ConnectionTestNews)
  }
  const threads = createSwitchableThreads(first, {
    create: (settings) => createEngineThreads(ports, settings, false, onNews),
    onApplying(isApplying) {
      if (!isApplying) {
        hub.clear('floor')
        hub.clear('status')
        hub.clear('alarm')
      }
      hub.publish('console', [info()])
    },
    onFailure: (error) => ports.log.error(errorFields(error), 'the engine did not start on its settings')
  })
  const info = (): ConsoleInfo => consoleInfo(ports, threads.settings(), threads.isApplying(), zoneStarts)
  const connectionTests = createConnectionTestLink(threads.jobs)
  const credentials = createCredentialCheck(async (request) => {
    // A token is as good while settings are applied as before: who has one waits instead of being turned away.
    await threads.settled()
    const answer = await threads.jobs.call<Authenticated | null>('access.authenticate', request)
    return answer.ok ? answer.value : null
  }, randomBytes(32))
  const apply = async (settings: EngineSettings): Promise<Result<null>> => {
    const applied = await threads.apply(settings)
    if (applied.ok) ports.settings.applied(settings)
    return applied
  }
  return {
    handlers: audited(ports, threads.jobs, {
      ...storeHandlers(threads),
      ...settingsHandlers(ports, threads.jobs, apply, connectionTests),
      'console.info': () => succeed(info()),
      'status.get': () => threads.pipeline.call('status.get', {}),
      'floor.snapshot': () => threads.pipeline.call('floor.snapshot', {}),
      'alarm.get': () => threads.pipeline.call('alarm.get', {}),
      'tail.read': (input) => threads.pipeline.call('tail.read', input),
      'throughput.get': () => threads.pipeline.call('throughput.get', {}),
      'api.state': () => succeed(ports.apiState())
    }),
    subscribe: hub.subscribe,
    authenticate: credentials.authenticate,
    onAccessEnded(listener) {
      accessListeners.add(listener)
      return () => accessListeners.delete(listener)
    },
    noteRequests: createRequestSender(async (entries) => {
      await threads.settled()
      await threads.jobs.call('access.note_requests', { entries })
    }),
    exportFile: (exportId, name) =>
      findExportFile(worldFolder(ports.dataDir, threads.settings().source), exportId, name),
    settings: threads.settings,
    async start() {
      try {
        createKeptExports(worldFolder(ports.dataDir, first.source)).removeLeftovers()
      } catch (error) {
        ports.log.warn(errorFields(error), 'what was left of an export could not be removed')
      }
      await threads.start()
    },
    apply,
    stop: threads.stop
  }
}

/** Opens the stores of a folder on which no console runs. The folder's lock must be held. */
export async function openStores(ports: EnginePorts, settings: EngineSettings): Promise<OfflineEngine> {
  const threads = createEngineThreads(ports, settings, true, (name, payload) => {
    if (name === 'connection-test-step') connectionTests.note(payload as ConnectionTestNews)
  })
  const connectionTests = createConnectionTestLink(threads.jobs)
  await threads.start('jobs')
  // The writer brings a file of an older version up to date before it is read. A world that was never opened has no file,
  // and a question makes none: then whoever writes starts it.
  let isWriterStarted = existsSync(dataFile(worldFolder(ports.dataDir, settings.source)))
  if (isWriterStarted) await threads.start('pipeline')
  await threads.start('query')
  const withWriter = async (): Promise<void> => {
    if (isWriterStarted) return
    isWriterStarted = true
    await threads.start('pipeline')
  }
  return {
    handlers: audited(ports, threads.jobs, {
      ...storeHandlers(threads, withWriter),
      ...settingsHandlers(ports, threads.jobs, null, connectionTests),
      'console.info': () => succeed(consoleInfo(ports, settings, false, zoneStartsPercent)),
      'status.get': () => threads.query.call('status.stored', {}),
      'floor.snapshot': () => succeed({ at: new Date(ports.now()).toISOString(), tiles: [] }),
      'alarm.get': () => succeed(noAlarm(ports.now())),
      'tail.read': () => succeed({ lines: [] }),
      'throughput.get': () => succeed({ every_s: throughputEveryS, points: [] }),
      'api.state': () => succeed(ports.apiState())
    }),
    close: threads.stop
  }
}

const consoleInfo = (
  { version }: Pick<EnginePorts, 'version'>,
  { source, timeZone }: EngineSettings,
  applying: boolean,
  zoneStarts: readonly number[]
): ConsoleInfo => ({
  version,
  world: source === 'simulator' ? 'sample' : 'gym',
  time_zone: timeZone,
  zone_starts_percent: [...zoneStarts],
  applying
})

/** Handlers that write down who did what. */
const audited = (
  { now, log }: Pick<EnginePorts, 'now' | 'log'>,
  jobs: Pick<EngineThread, 'call'>,
  handlers: Handlers
): Handlers =>
  withAudit(handlers, now, async (entry: AuditNote) => {
    const written = await jobs.call('access.note_audit', entry)
    if (!written.ok) log.error({ action: entry.action, code: written.error.code }, 'the audit could not be written')
  })

const settingsHandlers = (
  ports: EnginePorts,
  jobs: Pick<EngineThread, 'call'>,
  apply: ((settings: EngineSettings) => Promise<Result<null>>) | null,
  connectionTests: ConnectionTestLink
): SettingsHandlers =>
  createSettingsCalls({
    port: ports.settings,
    dataDir: ports.dataDir,
    apply,
    connectionTests,
    testMail: (mail, to) => jobs.call('mail.test', { mail, to } satisfies MailTestRequest),
    onFailure: (what, error) => ports.log.error(errorFields(error), `${what} failed`)
  })
