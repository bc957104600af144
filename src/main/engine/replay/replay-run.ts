import type { ReplayState, ReplayStatus } from '../../../shared/domain/replay'
import type { Ingest } from '../ingest/ingest'
import type { OpenedLog, SourceEvents, TelemetrySource } from '../sources/telemetry-source'
import type { PartitionLedger } from '../store/ledger'
import { smallBatches } from './small-batches'

/** A log that ends: all of it is stored (`note`: what is odd about it, one sentence), or it can not be read on. */
export type ReplayEnd =
  | { readonly kind: 'read'; readonly note: string | null }
  | { readonly kind: 'failed'; readonly message: string }

export interface ReplaySource {
  /** For people. */
  readonly name: string
  readonly unit: ReplayStatus['unit']
  /** Makes the source; it tells its end at most once. */
  readonly create: (onEnd: (end: ReplayEnd) => void) => TelemetrySource
}

export interface ReplayRunOptions {
  readonly source: ReplaySource
  /** An ingest over the store that the live one writes, too: with positions and bike streams of its own. */
  readonly createIngest: () => Ingest
  /** Why a log can not be imported now, in one sentence; null when it can. */
  readonly whyNot: (log: OpenedLog) => string | null
  /** Lets everything else that waits have its turn. */
  readonly yield: () => Promise<void>
  readonly onFailure: (what: string, error: unknown) => void
}

export interface ReplayRun {
  start(): void
  isUnderWay(): boolean
  progress(): Omit<ReplayStatus, 'replay_id' | 'world'>
  /** Resolves when nothing more is written. */
  stop(): Promise<void>
}

/** Messages in a transaction: some milliseconds. */
const mostAtOnce = 500

/**
 * One import, from the first look at the log to its end. Before each batch whatever else waits has its turn, so what is
 * read live never waits for more than one. A store that can not be written ends it: the live source is the one that
 * waits and tries again, and an import asked for again goes on where it was.
 */
export function createReplayRun(options: ReplayRunOptions): ReplayRun {
  const { name, unit } = options.source
  /** Given up with all its bike streams when the import is over; the last figures stay. */
  let ingest: Ingest | null = options.createIngest()
  let ledgers: readonly PartitionLedger[] = []
  let state: ReplayState = 'opening'
  let message: string | null = null
  let total: number | null = null
  let doneBefore = 0
  let stopping: Promise<void> | null = null

  const isUnderWay = (): boolean => state === 'opening' || state === 'importing'
  const note = (): void => {
    ledgers = ingest?.log()?.partitions ?? ledgers
  }
  const end = (how: Extract<ReplayState, 'done' | 'stopped' | 'failed'>, why: string | null): void => {
    if (!isUnderWay()) return
    note()
    state = how
    message = why
    ingest = null
    // A source goes on telling the ends of its log until it is stopped.
    stopping ??= source.stop()
  }
  const write = (what: string, work: (ingest: Ingest) => void): boolean => {
    if (ingest === null) return false
    try {
      work(ingest)
      return true
    } catch (error) {
      options.onFailure(what, error)
      end('failed', `The store could not be written (${codeOf(error)}). Ask for it again: it goes on where it was.`)
      return false
    }
  }

  const events: SourceEvents = {
    async opened(log) {
      const why = options.whyNot(log)
      if (why !== null) {
        end('failed', why)
        return null
      }
      let positions: ReturnType<Ingest['openLog']> | null = null
      write('opening an import', (open) => {
        positions = open.openLog(log)
      })
      if (positions === null) return null
      note()
      total ??= ledgers.reduce((sum, { partition, startOffset }) => sum + endOf(log, partition) - startOffset, 0)
      if (state === 'opening') doneBefore = doneOf(ledgers)
      state = 'importing'
      return positions
    },
    async batch(batch) {
      for (const few of smallBatches(batch, mostAtOnce)) {
        await options.yield()
        if (stopping !== null || !write('importing a batch', (open) => open.take(few))) return false
      }
      return true
    },
    async over() {
      return write('ending the rides of an import', (open) => open.endRides())
    },
    ends: () => undefined,
    connection(connection) {
      // What is told with the end is the end's own sentence.
      if (isUnderWay()) message = connection.state === 'disconnected' ? connection.message : null
    }
  }
  const source = options.source.create((how) => {
    if (how.kind === 'read') end('done', how.note)
    else end('failed', how.message)
  })

  return {
    start: () => source.start(events),
    isUnderWay,
    progress() {
      note()
      const sum = (of: (ledger: PartitionLedger) => number): number =>
        ledgers.reduce((count, ledger) => count + of(ledger), 0)
      return {
        state,
        name,
        unit,
        total,
        done: doneOf(ledgers),
        done_before: doneBefore,
        stored: sum((ledger) => ledger.stored),
        control: sum((ledger) => ledger.control),
        duplicate: sum((ledger) => ledger.duplicate),
        quarantined: sum((ledger) => ledger.quarantined),
        gap_offsets: sum((ledger) => ledger.gapOffsets),
        message
      }
    },
    async stop() {
      stopping ??= source.stop()
      await stopping
      end('stopped', null)
    }
  }
}

const doneOf = (ledgers: readonly PartitionLedger[]): number =>
  ledgers.reduce((sum, { startOffset, nextOffset }) => sum + nextOffset - startOffset, 0)

const endOf = (log: OpenedLog, partition: number): number =>
  log.partitions.find((each) => each.partition === partition)?.high ?? 0

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'UNKNOWN'
