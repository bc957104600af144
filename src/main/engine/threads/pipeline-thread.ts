import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { succeed } from '../../../shared/result'
import { createIngest } from '../ingest/ingest'
import { createPipeline } from '../ingest/pipeline'
import { createKafkaSource } from '../sources/kafka/kafka-source'
import { sampleTopic } from '../sources/sample-topic'
import { createSimulatorSource } from '../sources/simulator'
import type { TelemetrySource } from '../sources/telemetry-source'
import { readOrDecideFact } from '../store/facts'
import { openData, openOps } from '../store/files'
import { createIdSource } from '../store/id-marks'
import { createIngestStore } from '../store/ingest-store'
import type { Writable } from '../store/open'
import { errorFields, type LogNews, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

/**
 * How much of its past the sample world shows when it is first opened, and how far back it can be taken up again: longer
 * than a ride lasts, so that the riders on the floor are known.
 */
const samplePastMs = 50 * 60_000

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const port = parentPort
const { worldDir, settings, version } = workerData as ThreadData
const now = (): number => Date.now()
const monotonic = (): number => performance.now()

const data = openData(worldDir)
const ops = openOps(worldDir)
const store = createIngestStore(data)

const pipeline = createPipeline({
  source: openSource(ops),
  kind: settings.source,
  brokers: settings.source === 'kafka' ? settings.kafka.brokers : [],
  topic: settings.source === 'kafka' ? settings.kafka.topic : sampleTopic,
  version,
  store,
  createIngest: (onStreams) =>
    createIngest(
      {
        store,
        rideIds: createIdSource(ops, 'ride'),
        silenceLimitMs: settings.silenceLimitMs,
        from: settings.source === 'kafka' ? settings.kafka.from : 'earliest',
        now
      },
      onStreams
    ),
  clock: { now, monotonic },
  onTiles: (tiles) => tell('floor', tiles),
  onStatus: (status) => tell('status', [status]),
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const tell = serveThread(
  port,
  {
    'status.get': () => succeed(pipeline.status()),
    'floor.snapshot': () => succeed(pipeline.floor()),
    'tail.read': ({ after }: HandlerInput<'tail.read'>) => succeed({ lines: pipeline.tail(after) }),
    'throughput.get': () => succeed(pipeline.throughput()),
    async stop() {
      await pipeline.stop()
      data.close()
      ops.close()
      return succeed(null)
    }
  },
  (name, error) => log('error', `${name} threw`, errorFields(error))
)
// kafkajs asks for timers that lie in the past; Node says so on standard error each time, and nothing is wrong.
process.removeAllListeners('warning')
process.on('warning', (warning) => {
  if (warning.name !== 'TimeoutNegativeWarning') log('warn', warning.message, { warning: warning.name })
})
pipeline.start()
tell('ready', null)

function log(level: LogNews['level'], message: string, fields: LogNews['fields']): void {
  tell('log', { level, message, fields } satisfies LogNews)
}

function openSource(facts: Writable): TelemetrySource {
  if (settings.source === 'simulator') {
    const anchor = readOrDecideFact(facts, 'sample_began_ms', () => String(now() - samplePastMs))
    return createSimulatorSource({
      fleet: { ...settings.simulator, anchorMs: Number(anchor) },
      retentionMs: samplePastMs,
      now
    })
  }
  return createKafkaSource({
    settings: settings.kafka,
    installation: readOrDecideFact(facts, 'installation', () => randomBytes(4).toString('hex')),
    log: {
      debug: (fields, message) => log('debug', message, { ...fields }),
      info: (fields, message) => log('info', message, { ...fields })
    },
    monotonic,
    randomName: () => randomBytes(4).toString('hex')
  })
}
