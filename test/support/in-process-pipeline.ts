import { performance } from 'node:perf_hooks'
import { createIngest } from '../../src/main/engine/ingest/ingest'
import { createPipeline } from '../../src/main/engine/ingest/pipeline'
import type { KafkaSettings } from '../../src/main/engine/ports'
import { createKafkaSource } from '../../src/main/engine/sources/kafka/kafka-source'
import { dataFile, openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import type { Status } from '../../src/shared/domain/status'

export interface PipelineUnderTest {
  readonly dataFile: string
  /** How many clients were built so far: one, and one more after each failure. */
  sessions(): number
  status(): Status
  /** Resolves with the first status that satisfies; rejects with the last one after `withinMs`. */
  until(what: string, satisfies: (status: Status) => boolean, withinMs?: number): Promise<Status>
  stop(): Promise<void>
}

export const plainKafka = (bootstrap: string, topic: string): KafkaSettings => ({
  brokers: bootstrap.split(','),
  topic,
  from: 'earliest',
  tls: false,
  caFile: null,
  sasl: null
})

let names = 0

/**
 * Source, ingest and store as the pipeline thread wires them, in the test's own thread. `monotonic` may run faster than
 * time does.
 */
export function startPipeline(
  folder: string,
  settings: KafkaSettings,
  silenceLimitMs = 600_000,
  monotonic: () => number = () => performance.now()
): PipelineUnderTest {
  let sessions = 0
  const data = openData(folder)
  const ops = openOps(folder)
  const store = createIngestStore(data)
  const pipeline = createPipeline({
    source: createKafkaSource({
      settings,
      installation: 'test',
      log: { debug: () => undefined, info: () => undefined },
      monotonic,
      randomName: () => {
        sessions += 1
        return `${process.pid}-${Date.now()}-${names++}`
      }
    }),
    kind: 'kafka',
    brokers: settings.brokers,
    topic: settings.topic,
    version: '0.0.0',
    store,
    createIngest: (onStreams) =>
      createIngest(
        { store, rideIds: createIdSource(ops, 'ride'), silenceLimitMs, from: settings.from, now: Date.now },
        onStreams
      ),
    clock: { now: Date.now, monotonic },
    onTiles: () => undefined,
    onStatus: () => undefined,
    onFailure: (what, error) => console.error(what, error)
  })
  pipeline.start()
  return {
    dataFile: dataFile(folder),
    sessions: () => sessions,
    status: pipeline.status,
    async until(what, satisfies, withinMs = 45_000) {
      const end = performance.now() + withinMs
      for (;;) {
        const status = pipeline.status()
        if (satisfies(status)) return status
        if (performance.now() > end) {
          throw new Error(`waited ${withinMs} ms in vain until ${what}; last: ${JSON.stringify(status)}`)
        }
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    async stop() {
      await pipeline.stop()
      data.close()
      ops.close()
    }
  }
}

/** Live, every partition asked and read to its end. */
export const isAtEnd = (status: Status): boolean =>
  status.state === 'live' && status.partitions.length > 0 && status.partitions.every(({ lag }) => lag === 0)
