import { sampleTopic } from '../sample-topic'
import type { SourceEvents, TelemetrySource } from '../telemetry-source'
import { createFleet, type FleetOptions } from './fleet'

export interface SimulatorSourceOptions {
  readonly fleet: FleetOptions
  /** How long the fleet's log holds a message, as a topic's retention does. */
  readonly retentionMs: number
  readonly now: () => number
}

const readEveryMs = 100
const tellEndsEveryMs = 1_000
const batchMessages = 5_000

/**
 * The simulated fleet as a source: a log with ends, a retention and positions, read to its present end and then live.
 * It behaves like a topic in everything the pipeline sees, so that nothing there knows which of the two it reads.
 */
export function createSimulatorSource(options: SimulatorSourceOptions): TelemetrySource {
  const { now, retentionMs } = options
  let isStopping = false
  let wake: () => void = () => undefined
  let running: Promise<void> = Promise.resolve()

  const run = async (events: SourceEvents): Promise<void> => {
    const fleet = createFleet(options.fleet)
    const { seed, bikes, anchorMs } = options.fleet
    const positions = await events.opened({
      clusterId: `simulator-${seed}-${bikes}-${anchorMs}`,
      topic: sampleTopic,
      partitions: fleet.endsAt(now(), retentionMs)
    })
    if (positions === null) return
    const next = new Map(positions.map(({ partition, nextOffset }) => [partition, nextOffset]))
    events.connection({ state: 'connected' })
    let toldAtMs = Number.NEGATIVE_INFINITY
    while (!isStopping) {
      // Once a second; and at once when the clock was set back, which the timer below does not notice.
      if (now() - toldAtMs >= tellEndsEveryMs || now() < toldAtMs) {
        toldAtMs = now()
        events.ends(fleet.endsAt(now(), retentionMs))
      }
      let isBehind = false
      for (const [partition, offset] of next) {
        const messages = fleet.read(partition, offset, now(), batchMessages)
        if (messages.length === 0) continue
        const endsBefore = offset + messages.length
        if (!(await events.batch({ partition, messages, holes: [], endsBefore }))) return
        next.set(partition, endsBefore)
        isBehind ||= messages.length === batchMessages
      }
      await pause(isBehind ? 0 : readEveryMs)
    }
  }

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  return {
    start(events) {
      running = run(events)
    },
    async stop() {
      isStopping = true
      wake()
      await running
    }
  }
}
