import { fail } from '../../../shared/result'
import type { EngineThread } from './engine-thread'

/**
 * A thread that starts with its first call: most consoles never need it. `start` resolves when it can answer and rejects where
 * it does not start; the next call tries again. Calls are answered `unavailable` then, and once it was stopped.
 */
export function startedWhenAsked(thread: EngineThread, start: () => Promise<void>): EngineThread {
  let started: Promise<void> | null = null
  let isStopped = false
  const stopped = Promise.withResolvers<void>()
  return {
    ...thread,
    async call(name, input) {
      if (isStopped) return fail('unavailable', 'The console is stopping.')
      started ??= start()
      try {
        await Promise.race([started, stopped.promise])
      } catch {
        started = null
        return fail('unavailable', 'The console is not ready for this; try again.')
      }
      return thread.call(name, input)
    },
    stop(withinMs) {
      isStopped = true
      stopped.resolve()
      return thread.stop(withinMs)
    }
  }
}
