import { expect, onTestFinished, vi } from 'vitest'
import { createIngest } from '../../../../../src/main/engine/ingest/ingest'
import { createPipeline, type Pipeline } from '../../../../../src/main/engine/ingest/pipeline'
import type {
  Connection,
  LogMessage,
  MessageBatch,
  SourceEvents
} from '../../../../../src/main/engine/sources/telemetry-source'
import { dataFile, openData, openOps } from '../../../../../src/main/engine/store/files'
import { createIdSource } from '../../../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../../../src/main/engine/store/ingest-store'
import { createRideQueries } from '../../../../../src/main/engine/store/ride-queries'
import type { Tile } from '../../../../../src/shared/domain/floor'
import type { Ride } from '../../../../../src/shared/domain/ride'
import type { Status } from '../../../../../src/shared/domain/status'
import { makeTemporaryFolder } from '../../../../support/temporary-folder'
import { atSecond, messages } from './line-fixture'

export const silenceLimitMs = 600_000
export const connected: Connection = { state: 'connected' }
export const lost: Connection = { state: 'disconnected', message: 'No Kafka broker answers at a:1. Trying again.' }

/** A pipeline on real stores and a source that the test speaks for. */
export interface Bench {
  readonly pipeline: Pipeline
  readonly events: SourceEvents
  readonly tiles: Tile[][]
  readonly statuses: Status[]
  readonly failures: string[]
  readonly dataFile: string
  /** Opens a log of one partition that begins at `low` and ends before `high`. */
  open(high: number, low?: number): ReturnType<SourceEvents['opened']>
  /** Opens it, connected, with these messages read and nothing behind them. */
  openAndRead(values: readonly Buffer[]): Promise<void>
  /** Gives messages of bike SN0001 at partition 0 from `offset` on. */
  give(offset: number, values: readonly Buffer[]): Promise<boolean>
  tellEnd(high: number): void
  /** Lets time pass on all clocks; the source tells the same end every second meanwhile, if one is given. */
  pass(ms: number, high?: number): Promise<void>
  /** Every write fails with this code until it is null. */
  failWith(code: string | null): void
  rides(): Ride[]
  stop(): Promise<void>
}

export function setUp(folder: string = temporaryPath()): Bench {
  const data = openData(folder)
  const ops = openOps(folder)
  const store = createIngestStore(data)
  let failure: string | null = null
  let events: SourceEvents | null = null
  const tiles: Tile[][] = []
  const statuses: Status[] = []
  const failures: string[] = []
  const now = (): number => Date.now()
  const pipeline = createPipeline({
    source: {
      start: (to) => {
        events = to
      },
      stop: () => Promise.resolve()
    },
    kind: 'kafka',
    brokers: ['a:1'],
    topic: 'deloton',
    version: '1.2.3',
    store,
    createIngest: (onStreams) =>
      createIngest(
        {
          store: {
            ...store,
            saveStream(logId, stream) {
              if (failure !== null) throw Object.assign(new Error('can not be written'), { code: failure })
              store.saveStream(logId, stream)
            }
          },
          rideIds: createIdSource(ops, 'ride'),
          silenceLimitMs,
          from: 'earliest',
          now
        },
        onStreams
      ),
    clock: { now, monotonic: () => performance.now() },
    onTiles: (told) => tiles.push(told),
    onStatus: (status) => statuses.push(status),
    onFailure: (what) => failures.push(what)
  })
  pipeline.start()
  if (events === null) throw new Error('the source was not started')
  const to: SourceEvents = events
  let isOpen = true
  const stop = async (): Promise<void> => {
    if (!isOpen) return
    isOpen = false
    await pipeline.stop()
    data.close()
    ops.close()
  }
  onTestFinished(stop)
  const bench: Bench = {
    pipeline,
    events: to,
    tiles,
    statuses,
    failures,
    dataFile: dataFile(folder),
    open: (high, low = 0) =>
      to.opened({ clusterId: 'cluster', topic: 'deloton', partitions: [{ partition: 0, low, high }] }),
    async openAndRead(values) {
      await bench.open(values.length)
      to.connection(connected)
      bench.tellEnd(values.length)
      expect(await bench.give(0, values)).toBe(true)
    },
    give: (offset, values) => to.batch(batchOf(offset, values)),
    tellEnd: (high) => to.ends([{ partition: 0, low: 0, high }]),
    async pass(ms, high) {
      for (let passed = 0; passed < ms; passed += 250) {
        if (high !== undefined && passed % 1_000 === 0) bench.tellEnd(high)
        await vi.advanceTimersByTimeAsync(250)
      }
    },
    failWith: (code) => {
      failure = code
    },
    rides: () => createRideQueries(data).list(100, undefined).items,
    stop
  }
  return bench
}

export function temporaryPath(): string {
  const folder = makeTemporaryFolder()
  onTestFinished(folder.remove)
  return folder.path
}

function batchOf(offset: number, values: readonly Buffer[]): MessageBatch {
  const list = values.map((value, index): LogMessage => ({ offset: offset + index, key: Buffer.from('SN0001'), value }))
  return { partition: 0, messages: list, holes: [], endsBefore: offset + list.length }
}

export const ada = { user_id: 7, name: 'Mrs Ada Byron', date_of_birth: Date.UTC(1990, 5, 1), bike_serial: 'SN0001' }
export const rideOfAda = [
  messages.main,
  messages.newRide,
  messages.fetch(0),
  messages.system(0.5, ada),
  messages.ride(1, 1),
  messages.telemetry(1.5, 120)
]
export const lastReadingMs = atSecond(1.5)
