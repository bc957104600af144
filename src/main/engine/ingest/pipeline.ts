import { type AlertRules, defaultAlertRules } from '../../../shared/domain/alert-rules'
import type { FloorSnapshot, Tile } from '../../../shared/domain/floor'
import type { TailLine, Throughput } from '../../../shared/domain/pipeline'
import type { ConsoleState, SourceKind, Status } from '../../../shared/domain/status'
import { noOwnLimits, type OwnLimits } from '../../../shared/figures/heart-rate'
import type { Liveness } from '../alerts/pipeline-blind'
import { createLiveFloor } from '../floor/live-floor'
import { aliasOf } from '../floor/names'
import { bikeKeyOf, type RiderOnTile } from '../floor/tile'
import type {
  Connection,
  PartitionEnds,
  PartitionPosition,
  SourceEvents,
  TelemetrySource
} from '../sources/telemetry-source'
import { createMessageRate } from '../status/message-rate'
import { statusReport } from '../status/status-report'
import { createThroughputLog } from '../status/throughput'
import type { IngestStore } from '../store/ingest-store'
import type { LeftLog, NoticedGap, PartitionLedger } from '../store/ledger'
import type { RiderAlias } from '../store/rider-privacy'
import type { BikeStream } from './bike-stream'
import { consoleStateOf } from './console-state'
import type { Ingest } from './ingest'
import { lastSignMs } from './ride-tracker'
import { createSilenceClock } from './silence-clock'

export interface PipelineOptions {
  readonly source: TelemetrySource
  readonly kind: SourceKind
  readonly brokers: readonly string[]
  /** Of a captured log: its name for people. */
  readonly topic: string
  readonly version: string
  readonly store: Pick<IngestStore, 'readGaps' | 'findLeftLog' | 'readFloorRider'>
  /** Makes the ingest that tells its listener of changed streams. */
  readonly createIngest: (onStreams: (changed: readonly BikeStream[]) => void) => Ingest
  /** What the floor's figures go by; the defaults where none is given. */
  readonly limits?: { readonly rules: () => AlertRules; readonly readOwn: (riderId: number) => OwnLimits }
  /** What riders are called on tiles; first name and initial where none is given. */
  readonly aliasOf?: RiderAlias
  readonly clock: PipelineClock
  readonly onTiles: (tiles: Tile[]) => void
  readonly onStatus: (status: Status) => void
  readonly onFailure: (what: string, error: unknown) => void
}

export interface PipelineClock {
  /** Wall clock, UTC epoch ms. */
  readonly now: () => number
  /** A clock that never jumps, ms. */
  readonly monotonic: () => number
}

/** From source to store to what is shown. Runs until stopped, whatever the source or the disk do. */
export interface Pipeline {
  start(): void
  /** Resolves when the source is silent and the last transaction is done. */
  stop(): Promise<void>
  status(): Status
  floor(): FloorSnapshot
  /** The newest messages after a sequence number, oldest first. */
  tail(after: number): TailLine[]
  throughput(): Throughput
  /** The log being read, by its id in the store; null before it is known. */
  logId(): number | null
  /** How live what is read is; alerts that are raised while it is not come to light late. */
  liveness(): Liveness
  /** What staff have set for a rider has changed, or (null) the rules have: alerts and tiles follow. */
  limitsChanged(riderId: number | null): void
  /** What riders are called has changed: tiles follow. */
  aliasesChanged(): void
  /**
   * Whether a ride whose last reading is older than a moment (epoch ms) is about to be ended by silence: all of its
   * partition is read, and only the seconds in which nothing may come are not over yet.
   */
  isAboutToEnd(lastReadingBeforeMs: number): boolean
}

const floorEveryMs = 250
const statusEveryMs = 1_000
/** An end offset older than this is no end offset. */
const endsLastMs = 2_000
/** How long a bike must have said nothing before silence can end its ride. */
const quietMs = 2_000
const retryAfterMs = 1_000
/** A partition of which nothing was stored for longer does not flow. */
const flowsForMs = 3_000
/** Gaps listed in full by a call; the feed, sent every second, carries only the newest. */
const listedGaps = 10_000
const pushedGaps = 100

