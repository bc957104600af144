import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setTimeout as delay, setImmediate as immediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import type { HandlerInput } from '../../../shared/contract'
import { succeed } from '../../../shared/result'
import { createAlertCalls } from '../alerts/alert-calls'
import { createAlerts } from '../alerts/alerts'
import type { BikeStream } from '../ingest/bike-stream'
import { decodeMessage } from '../ingest/decode-message'
import { createDeletions } from '../ingest/deletions'
import { createIngest, type Ingest, type IngestOptions } from '../ingest/ingest'
import { createPipeline } from '../ingest/pipeline'
import { createRideProfiling } from '../jobs/profile-rides'
import { createQuarantineJobs } from '../jobs/quarantine-jobs'
import { createStoreJobs } from '../jobs/store-jobs'
import { createAlertMailer } from '../mail/alert-mailer'
import type { EngineSettings } from '../ports'
import { openReplaySource } from '../replay/open-replay-source'
import { createReplay } from '../replay/replay'
import { type LiveLog, whyNotBeside } from '../replay/why-not-beside'
import { createKafkaSource } from '../sources/kafka/kafka-source'
import { createLogFileSource, nameOfFile } from '../sources/log-file'
import { sampleTopic } from '../sources/sample-topic'
import { createSimulatorSource } from '../sources/simulator'
import type { TelemetrySource } from '../sources/telemetry-source'
import { readTombstones } from '../store/deleted-rides'
import { readOrDecideFact } from '../store/facts'
import { openData, openOps } from '../store/files'
import { createIdSource } from '../store/id-marks'
import { createIngestStore } from '../store/ingest-store'
import { createPrivacyChanges } from '../store/privacy-calls'
import { createPrivacyBook, type RiderAlias } from '../store/rider-privacy'
import { errorFields, type LogNews, type RideDeletion, type ThreadData } from './thread-data'
import { serveThread } from './thread-link'

/**
 * How much of its past the sample world shows when it is first opened, and how far back it can be taken up again: longer
 * than a ride lasts, so that the riders on the floor are known.
 */
const samplePastMs = 50 * 60_000

/** Old rides that were just read have ended by silence after this long; who compresses by hand means them, too. */
const endsWithinMs = 6_000

if (parentPort === null) throw new Error('this file runs as a thread of the engine')
const port = parentPort
const { dataDir, worldDir, settings, version, isOffline } = workerData as ThreadData
const now = (): number => Date.now()
const monotonic = (): number => performance.now()

const data = openData(worldDir)
const ops = openOps(worldDir)
/** Rules hold in both worlds: they are kept in the data folder's own file. */
const rootOps = dataDir === worldDir ? ops : openOps(dataDir)
const store = createIngestStore(data)
const rideIds = createIdSource(ops, 'ride')
const deletions = createDeletions(readTombstones(ops))
/** What reads a log now, live or as an import. */
const ingests: { live: Ingest | null; imported: Ingest | null } = { live: null, imported: null }

