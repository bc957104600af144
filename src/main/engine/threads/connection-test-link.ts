import type { ConnectionTestStep } from '../../../shared/domain/connection-test'
import { fail, succeed } from '../../../shared/result'
import type { KafkaSettings } from '../ports'
import type { ConnectionTests } from '../settings/settings-calls'
import type { EngineThread } from './engine-thread'

/** What the jobs thread is asked to test. */
export interface ConnectionTestRequest {
  readonly testId: number
  readonly settings: KafkaSettings
}

/** A step that the jobs thread tells of as soon as it is done. */
export interface ConnectionTestNews {
  readonly testId: number
  readonly step: ConnectionTestStep
}

export interface ConnectionTestLink extends ConnectionTests {
  /** Takes what the jobs thread tells. */
  note(news: ConnectionTestNews): void
}

/** Connection tests as the engine's thread sees them: run in the jobs thread, one at a time, followed and stopped from here. */
export function createConnectionTestLink(jobs: Pick<EngineThread, 'call'>): ConnectionTestLink {
  let testId = 0
  let isRunning = false
  let steps: ConnectionTestStep[] = []
  return {
    note(news) {
      if (news.testId === testId) steps = [...steps, news.step]
    },
    progress: () => ({ running: isRunning, steps }),
    async run(settings, signal) {
      if (isRunning) return fail('busy', 'A connection is being tested already; try again when that is done.')
      isRunning = true
      testId += 1
      steps = []
      const request: ConnectionTestRequest = { testId, settings }
      const stop = (): void => void jobs.call('connection-test.stop', { testId: request.testId })
      signal.addEventListener('abort', stop)
      try {
        const ended = jobs.call<null>('connection-test.run', request)
        if (signal.aborted) stop()
        const answer = await ended
        return answer.ok ? succeed(steps) : answer
      } finally {
        signal.removeEventListener('abort', stop)
        isRunning = false
      }
    }
  }
}
