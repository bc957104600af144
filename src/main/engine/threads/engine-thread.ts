import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../../shared/result'
import type { FromThread, ToThread } from './thread-link'

export interface EngineThreadOptions {
  readonly file: string
  readonly data: unknown
  readonly onNews: (name: string, payload: unknown) => void
  /** The thread died by itself. */
  readonly onDeath: (error: unknown) => void
}

/** A thread of the engine, seen from outside it. */
export interface EngineThread {
  start(): void
  /** Answers `unavailable` when the thread is not there, or dies before it answers. */
  call<Value>(name: string, input: unknown): Promise<Result<Value>>
  /** Asks the thread to close what it holds and waits for its end, at most `withinMs`. */
  stop(withinMs: number): Promise<void>
}

/**
 * A heap that may be gigabytes on a large machine is cleaned late: reading a backlog then holds twice the memory for no
 * gain (measured). Nothing a thread keeps is near these limits.
 */
const heapLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 }

const gone = (): ReturnType<typeof fail> => fail('unavailable', 'The console is not ready for this; try again.')

export function createEngineThread(options: EngineThreadOptions): EngineThread {
  let worker: Worker | null = null
  let nextId = 1
  const waiting = new Map<number, (result: Result<unknown>) => void>()

  const release = (): void => {
    worker = null
    for (const answer of waiting.values()) answer(gone())
    waiting.clear()
  }
  const call = <Value>(name: string, input: unknown): Promise<Result<Value>> => {
    const to = worker
    if (to === null) return Promise.resolve(gone())
    const id = nextId
    nextId += 1
    return new Promise((resolve) => {
      waiting.set(id, resolve as (result: Result<unknown>) => void)
      to.postMessage({ id, name, input } satisfies ToThread)
    })
  }
  return {
    start() {
      const started = new Worker(options.file, { workerData: options.data, resourceLimits: heapLimits })
      worker = started
      let failure: unknown = null
      started.on('message', (message: FromThread) => {
        if (message.kind === 'news') {
          options.onNews(message.name, message.payload)
          return
        }
        waiting.get(message.id)?.(message.result)
        waiting.delete(message.id)
      })
      started.on('error', (error) => {
        failure = error
      })
      started.on('exit', (code) => {
        if (worker !== started) return
        release()
        options.onDeath(failure ?? new Error(`the thread ended with code ${code}`))
      })
    },
    call,
    async stop(withinMs) {
      const stopped = worker
      if (stopped === null) return
      let timer: NodeJS.Timeout | undefined
      const timeout = new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([call('stop', {}), timeout])
      clearTimeout(timer)
      release()
      await stopped.terminate()
    }
  }
}
