import { join } from 'node:path'
import type { FeedItem } from '../../shared/contract'
import type { Caller, Handlers } from '../../shared/dispatch'
import type { Scope } from '../../shared/domain/access'
import { throughputEveryS } from '../../shared/domain/pipeline'
import { succeed } from '../../shared/result'
import { createFeedHub } from './feeds/feed-hub'
import type { Engine, EnginePorts, EngineSettings, ThreadName } from './ports'
import { createEngineThread, type EngineThread } from './threads/engine-thread'
import { errorFields, type LogNews, type ThreadData } from './threads/thread-data'

/** A console that does not run: its stores can be asked, its source can not. */
export interface OfflineEngine {
  readonly handlers: Handlers
  close(): Promise<void>
}

const stopWithinMs: { readonly [Name in ThreadName]: number } = { jobs: 1_000, query: 2_000, pipeline: 9_000 }
/** A thread that dies is started again after these waits; one that dies more often than that stays down. */
const restartAfterMs = [250, 1_000, 3_000]
const livedLongMs = 60_000

/**
 * The folder of a source's world. What the simulator writes is kept apart from a gym's own data, down to the file:
 * no figure can mix them.
 */
export const worldFolder = (dataDir: string, source: EngineSettings['source']): string =>
  source === 'simulator' ? join(dataDir, 'sample') : dataDir

/** Wires the engine: three threads, the calls they answer and the feeds they tell. The only place that knows all. */
export function createEngine(ports: EnginePorts, settings: EngineSettings): Engine {
  const hub = createFeedHub()
  const threads = createThreads(ports, settings, (name, payload) => {
    if (name === 'floor') hub.publish('floor', payload as FeedItem<'floor'>[])
    if (name === 'status') hub.publish('status', payload as FeedItem<'status'>[])
  })
  return {
    handlers: {
      ...storeHandlers(ports, settings, threads),
      'status.get': () => threads.pipeline.call('status.get', {}),
      'floor.snapshot': () => threads.pipeline.call('floor.snapshot', {}),
      'tail.read': (input) => threads.pipeline.call('tail.read', input),
      'throughput.get': () => threads.pipeline.call('throughput.get', {})
    },
    subscribe: hub.subscribe,
    async authenticate(token) {
      const answer = await threads.jobs.call<Scope[] | null>('token.scopes', { token })
      return answer.ok && answer.value !== null ? ({ scopes: new Set(answer.value) } satisfies Caller) : null
    },
    async start() {
      // Jobs first: it makes the ops file, which the pipeline also opens. Query opens its reader at the first question.
      await threads.start('jobs')
      await Promise.all([threads.start('pipeline'), threads.start('query')])
    },
    stop: threads.stop
  }
}

/** Opens the stores of a folder on which no console runs. The folder's lock must be held. */
export async function openStores(ports: EnginePorts, settings: EngineSettings): Promise<OfflineEngine> {
  const threads = createThreads(ports, settings, () => undefined)
  await threads.start('jobs')
  await threads.start('query')
  return {
    handlers: {
      ...storeHandlers(ports, settings, threads),
      'status.get': () => threads.query.call('status.stored', {}),
      'floor.snapshot': () => succeed({ at: new Date(ports.now()).toISOString(), tiles: [] }),
      'tail.read': () => succeed({ lines: [] }),
      'throughput.get': () => succeed({ every_s: throughputEveryS, points: [] })
    },
    close: threads.stop
  }
}

type StoreHandlers = Omit<Handlers, 'status.get' | 'floor.snapshot' | 'tail.read' | 'throughput.get'>

function storeHandlers(ports: EnginePorts, settings: EngineSettings, threads: Threads): StoreHandlers {
  return {
    'console.info': () =>
      succeed({
        version: ports.version,
        world: settings.source === 'simulator' ? 'sample' : 'gym',
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone
      }),
    'rides.list': (input) => threads.query.call('rides.list', input),
    'ride.get': (input) => threads.query.call('ride.get', input),
    'ride.readings': (input) => threads.query.call('ride.readings', input),
    'ride.follow': (input) => threads.query.call('ride.follow', input),
    'rider.get': (input) => threads.query.call('rider.get', input),
    'riders.search': (input) => threads.query.call('riders.search', input),
    'store.size': () => threads.query.call('store.size', {}),
    'quarantine.list': (input) => threads.query.call('quarantine.list', input),
    'token.create': (input) => threads.jobs.call('token.create', input)
  }
}

interface Threads extends Readonly<Record<ThreadName, EngineThread>> {
  /** Resolves when the thread can answer; rejects with what it died of before that. */
  start(name: ThreadName): Promise<void>
  /** Jobs, readers, the writer last. */
  stop(): Promise<void>
}

function createThreads(
  ports: EnginePorts,
  settings: EngineSettings,
  onNews: (name: string, payload: unknown) => void
): Threads {
  const data: ThreadData = {
    dataDir: ports.dataDir,
    worldDir: worldFolder(ports.dataDir, settings.source),
    settings,
    version: ports.version
  }
  const starting = new Map<ThreadName, { resolve: () => void; reject: (error: unknown) => void }>()
  const restarts = new Map<ThreadName, number>()
  let isStopping = false

  const create = (name: ThreadName): EngineThread => {
    let startedAtMs = 0
    const thread = createEngineThread({
      file: ports.threadFile(name),
      data,
      onNews: (news, payload) => {
        if (news === 'log') {
          const { level, message, fields } = payload as LogNews
          ports.log[level]({ thread: name, ...fields }, message)
        } else if (news === 'ready') {
          startedAtMs = ports.now()
          starting.get(name)?.resolve()
          starting.delete(name)
        } else onNews(news, payload)
      },
      onDeath: (error) => {
        if (isStopping) return
        ports.log.error({ thread: name, ...errorFields(error) }, 'a thread of the engine died')
        const waitsForStart = starting.get(name)
        starting.delete(name)
        if (waitsForStart !== undefined) {
          waitsForStart.reject(error)
          return
        }
        const died = ports.now() - startedAtMs > livedLongMs ? 0 : (restarts.get(name) ?? 0)
        // Until it is ready again it has not lived: its next death follows this one.
        startedAtMs = ports.now()
        const wait = restartAfterMs[died]
        restarts.set(name, died + 1)
        if (wait !== undefined) setTimeout(() => isStopping || thread.start(), wait).unref()
      }
    })
    return thread
  }
  const threads = { pipeline: create('pipeline'), query: create('query'), jobs: create('jobs') }
  return {
    ...threads,
    start(name) {
      return new Promise((resolve, reject) => {
        starting.set(name, { resolve, reject })
        threads[name].start()
      })
    },
    async stop() {
      isStopping = true
      for (const name of ['jobs', 'query', 'pipeline'] as const) await threads[name].stop(stopWithinMs[name])
    }
  }
}
