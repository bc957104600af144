import { pause } from '../simulator/pause'
import type { PartitionEnds, SourceEvents, TelemetrySource } from '../telemetry-source'
import { failed, type LogFileEnd, readToEnd } from './log-file-end'
import { factsOf } from './log-file-facts'
import { createMessageGiver } from './message-giver'
import { type OpenLogFile, openLogFile, readFailure } from './open-log-file'
import type { LogFileSpeed } from './pace'
import { topicOfFiles } from './topic-of-file'

export interface LogFileSourceOptions {
  readonly file: string
  readonly speed: LogFileSpeed
  /** A clock that never jumps, ms: it paces the replay. */
  readonly now: () => number
  /** Told at most once: when all is stored (only the log's end is told on after that) or when reading failed. */
  readonly onEnd?: (end: LogFileEnd) => void
}

const tellEndsEveryMs = 1_000

/**
 * A captured log as a source: a file with one message a line (`messageOfLine` says which forms a line may have), read from
 * where the store stands to where the file ended when it was opened.
 *
 * - The log's cluster is `file:` and the SHA-256 of the whole file, its topic that of all files, its only partition 0. So
 *   the same file read again, or a copy of it, brings nothing, a reading that was killed goes on, and a file that grew is
 *   another log.
 * - A message's offset is the number of its line, from 0, blank lines not counted: they are no messages, and a hole in the
 *   offsets would end the ride they stand in.
 * - The log's end is the number of lines. It is known before the first is given, since the SHA-256 takes a reading of its
 *   own, and is the same at any speed: the lag is what is still to come, and no ride counts as silent before all is read.
 *   It is told on after that, until the source is stopped.
 * - When all is stored the log is over: nothing runs on from a file.
 * - What is not understood is given like all else; the store keeps it in quarantine.
 * - What can not be read is told as `disconnected` in one sentence, and not tried again: who started it decides.
 */
export function createLogFileSource(options: LogFileSourceOptions): TelemetrySource {
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> = Promise.resolve()

  const finish = (end: LogFileEnd, events: SourceEvents): void => {
    if (signal.aborted) return
    if (end.kind === 'failed') events.connection({ state: 'disconnected', message: end.message })
    options.onEnd?.(end)
  }

  const runSession = async (file: OpenLogFile, events: SourceEvents): Promise<void> => {
    const told = await factsOf(file, signal)
    if (!told.ok) return finish(failed(told.error.message), events)
    const facts = told.value
    const ends = [{ partition: 0, low: 0, high: facts.lines }]
    const positions = await events.opened({ clusterId: `file:${facts.sha256}`, topic: topicOfFiles, partitions: ends })
    if (positions === null || signal.aborted) return
    events.connection({ state: 'connected' })
    const nextOffset = positions[0]?.nextOffset ?? 0
    const ending = new AbortController()
    const session = AbortSignal.any([signal, ending.signal])

    const readFile = async (): Promise<LogFileEnd | null> => {
      if (nextOffset >= facts.lines) return { kind: 'read', facts, note: null }
      const { speed, now } = options
      const give = createMessageGiver({ events, nextOffset, speed, now, signal: session })
      return await readToEnd(file, facts, give, session)
    }
    const read = async (): Promise<void> => {
      let end: LogFileEnd | null = null
      try {
        end = await readFile()
        if (end?.kind === 'read' && !(await events.over())) end = null
      } finally {
        if (end?.kind !== 'read') ending.abort()
        await file.handle.close()
      }
      if (end !== null) finish(end, events)
    }
    const [reading, telling] = await Promise.allSettled([
      read(),
      tellEnds(ends, events, session).finally(() => ending.abort())
    ])
    if (reading.status === 'rejected') throw reading.reason
    if (telling.status === 'rejected') throw telling.reason
  }

  const run = async (events: SourceEvents): Promise<void> => {
    events.connection({ state: 'connecting' })
    const opened = await openLogFile(options.file)
    if (!opened.ok) return finish(failed(opened.error.message), events)
    const file = opened.value
    try {
      await runSession(file, events)
    } catch (error) {
      finish(failed(readFailure(file.name, error).error.message), events)
    } finally {
      await file.handle.close()
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

async function tellEnds(ends: readonly PartitionEnds[], events: SourceEvents, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    events.ends(ends)
    await pause(tellEndsEveryMs, signal)
  }
}