export function createPipeline(options: PipelineOptions): Pipeline {
  const { source, store, clock } = options
  const readRider = (riderId: number): RiderOnTile | null => {
    const rider = store.readFloorRider(riderId)
    if (rider === null) return null
    const { name, ...known } = rider
    const alias = options.aliasOf?.(riderId, name) ?? aliasOf(name)
    return { ...known, alias, own: options.limits?.readOwn(riderId) ?? noOwnLimits }
  }
  const floor = createLiveFloor(readRider, () => options.limits?.rules() ?? defaultAlertRules)
  const rate = createMessageRate()
  const throughput = createThroughputLog()
  const silence = createSilenceClock(clock)
  /** When something last came, by bike. */
  const arrivals = new Map<string, number>()
  /** Lines stored of each partition, and when there were more last. */
  const flow = new Map<number, { readonly stored: number; readonly atMs: number }>()
  const ingest = options.createIngest((changed) => {
    floor.note(changed)
    const at = clock.monotonic()
    for (const stream of changed) arrivals.set(bikeKeyOf(stream), at)
  })
  let connection: Connection = { state: 'connecting' }
  /** Why the batch that waits could not be stored, and why a silent ride could not be ended. */
  let batchFailure: { code: string } | null = null
  let silenceFailure: { code: string } | null = null
  let state: ConsoleState = 'starting'
  let stateSinceMs = 0
  let ends: { byPartition: Map<number, PartitionEnds>; atMs: number } | null = null
  let left: { log: LeftLog | null; logId: number } | null = null
  let gaps: { list: NoticedGap[]; offsets: number; logId: number } | null = null
  const timers: NodeJS.Timeout[] = []
  let isStopping = false
  let isOver = false
  let startedAtMs = 0
  /** Whether it has shown the present in this life, or read the log in a former one. */
  let hasLog = false

  const endOffsetOf = (partition: number): number | null => {
    if (ends === null || connection.state !== 'connected' || clock.monotonic() - ends.atMs > endsLastMs) return null
    return ends.byPartition.get(partition)?.high ?? null
  }

  /** Whether lines of a partition came in the last moments; to be asked each second. */
  const isFlowing = ({ partition, stored }: PartitionLedger): boolean => {
    const now = clock.monotonic()
    const last = flow.get(partition)
    if (last === undefined || last.stored !== stored) {
      flow.set(partition, { stored, atMs: last === undefined ? Number.NEGATIVE_INFINITY : now })
    }
    return now - (flow.get(partition)?.atMs ?? now) < flowsForMs
  }
  /** Bikes whose clock is behind are late, too, though no message is: what they raise tells nobody. */
  const lagMs = (): number | null => {
    let lag = 0
    for (const ledger of ingest.log()?.partitions ?? []) {
      const end = endOffsetOf(ledger.partition)
      if (end === null) return null
      const isLate = isFlowing(ledger) || ledger.nextOffset < end
      if (isLate && ledger.lastEventMs !== null) lag = Math.max(lag, clock.now() - ledger.lastEventMs)
    }
    return lag
  }

  const readGaps = (): NoticedGap[] => {
    const log = ingest.log()
    if (log === null) return []
    const offsets = log.partitions.reduce((total, ledger) => total + ledger.gapOffsets, 0)
    if (gaps === null || gaps.offsets !== offsets || gaps.logId !== log.logId) {
      gaps = { list: store.readGaps(log.logId, listedGaps), offsets, logId: log.logId }
    }
    return gaps.list
  }

  const readLeftLog = (): LeftLog | null => {
    const log = ingest.log()
    // Files come and go, and the sample world has one log: only a topic can be made anew.
    if (log === null || options.kind !== 'kafka') return null
    if (left?.logId !== log.logId) left = { log: store.findLeftLog(log.logId), logId: log.logId }
    return left.log
  }

  const report = (mostGaps: number): Status => {
    const ledgers = ingest.log()?.partitions ?? []
    const lags = ledgers.map(({ partition, nextOffset }) => {
      const end = endOffsetOf(partition)
      return end === null ? null : Math.max(0, end - nextOffset)
    })
    const told = consoleStateOf({ connection, lags, storeFailure: batchFailure ?? silenceFailure }, state)
    if (told.state !== state) {
      state = told.state
      stateSinceMs = clock.now()
    }
    return statusReport({
      running: true,
      ...told,
      message: told.message ?? (options.kind === 'log-file' ? sentenceOfFile(isOver) : null),
      stateSinceMs,
      version: options.version,
      source: options.kind,
      brokers: options.brokers,
      topic: options.topic,
      ledgers,
      gaps: readGaps().slice(-mostGaps),
      leftLog: readLeftLog(),
      endOffsetOf,
      messagesPerSecondOf: rate.perSecondOf,
      nowMs: clock.now()
    })
  }

  /** Runs what writes to the store; a failure is told and tried again until it works or the pipeline stops. */
  const insist = async (what: string, work: () => void): Promise<boolean> => {
    while (!isStopping) {
      try {
        work()
        batchFailure = null
        return true
      } catch (error) {
        batchFailure = { code: codeOf(error) }
        options.onFailure(what, error)
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs))
      }
    }
    return false
  }

  const endSilentRides = (): void => {
    // A batch that waits may belong to the rides that seem silent.
    if (batchFailure !== null || connection.state !== 'connected') return
    silenceFailure = null
    const log = ingest.log()
    const newestMs = newestOf((log?.partitions ?? []).map(({ lastEventMs }) => lastEventMs))
    const nowMs = silence.now(newestMs)
    const now = clock.monotonic()
    const isQuiet = (stream: BikeStream): boolean => now - (arrivals.get(bikeKeyOf(stream)) ?? startedAtMs) > quietMs
    for (const { partition, nextOffset } of log?.partitions ?? []) {
      const end = endOffsetOf(partition)
      if (end === null || nextOffset < end) continue
      try {
        ingest.endSilentRides(partition, nowMs, isQuiet)
      } catch (error) {
        silenceFailure = { code: codeOf(error) }
        options.onFailure('ending silent rides', error)
      }
    }
  }

  const events: SourceEvents = {
    opened: async (log) => {
      let positions: readonly PartitionPosition[] = []
      const isOpen = await insist('opening the log', () => {
        positions = ingest.openLog(log)
      })
      silence.trustWallClock()
      return isOpen ? positions : null
    },
    recognises: ingest.recognises,
    batch: (batch) => insist('storing a batch', () => ingest.take(batch)),
    over: async () => {
      isOver = await insist('ending the rides of the log', ingest.endRides)
      return isOver
    },
    ends: (list) => {
      ends = { byPartition: new Map(list.map((each) => [each.partition, each])), atMs: clock.monotonic() }
    },
    connection: (changed) => {
      connection = changed
      options.onStatus(report(pushedGaps))
    }
  }

  return {
    start() {
      stateSinceMs = clock.now()
      startedAtMs = clock.monotonic()
      // Which log a file is, only its content says.
      if (options.kind !== 'log-file') ingest.recall(options.topic)
      hasLog = ingest.log() !== null
      throughput.sample(ingest.tail.count, false, stateSinceMs)
      timers.push(
        setInterval(() => {
          const tiles = floor.takeChanged(ingest.streams(), clock.now())
          if (tiles.length > 0) options.onTiles(tiles)
        }, floorEveryMs),
        setInterval(() => {
          endSilentRides()
          rate.sample(ingest.log()?.partitions ?? [], clock.monotonic())
          throughput.sample(ingest.tail.count, connection.state === 'connected', clock.now())
          options.onStatus(report(pushedGaps))
        }, statusEveryMs)
      )
      source.start(events)
    },
    async stop() {
      isStopping = true
      await source.stop()
      for (const timer of timers.splice(0)) clearInterval(timer)
    },
    status: () => report(listedGaps),
    floor: () => ({ at: new Date(clock.now()).toISOString(), tiles: floor.all(ingest.streams(), clock.now()) }),
    tail: (after) => ingest.tail.read(after),
    throughput: throughput.read,
    logId: () => ingest.log()?.logId ?? null,
    liveness() {
      hasLog ||= state === 'live'
      const isConnected = connection.state === 'connecting' ? null : connection.state === 'connected'
      // A captured log is of the past and says so.
      return { isConnected, lagMs: lagMs(), hasLog: hasLog && options.kind !== 'log-file' }
    },
    limitsChanged(riderId) {
      floor.renew(ingest.streams())
      ingest.limitsChanged(riderId)
    },
    aliasesChanged: () => floor.renew(ingest.streams()),
    isAboutToEnd(lastReadingBeforeMs) {
      if (batchFailure !== null || connection.state !== 'connected') return false
      const atEnd = new Set(
        (ingest.log()?.partitions ?? []).flatMap(({ partition, nextOffset }) => {
          const end = endOffsetOf(partition)
          return end !== null && nextOffset >= end ? partition : []
        })
      )
      for (const { partition, state: stream } of ingest.streams()) {
        if (stream.ride !== null && atEnd.has(partition) && lastSignMs(stream.ride) < lastReadingBeforeMs) return true
      }
      return false
    }
  }
}

/** All may be well, and yet what is shown is not the present. */
const sentenceOfFile = (isOver: boolean): string =>
  isOver
    ? 'The captured log has been read to its end: nothing more comes from it.'
    : 'A captured log is being read: what is shown is of the past.'

const newestOf = (moments: readonly (number | null)[]): number | null =>
  moments.reduce((newest, each) => (each !== null && (newest === null || each > newest) ? each : newest), null)

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
