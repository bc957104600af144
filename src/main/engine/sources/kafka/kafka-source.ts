import { Kafka } from 'kafkajs'
import type { KafkaSettings } from '../../ports'
import type { SourceEvents, TelemetrySource } from '../telemetry-source'
import { clientConfig, type KafkaLog } from './client-config'
import { registerCodecs } from './codecs'
import { failureSentence } from './failure-sentence'
import { MadeAnewError } from './made-anew-error'
import { runSession } from './session'

export interface KafkaSourceOptions {
  readonly settings: KafkaSettings
  /** Names this installation among consumer groups. */
  readonly installation: string
  readonly log: KafkaLog & { info(fields: object, message: string): void }
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
  readonly randomName: () => string
  /** For who wants a part of the topic only: a partition on that it is true is read no further. */
  readonly isDone?: (partition: number) => boolean
}

/** Waits before a new session, by how many failed in a row. */
const pausesMs = [500, 1_000, 2_000, 4_000, 5_000]
/** A session that lasted this long was a success: the next failure begins with the shortest wait again. */
const successMs = 10_000

/**
 * Reads a topic through kafkajs. Positions are the store's: no offset committed to Kafka is ever read, so each session
 * joins under a group id of its own and waits for no former member. A session that ends for any reason is followed by
 * another until `stop`.
 */
export function createKafkaSource(options: KafkaSourceOptions): TelemetrySource {
  const { settings, log } = options
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const run = async (events: SourceEvents): Promise<void> => {
    registerCodecs()
    events.connection({ state: 'connecting' })
    let failures = 0
    let isMadeAnew = false
    while (!stopping.signal.aborted) {
      const startedMs = options.monotonic()
      const groupId = `deloton-${options.installation}-${options.randomName()}`
      try {
        const config = clientConfig(settings, `deloton-console-${options.installation}`, log)
        await runSession({
          ...options,
          kafka: new Kafka(config),
          impatient: new Kafka({ ...config, retry: { initialRetryTime: 200, maxRetryTime: 1_000, retries: 2 } }),
          groupId,
          events,
          stopping: stopping.signal,
          isMadeAnew,
          onOpened: () => {
            isMadeAnew = false
          }
        })
      } catch (error) {
        if (stopping.signal.aborted) break
        if (error instanceof MadeAnewError) {
          log.info({}, 'the topic was made anew: it is read from its beginning')
          isMadeAnew = true
          continue
        }
        log.info({ cause: error instanceof Error ? error.name : 'unknown' }, 'the Kafka session ended')
        events.connection({ state: 'disconnected', message: failureSentence(error, settings) })
        failures = options.monotonic() - startedMs > successMs ? 1 : failures + 1
        await pause(pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0, stopping.signal)
      }
    }
  }

  return {
    start(events) {
      running = run(events)
    },
    async stop() {
      stopping.abort()
      await running
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