const mailer = createAlertMailer({
  ops,
  mail: settings.mail,
  isSample: settings.source === 'simulator',
  timeZone: settings.timeZone,
  now,
  randomName: () => randomBytes(4).toString('hex'),
  onQueued: () => tell('mail-queued', null)
})
const privacy = createPrivacyBook(ops)
const aliasOf: RiderAlias = (riderId, name) => privacy.read().aliasOf(riderId, name)
const alerts = createAlerts({
  data,
  ops,
  rootOps,
  aliasOf,
  clock: { now, monotonic },
  mails: mailer,
  onAlarm: (alarm) => tell('alarm', [alarm]),
  onZones: (starts) => tell('zones', starts),
  onLimits(riderId) {
    pipeline.limitsChanged(riderId)
    ingests.imported?.limitsChanged(riderId)
  },
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const pipeline = createPipeline({
  source: openSource(),
  kind: settings.source,
  brokers: settings.source === 'kafka' ? settings.kafka.brokers : [],
  topic: topicOrFile(settings),
  version,
  store,
  createIngest(onStreams) {
    ingests.live = openIngest(settings.source === 'kafka' ? settings.kafka.from : 'earliest', onStreams)
    return ingests.live
  },
  limits: { rules: () => alerts.rules().rules, readOwn: alerts.readOwn },
  aliasOf,
  clock: { now, monotonic },
  onTiles: (tiles) => tell('floor', tiles),
  onStatus: (status) => tell('status', [status]),
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const jobs = createStoreJobs({
  data,
  ops,
  deletions,
  settings: settings.history,
  clock: { now, monotonic },
  onRemoved: alerts.book.reload,
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const profiling = createRideProfiling({
  data,
  isCatchingUp: () => pipeline.status().state === 'catching_up',
  monotonic,
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const quarantineJobs = createQuarantineJobs({
  data,
  decode: decodeMessage,
  silenceLimitMs: settings.silenceLimitMs,
  clock: { now, monotonic },
  onRecounted(logId) {
    ingests.live?.recount(logId)
    ingests.imported?.recount(logId)
  },
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const replay = createReplay({
  openSource: (request) => openReplaySource(request, { settings, createTopicSource: openTopic, store, monotonic }),
  createIngest() {
    ingests.imported = openIngest('earliest', () => undefined)
    return ingests.imported
  },
  world: settings.source === 'simulator' ? 'sample' : 'gym',
  whyNot: (opened) => whyNotBeside(liveLog(), opened, store),
  yield: () => immediate(),
  onFailure: (what, error) => log('error', `${what} failed`, errorFields(error))
})

const tell = serveThread(
  port,
  {
    'status.get': () => succeed(pipeline.status()),
    'floor.snapshot': () => succeed(pipeline.floor()),
    'tail.read': ({ after }: HandlerInput<'tail.read'>) => succeed({ lines: pipeline.tail(after) }),
    'throughput.get': () => succeed(pipeline.throughput()),
    ...createAlertCalls(alerts, now),
    ...createPrivacyChanges({
      privacy,
      isKnown: (riderId) => store.readFloorRider(riderId) !== null,
      onChanged(riderId) {
        alerts.book.aliasChanged(riderId)
        pipeline.aliasesChanged()
      },
      now
    }),
    'ride.delete': (deletion: RideDeletion) => jobs.deleteRide(deletion),
    'compress.run': async () => {
      const endMs = monotonic() + endsWithinMs
      while (pipeline.isAboutToEnd(now() - settings.history.compressAfterMs) && monotonic() < endMs) await delay(100)
      return jobs.compress('hand')
    },
    'retention.run': () => jobs.retain('hand'),
    'retention.preview': ({ days }: HandlerInput<'retention.preview'>) => succeed(jobs.preview(days)),
    'jobs.list': ({ job, limit }: HandlerInput<'jobs.list'>) => {
      const nextMs = isOffline ? null : jobs.nextRunMs(job)
      return succeed({
        items: jobs.runs(job, limit),
        next_at: nextMs === null ? null : new Date(nextMs).toISOString()
      })
    },
    'quarantine.retry': (choice: HandlerInput<'quarantine.retry'>) => quarantineJobs.retry(choice),
    'quarantine.discard': (choice: HandlerInput<'quarantine.discard'>) => quarantineJobs.discard(choice),
    'replay.start': (request: HandlerInput<'replay.start'>) => replay.start(request),
    'replay.status': () => succeed(replay.status()),
    'replay.stop': async () => succeed(await replay.stop()),
    async stop() {
      alerts.stop()
      await Promise.all([jobs.stop(), quarantineJobs.stop(), profiling.stop()])
      await Promise.all([replay.close(), pipeline.stop()])
      data.close()
      ops.close()
      if (rootOps !== ops) rootOps.close()
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
alerts.load()
jobs.start()
if (!isOffline) {
  pipeline.start()
  alerts.start(pipeline.liveness)
  profiling.start()
}
tell('ready', null)

function topicOrFile({ source, kafka, logFile }: EngineSettings): string {
  if (source === 'simulator') return sampleTopic
  return source === 'kafka' ? kafka.topic : nameOfFile(logFile.file ?? '')
}

function log(level: LogNews['level'], message: string, fields: LogNews['fields']): void {
  tell('log', { level, message, fields } satisfies LogNews)
}

/** What the live source reads; with nothing live, no file is waited for. */
function liveLog(): LiveLog {
  const logId = pipeline.logId()
  const isFileLive = settings.source === 'log-file' && !isOffline
  return { logId, isOpening: isFileLive && logId === null && pipeline.status().state !== 'disconnected' }
}

function openIngest(from: IngestOptions['from'], onStreams: (changed: readonly BikeStream[]) => void): Ingest {
  return createIngest(
    { store, rideIds, deletions, silenceLimitMs: settings.silenceLimitMs, from, now, watch: alerts.watch },
    onStreams
  )
}

function openSource(): TelemetrySource {
  const { source, simulator, logFile } = settings
  if (source === 'simulator') {
    const anchor = readOrDecideFact(ops, 'sample_began_ms', () => String(now() - samplePastMs))
    return createSimulatorSource({
      fleet: { ...simulator, anchorMs: Number(anchor) },
      retentionMs: samplePastMs,
      now
    })
  }
  if (source === 'log-file') {
    return createLogFileSource({ file: logFile.file ?? '', speed: logFile.speed, now: monotonic })
  }
  return openTopic()
}

function openTopic(isDone?: (partition: number) => boolean): TelemetrySource {
  return createKafkaSource({
    settings: settings.kafka,
    installation: readOrDecideFact(ops, 'installation', () => randomBytes(4).toString('hex')),
    log: {
      debug: (fields, message) => log('debug', message, { ...fields }),
      info: (fields, message) => log('info', message, { ...fields })
    },
    monotonic,
    randomName: () => randomBytes(4).toString('hex'),
    ...(isDone === undefined ? {} : { isDone })
  })
}
