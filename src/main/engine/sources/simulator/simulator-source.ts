import { sampleTopic } from '../sample-topic'
import type { Hole, SourceEvents, TelemetrySource } from '../telemetry-source'
import { createFleet, type Fleet, type FleetOptions } from './fleet'
import { pause } from './pause'

export interface SimulatorSourceOptions {
  readonly fleet: FleetOptions
  /** How long the fleet's log holds a message, as a topic's retention does. */
  readonly retentionMs: number
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
}

const readEveryMs = 100
const tellEndsEveryMs = 1_000
const openAgainAfterMs = 1_000
const batchMessages = 5_000
/** A topic loses whole segments, so its messages live a little longer than its retention: who reads at once loses none. */
const segmentMs = 60_000
/** The wall clock is set right by less than this without a word. */
const clockToleranceMs = 60_000

/**
 * The simulated fleet as a source: a log with ends, a retention and positions, read to its present end and then live.
 * It behaves like a topic in everything the pipeline sees, so that nothing there knows which of the two it reads: what
 * was missed during a pause longer than the retention is a hole, and when the clock was set back so that the log ends
 * before the position, it is opened anew.
 */
export function createSimulatorSource(options: SimulatorSourceOptions): TelemetrySource {
  const { now, retentionMs } = options
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> = Promise.resolve()

  const tellEnds = async (fleet: Fleet, events: SourceEvents, session: AbortSignal): Promise<void> => {
    while (!session.aborted) {
      events.ends(fleet.endsAt(now(), retentionMs))
      await pause(tellEndsEveryMs, session)
    }
  }

  /** Resolves to true when the log has to be opened anew, to false when the session is over. */
  const readOn = async (
    fleet: Fleet,
    events: SourceEvents,
    session: AbortSignal,
    next: Map<number, number>
  ): Promise<boolean> => {
    while (!session.aborted) {
      let isBehind = false
      for (const [partition, position] of next) {
        const nowMs = now()
        if (position > fleet.endAt(partition, nowMs + clockToleranceMs)) return true
        const low = fleet.endAt(partition, nowMs - retentionMs - segmentMs)
        const holes: Hole[] = position < low ? [{ from: position, to: low - 1, reason: 'retention' }] : []
        const from = Math.max(position, low)
        const messages = fleet.read(partition, from, nowMs, batchMessages)
        if (messages.length + holes.length === 0) continue
        const endsBefore = from + messages.length
        if (!(await events.batch({ partition, messages, holes, endsBefore })) || session.aborted) return false
        next.set(partition, endsBefore)
        isBehind ||= messages.length === batchMessages
      }
      await pause(isBehind ? 0 : readEveryMs, session)
    }
    return false
  }

  /** One opening of the log, read until the source is to stop (false) or the log has to be opened anew (true). */
  const runSession = async (fleet: Fleet, events: SourceEvents): Promise<boolean> => {
    const { seed, bikes, anchorMs } = options.fleet
    const positions = await events.opened({
      clusterId: `simulator-${seed}-${bikes}-${anchorMs}`,
      topic: sampleTopic,
      partitions: fleet.endsAt(now(), retentionMs)
    })
    if (positions === null || signal.aborted) return false
    events.connection({ state: 'connected' })
    const ending = new AbortController()
    const end = (): void => ending.abort()
    const session = AbortSignal.any([signal, ending.signal])
    const next = new Map(positions.map(({ partition, nextOffset }) => [partition, nextOffset]))
    const [reading, telling] = await Promise.allSettled([
      readOn(fleet, events, session, next).finally(end),
      tellEnds(fleet, events, session).finally(end)
    ])
    if (reading.status === 'rejected') throw reading.reason
    if (telling.status === 'rejected') throw telling.reason
    return reading.value
  }

  const run = async (events: SourceEvents): Promise<void> => {
    const fleet = createFleet(options.fleet)
    while (!signal.aborted) {
      try {
        if (!(await runSession(fleet, events))) return
      } catch {
        if (signal.aborted) return
        events.connection({ state: 'disconnected', message: 'The simulated fleet could not be read; trying again.' })
      }
      await pause(openAgainAfterMs, signal)
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
