import { isDeepStrictEqual } from 'node:util'
import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings, ThreadName } from '../ports'
import type { EngineThread } from './engine-thread'
import type { EngineThreads } from './engine-threads'

export interface SwitchableThreadsOptions {
  readonly create: (settings: EngineSettings) => EngineThreads
  /** Told when a change begins and when it has ended, well or not. */
  readonly onApplying: (isApplying: boolean) => void
  readonly onFailure: (error: unknown) => void
}

/** The threads of an engine, whose settings can be changed while it runs. */
export interface SwitchableThreads extends Readonly<Record<ThreadName, Pick<EngineThread, 'call'>>> {
  /** What they run on. */
  settings(): EngineSettings
  isApplying(): boolean
  /** Resolves when no change is under way. */
  settled(): Promise<void>
  start(): Promise<void>
  /** Stops all, in order, and starts them on other settings; where they do not start, on those before. */
  apply(next: EngineSettings): Promise<Result<null>>
  stop(): Promise<void>
}

const unavailable = (): ReturnType<typeof fail> =>
  fail('unavailable', 'The console is applying new settings; try again in a moment.')
const stopping = (): ReturnType<typeof fail> => fail('unavailable', 'The console is stopping.')

export function createSwitchableThreads(first: EngineSettings, options: SwitchableThreadsOptions): SwitchableThreads {
  let settings = first
  let threads = options.create(first)
  let applying: Promise<Result<null>> | null = null
  let isStopping = false

  const start = async (): Promise<void> => {
    // Jobs first: it makes the ops file, which the pipeline also opens. Query opens its reader at the first question.
    await threads.start('jobs')
    await Promise.all([threads.start('pipeline'), threads.start('query')])
  }
  const startOn = (next: EngineSettings): Promise<void> => {
    settings = next
    threads = options.create(next)
    return start()
  }
  const change = async (next: EngineSettings): Promise<Result<null>> => {
    const before = settings
    await threads.stop()
    if (isStopping) return stopping()
    try {
      await startOn(next)
      return succeed(null)
    } catch (error) {
      options.onFailure(error)
    }
    await threads.stop()
    if (isStopping) return stopping()
    try {
      await startOn(before)
      return fail(
        'unavailable',
        'The console does not start on these settings and runs on those before; its log says why.'
      )
    } catch (error) {
      options.onFailure(error)
      return fail('unavailable', 'The console could not be started again; its log says why. Restart it.')
    }
  }
  const callTo = (name: ThreadName): Pick<EngineThread, 'call'> => ({
    call: (call, input) => (applying === null ? threads[name].call(call, input) : Promise.resolve(unavailable()))
  })

  return {
    pipeline: callTo('pipeline'),
    query: callTo('query'),
    jobs: callTo('jobs'),
    export: callTo('export'),
    settings: () => settings,
    isApplying: () => applying !== null,
    async settled() {
      await applying
    },
    start,
    async apply(next) {
      if (isStopping) return stopping()
      if (applying !== null) return fail('busy', 'Other settings are being applied; try again in a moment.')
      if (isDeepStrictEqual(next, settings)) return succeed(null)
      const changing = change(next)
      applying = changing
      options.onApplying(true)
      try {
        return await changing
      } finally {
        applying = null
        options.onApplying(false)
      }
    },
    async stop() {
      isStopping = true
      await applying
      await threads.stop()
    }
  }
}
