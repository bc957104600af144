import { existsSync } from 'node:fs'
import type { FeedItem } from '../../shared/contract'
import type { Caller, Handlers } from '../../shared/dispatch'
import type { Scope } from '../../shared/domain/access'
import type { ConsoleInfo } from '../../shared/domain/console'
import { throughputEveryS } from '../../shared/domain/pipeline'
import { type Result, succeed } from '../../shared/result'
import { createFeedHub } from './feeds/feed-hub'
import type { Engine, EnginePorts, EngineSettings, ThreadName } from './ports'
import { createSettingsCalls, type SettingsHandlers } from './settings/settings-calls'
import { dataFile, worldFolder } from './store/files'
import {
  type ConnectionTestLink,
  type ConnectionTestNews,
  createConnectionTestLink
} from './threads/connection-test-link'
import type { EngineThread } from './threads/engine-thread'
import { createEngineThreads } from './threads/engine-threads'
import { createSwitchableThreads } from './threads/switchable-threads'
import { errorFields } from './threads/thread-data'

/** A console that does not run: its stores can be asked, its source can not. */
export interface OfflineEngine {
  readonly handlers: Handlers
  close(): Promise<void>
}

/** Wires the engine: three threads, the calls they answer and the feeds they tell. The only place that knows all. */
export function createEngine(ports: EnginePorts, first: EngineSettings): Engine {
  const hub = createFeedHub()
  const onNews = (name: string, payload: unknown): void => {
    if (name === 'floor') hub.publish('floor', payload as FeedItem<'floor'>[])
    if (name === 'status') hub.publish('status', payload as FeedItem<'status'>[])
    if (name === 'connection-test-step') connectionTests.note(payload as ConnectionTestNews)
  }
  const threads = createSwitchableThreads(first, {
    create: (settings) => createEngineThreads(ports, settings, false, onNews),
    onApplying(isApplying) {
      if (!isApplying) {
        hub.clear('floor')
        hub.clear('status')
      }
      hub.publish('console', [info()])
    },
    onFailure: (error) => ports.log.error(errorFields(error), 'the engine did not start on its settings')
  })
  const info = (): ConsoleInfo => consoleInfo(ports, threads.settings(), threads.isApplying())
  const connectionTests = createConnectionTestLink(threads.jobs)
  const apply = async (settings: EngineSettings): Promise<Result<null>> => {
    const applied = await threads.apply(settings)
    if (applied.ok) ports.settings.applied(settings)
    return applied
  }
  return {
    handlers: {
      ...storeHandlers(threads),
      ...settingsHandlers(ports, apply, connectionTests),
      'console.info': () => succeed(info()),
      'status.get': () => threads.pipeline.call('status.get', {}),
      'floor.snapshot': () => threads.pipeline.call('floor.snapshot', {}),
      'tail.read': (input) => threads.pipeline.call('tail.read', input),
      'throughput.get': () => threads.pipeline.call('throughput.get', {})
    },
    subscribe: hub.subscribe,
    async authenticate(token) {
      // A token is as good while settings are applied as before: who has one waits instead of being turned away.
      await threads.settled()
      const answer = await threads.jobs.call<Scope[] | null>('token.scopes', { token })
      return answer.ok && answer.value !== null ? ({ scopes: new Set(answer.value) } satisfies Caller) : null
    },
    start: threads.start,
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
    handlers: {
      ...storeHandlers(threads, withWriter),
      ...settingsHandlers(ports, null, connectionTests),
      'console.info': () => succeed(consoleInfo(ports, settings, false)),
      'status.get': () => threads.query.call('status.stored', {}),
      'floor.snapshot': () => succeed({ at: new Date(ports.now()).toISOString(), tiles: [] }),
      'tail.read': () => succeed({ lines: [] }),
      'throughput.get': () => succeed({ every_s: throughputEveryS, points: [] })
    },
    close: threads.stop
  }
}

const consoleInfo = (
  { version }: Pick<EnginePorts, 'version'>,
  { source, timeZone }: EngineSettings,
  applying: boolean
): ConsoleInfo => ({ version, world: source === 'simulator' ? 'sample' : 'gym', time_zone: timeZone, applying })

const settingsHandlers = (
  ports: EnginePorts,
  apply: ((settings: EngineSettings) => Promise<Result<null>>) | null,
  connectionTests: ConnectionTestLink
): SettingsHandlers =>
  createSettingsCalls({
    port: ports.settings,
    dataDir: ports.dataDir,
    apply,
    connectionTests,
    onFailure: (what, error) => ports.log.error(errorFields(error), `${what} failed`)
  })

type StoreHandlers = Omit<
  Handlers,
  'console.info' | 'status.get' | 'floor.snapshot' | 'tail.read' | 'throughput.get' | keyof SettingsHandlers
>

/** `withWriter` resolves when the thread that writes the stores is there. */
function storeHandlers(
  threads: Readonly<Record<ThreadName, Pick<EngineThread, 'call'>>>,
  withWriter: () => Promise<void> = async () => undefined
): StoreHandlers {
  const write = async <Value>(name: string, input: unknown): Promise<Result<Value>> => {
    await withWriter()
    return threads.pipeline.call(name, input)
  }
  return {
    'rides.list': (input) => threads.query.call('rides.list', input),
    'ride.get': (input) => threads.query.call('ride.get', input),
    'ride.readings': (input) => threads.query.call('ride.readings', input),
    'ride.follow': (input) => threads.query.call('ride.follow', input),
    'rider.get': (input) => threads.query.call('rider.get', input),
    'riders.search': (input) => threads.query.call('riders.search', input),
    'store.size': () => threads.query.call('store.size', {}),
    'ride.delete': (input) => write('ride.delete', input),
    'compress.run': (input) => write('compress.run', input),
    'retention.run': (input) => write('retention.run', input),
    'retention.preview': (input) => write('retention.preview', input),
    'jobs.list': (input) => write('jobs.list', input),
    'replay.start': (input) => write('replay.start', input),
    'replay.status': (input) => write('replay.status', input),
    'replay.stop': (input) => write('replay.stop', input),
    'quarantine.list': (input) => threads.query.call('quarantine.list', input),
    'quarantine.get': (input) => threads.query.call('quarantine.get', input),
    'quarantine.export': (input) => threads.query.call('quarantine.export', input),
    'quarantine.retry': (input) => write('quarantine.retry', input),
    'quarantine.discard': (input) => write('quarantine.discard', input),
    'token.create': (input) => threads.jobs.call('token.create', input)
  }
}
