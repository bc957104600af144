import { performance } from 'node:perf_hooks'
import { createIngest } from '../../src/main/engine/ingest/ingest'
import { createPipeline } from '../../src/main/engine/ingest/pipeline'
import {
  createLogFileSource,
  type LogFileEnd,
  type LogFileSpeed,
  nameOfFile
} from '../../src/main/engine/sources/log-file'
import { openData, openOps } from '../../src/main/engine/store/files'
import { createIdSource } from '../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../src/main/engine/store/ingest-store'
import type { Status } from '../../src/shared/domain/status'

export interface LogFilePipelineOptions {
  /** Wall clock of the pipeline; at 0 no ride of any log is ever silent. */
  readonly now?: () => number
  readonly speed?: LogFileSpeed
  /** Told after each batch how many messages are stored. */
  readonly onStored?: (nextOffset: number) => void
}

export interface LogFilePipeline {
  /** How the reading ended. */
  readonly end: Promise<LogFileEnd>
  status(): Status
  stop(): Promise<void>
}

/** A captured log, ingest and store as the pipeline thread would wire them, in the test's own thread. */
export function startLogFilePipeline(
  folder: string,
  file: string,
  options: LogFilePipelineOptions = {}
): LogFilePipeline {
  const { now = () => 0, speed = 'max', onStored } = options
  const monotonic = (): number => performance.now()
  const data = openData(folder)
  const ops = openOps(folder)
  const store = createIngestStore(data)
  let tellEnd: (end: LogFileEnd) => void = () => undefined
  const end = new Promise<LogFileEnd>((resolve) => {
    tellEnd = resolve
  })
  const pipeline = createPipeline({
    source: createLogFileSource({ file, speed, now: monotonic, onEnd: (how) => tellEnd(how) }),
    kind: 'log-file',
    brokers: [],
    topic: nameOfFile(file),
    version: '0.0.0',
    store,
    createIngest: (onStreams) => {
      const ingest = createIngest(
        { store, rideIds: createIdSource(ops, 'ride'), silenceLimitMs: 600_000, from: 'earliest', now },
        (changed) => {
          onStreams(changed)
          onStored?.(ingest.log()?.partitions[0]?.nextOffset ?? 0)
        }
      )
      return ingest
    },
    clock: { now, monotonic },
    onTiles: () => undefined,
    onStatus: () => undefined,
    onFailure: (what, error) => console.error(what, error)
  })
  pipeline.start()
  return {
    end,
    status: pipeline.status,
    async stop() {
      await pipeline.stop()
      data.close()
      ops.close()
    }
  }
}
