import { type Result, succeed } from '../../../shared/result'
import type { KafkaSettings } from '../ports'
import type { ConnectionTestNews, ConnectionTestRequest } from './connection-test-link'

/** A test of a connection, told step by step; see `testConnection`. */
export type TestConnection = (
  settings: KafkaSettings,
  signal: AbortSignal
) => AsyncIterable<ConnectionTestNews['step']> | Promise<AsyncIterable<ConnectionTestNews['step']>>

export interface ConnectionTestRunner {
  /** Answers when every step was told. */
  run(request: ConnectionTestRequest): Promise<Result<null>>
  /** Ends that test early; one that has ended, or another, is left alone. */
  stop(testId: number): void
  /** Ends whatever runs, and resolves when it has taken leave of the broker. */
  close(): Promise<void>
}

/** Runs connection tests in the thread it is made in. */
export function createConnectionTestRunner(
  test: TestConnection,
  tell: (news: ConnectionTestNews) => void
): ConnectionTestRunner {
  const running = new Map<number, { readonly abort: AbortController; readonly ended: Promise<Result<null>> }>()
  const take = async ({ testId, settings }: ConnectionTestRequest, signal: AbortSignal): Promise<Result<null>> => {
    for await (const step of await test(settings, signal)) tell({ testId, step })
    return succeed(null)
  }
  return {
    async run(request) {
      const abort = new AbortController()
      const ended = take(request, abort.signal)
      running.set(request.testId, { abort, ended })
      try {
        return await ended
      } finally {
        running.delete(request.testId)
      }
    },
    stop: (testId) => running.get(testId)?.abort.abort(),
    async close() {
      const all = [...running.values()]
      for (const { abort } of all) abort.abort()
      await Promise.allSettled(all.map(({ ended }) => ended))
    }
  }
}
