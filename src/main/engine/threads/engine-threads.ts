import type { EnginePorts, EngineSettings, ThreadName } from '../ports'
import { worldFolder } from '../store/files'
import { createEngineThread, type EngineThread } from './engine-thread'
import { startedWhenAsked } from './started-when-asked'
import { errorFields, type LogNews, type ThreadData } from './thread-data'

const stopWithinMs: { readonly [Name in ThreadName]: number } = {
  export: 1_000,
  jobs: 1_000,
  query: 2_000,
  pipeline: 9_000
}
/** A thread that dies is started again after these waits; one that dies more often than that stays down. */
const restartAfterMs = [250, 1_000, 3_000]
const livedLongMs = 60_000

/** The threads of an engine, on one set of settings. That of exports starts by itself when it is first asked. */
export interface EngineThreads extends Readonly<Record<ThreadName, EngineThread>> {
  /** Resolves when the thread can answer; rejects with what it died of before that. */
  start(name: ThreadName): Promise<void>
  /** Exports, jobs, readers, the writer last. */
  stop(): Promise<void>
}

export function createEngineThreads(
  ports: Pick<EnginePorts, 'dataDir' | 'threadFile' | 'now' | 'log' | 'version'>,
  settings: EngineSettings,
  isOffline: boolean,
  onNews: (name: string, payload: unknown) => void
): EngineThreads {
  const data: ThreadData = {
    dataDir: ports.dataDir,
    worldDir: worldFolder(ports.dataDir, settings.source),
    settings,
    version: ports.version,
    isOffline
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
  const threads: Readonly<Record<ThreadName, EngineThread>> = {
    pipeline: create('pipeline'),
    query: create('query'),
    jobs: create('jobs'),
    export: startedWhenAsked(create('export'), () => start('export'))
  }
  const start = (name: ThreadName): Promise<void> =>
    new Promise((resolve, reject) => {
      starting.set(name, { resolve, reject })
      threads[name].start()
    })
  return {
    ...threads,
    start,
    async stop() {
      isStopping = true
      for (const name of ['export', 'jobs', 'query', 'pipeline'] as const) await threads[name].stop(stopWithinMs[name])
    }
  }
}
