import { existsSync } from 'node:fs'
import type { FeedItem } from '../../shared/contract'
import type { Caller, Handlers } from '../../shared/dispatch'
import type { Scope } from '../../shared/domain/access'
import type { ConsoleInfo } from '../../shared/domain/console'
import { throughputEveryS } from '../../shared/domain/pipeline'
import { zoneStartsPercent } from '../../shared/figures/heart-rate'
import { type Result, succeed } from '../../shared/result'
import { noAlarm } from './alerts/no-alarm'
import { createFeedHub } from './feeds/feed-hub'
import type { Engine, EnginePorts, EngineSettings, ThreadName } from './ports'
import { readUpTo } from './report/read-up-to'
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
import { errorFields, type FeedRead, type MailTestRequest } from './threads/thread-data'

/** A console that does not run: its stores can be asked, its source can not. */
export interface OfflineEngine {
  readonly handlers: Handlers
  close(): Promise<void>
}

/** Wires the engine: three threads, the calls they answer and the feeds they tell. The only place that knows all. */
export function createEngine(ports: EnginePorts, first: EngineSettings): Engine {
  const hub = createFeedHub()
  /** As the pipeline says; it reads the rules. */
  let zoneStarts: readonly number[] = zoneStartsPercent
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
  const apply = async (settings: EngineSettings): Promise<Result<null>> => {
    const applied = await threads.apply(settings)
    if (applied.ok) ports.settings.applied(settings)
    return applied
  }
  return {
    handlers: {
      ...storeHandlers(threads),
      ...settingsHandlers(ports, threads.jobs, apply, connectionTests),
      'console.info': () => succeed(info()),
      'status.get': () => threads.pipeline.call('status.get', {}),
      'floor.snapshot': () => threads.pipeline.call('floor.snapshot', {}),
      'alarm.get': () => threads.pipeline.call('alarm.get', {}),
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
      ...settingsHandlers(ports, threads.jobs, null, connectionTests),
      'console.info': () => succeed(consoleInfo(ports, settings, false, zoneStartsPercent)),
      'status.get': () => threads.query.call('status.stored', {}),
      'floor.snapshot': () => succeed({ at: new Date(ports.now()).toISOString(), tiles: [] }),
      'alarm.get': () => succeed(noAlarm(ports.now())),
      'tail.read': () => succeed({ lines: [] }),
      'throughput.get': () => succeed({ every_s: throughputEveryS, points: [] })
    },
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

type StoreHandlers = Omit<
  Handlers,
  | 'console.info'
  | 'status.get'
  | 'floor.snapshot'
  | 'alarm.get'
  | 'tail.read'
  | 'throughput.get'
  | keyof SettingsHandlers
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
    'alarm.silence': (input) => write('alarm.silence', input),
    'alert.acknowledge': (input) => write('alert.acknowledge', input),
    'alert.unacknowledge': (input) => write('alert.unacknowledge', input),
    'alert.note': (input) => write('alert.note', input),
    'mute.add': (input) => write('mute.add', input),
    'mute.end': (input) => write('mute.end', input),
    'alerts.list': (input) => threads.query.call('alerts.list', input),
    'alert.get': (input) => threads.query.call('alert.get', input),
    'alerts.stats': (input) => threads.query.call('alerts.stats', input),
    'alert_rules.get': () => threads.query.call('alert_rules.get', {}),
    'alert_rules.check': (input) => threads.query.call('alert_rules.check', input),
    'alert_rules.preview': (input) => threads.query.call('alert_rules.preview', input),
    'alert_rules.save': (input) => write('alert_rules.save', input),
    async 'rider.set_limits'(input) {
      const saved = await write<null>('rider.set_limits', input)
      return saved.ok ? threads.query.call('rider.get', { rider_id: input.rider_id }) : saved
    },
    'reports.list': (input) => threads.jobs.call('reports.list', input),
    'report.make': (input) => threads.jobs.call('report.make', input),
    'report.file': (input) => threads.jobs.call('report.file', input),
    'report.send': (input) => threads.jobs.call('report.send', input),
    'mail.status': () => threads.jobs.call('mail.status', {}),
    'token.create': (input) => threads.jobs.call('token.create', input)
  }
}
