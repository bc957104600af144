import { isAbsolute } from 'node:path'
import type { ReplayRequest } from '../../../shared/domain/replay'
import { fail, type Result, succeed } from '../../../shared/result'
import type { EngineSettings } from '../ports'
import { createEarlierSource } from '../sources/kafka/earlier-source'
import { createLogFileSource, nameOfFile } from '../sources/log-file'
import type { OpenedLog, TelemetrySource } from '../sources/telemetry-source'
import type { IngestStore } from '../store/ingest-store'
import type { ReplaySource } from './replay-run'

export interface ReplaySourcePorts {
  readonly settings: EngineSettings
  /** Makes a source of the topic that the settings name, which reads no partition on that `isDone`. */
  readonly createTopicSource: (isDone: (partition: number) => boolean) => TelemetrySource
  readonly store: Pick<IngestStore, 'findLog' | 'readPartitions'>
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
}

/** What a command asked to import, as a log that ends. The failure is one sentence for people. */
export function openReplaySource(request: ReplayRequest, ports: ReplaySourcePorts): Result<ReplaySource> {
  if ('earlier' in request) return openEarlier(ports)
  const { file, speed } = request
  // The console's working directory is not that of who asks.
  if (!isAbsolute(file)) return fail('bad-input', 'The path of the file must be absolute.')
  return succeed({
    name: nameOfFile(file),
    unit: 'line',
    create: (onEnd) => createLogFileSource({ file, speed, now: ports.monotonic, onEnd })
  })
}

function openEarlier({ settings, createTopicSource, store }: ReplaySourcePorts): Result<ReplaySource> {
  const { brokers, topic } = settings.kafka
  if (settings.source !== 'kafka' || brokers.length === 0) {
    return fail(
      'conflict',
      'The console reads no topic: what came before its beginning can be imported from Kafka only.'
    )
  }
  const beginningOf = ({ clusterId }: OpenedLog) => {
    const log = store.findLog(clusterId, topic)
    if (log === null) return null
    const starts = store
      .readPartitions(log.logId)
      .map(({ partition, startOffset }) => [partition, startOffset] as const)
    return { epoch: log.epoch, startOffsets: new Map(starts) }
  }
  const isKnown = ({ clusterId, topic: earlier }: OpenedLog): boolean => store.findLog(clusterId, earlier) !== null
  return succeed({
    name: topic,
    unit: 'message',
    create: (onEnd) => createEarlierSource({ createTopicSource, beginningOf, isKnown, onEnd })
  })
}
