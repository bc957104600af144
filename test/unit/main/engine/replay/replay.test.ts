import { setImmediate as immediate } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createIngest } from '../../../../../src/main/engine/ingest/ingest'
import { createReplay, type Replay } from '../../../../../src/main/engine/replay/replay'
import type { ReplayEnd } from '../../../../../src/main/engine/replay/replay-run'
import type { LogMessage, OpenedLog, SourceEvents } from '../../../../../src/main/engine/sources/telemetry-source'
import { dataFile, openData, openOps } from '../../../../../src/main/engine/store/files'
import { createIdSource } from '../../../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../../../src/main/engine/store/ingest-store'
import type { ReplayRequest, ReplayStatus } from '../../../../../src/shared/domain/replay'
import { fail, succeed } from '../../../../../src/shared/result'
import { rideMessages } from '../../../../support/ride-messages'
import { dumpRides } from '../../../../support/store-dump'
import { makeTemporaryFolder } from '../../../../support/temporary-folder'

const ride = rideMessages({ bike: null, riderId: 7, startMs: Date.UTC(2026, 10, 1), seconds: 700 }).map(({ value }) =>
  Buffer.from(value)
)
const file = (name: string): ReplayRequest => ({ file: `/logs/${name}`, speed: 'max' })
const logOf = (name: string, lines = ride.length): OpenedLog => ({
  clusterId: `file:${name}`,
  topic: 'log-file',
  partitions: [{ partition: 0, low: 0, high: lines }]
})

/** A source that does what the test says. */
interface Source {
  readonly events: SourceEvents
  readonly end: (end: ReplayEnd) => void
  isStopped: boolean
}

interface Bench {
  readonly replay: Replay
  readonly sources: Source[]
  /** The source of the import that was begun last. */
  source(): Source
  /** Every time something else had its turn, how much was done. */
  readonly turns: number[]
  readonly failures: string[]
  failWith(code: string | null): void
  refuse(why: string | null): void
  rides(): ReturnType<typeof dumpRides>
}

function createBench(): Bench {
  const folder = makeTemporaryFolder()
  const data = openData(folder.path)
  const ops = openOps(folder.path)
  onTestFinished(() => {
    data.close()
    ops.close()
    folder.remove()
  })
  const store = createIngestStore(data)
  const rideIds = createIdSource(ops, 'ride')
  const sources: Source[] = []
  const turns: number[] = []
  const failures: string[] = []
  let failure: string | null = null
  let why: string | null = null
  const replay = createReplay({
    world: 'gym',
    openSource: (request) =>
      'earlier' in request
        ? fail('conflict', 'There is no topic.')
        : succeed({
            name: request.file,
            unit: 'line',
            create: (end) => ({
              start(events) {
                sources.push({ events, end, isStopped: false })
              },
              async stop() {
                const source = sources.at(-1)
                if (source !== undefined) source.isStopped = true
              }
            })
          }),
    createIngest: () =>
      createIngest(
        {
          store: {
            ...store,
            saveStream(logId, stream) {
              if (failure !== null) throw Object.assign(new Error('can not be written'), { code: failure })
              store.saveStream(logId, stream)
            }
          },
          rideIds,
          silenceLimitMs: 600_000,
          from: 'earliest',
          now: () => 0
        },
        () => undefined
      ),
    whyNot: () => why,
    async yield() {
      turns.push(replay.status().done)
      await immediate()
    },
    onFailure: (what) => failures.push(what)
  })
  return {
    replay,
    sources,
    source() {
      const source = sources.at(-1)
      if (source === undefined) throw new Error('nothing was begun')
      return source
    },
    turns,
    failures,
    failWith(code) {
      failure = code
    },
    refuse(sentence) {
      why = sentence
    },
    rides: () => dumpRides(dataFile(folder.path))
  }
}

const messages = (from: number, before: number): LogMessage[] =>
  ride.slice(from, before).map((value, index) => ({ offset: from + index, key: null, value }))
const give = ({ events }: Source, from: number, before: number): Promise<boolean> =>
  events.batch({ partition: 0, messages: messages(from, before), holes: [], endsBefore: before })
const begun = (answer: ReturnType<Replay['start']>): ReplayStatus => {
  if (!answer.ok) throw new Error(answer.error.message)
  return answer.value
}

describe('an import', () => {
  it('tells how far it is, from the first look to the end, and what each line counted as', async () => {
    const { replay, source, rides } = createBench()
    expect(replay.status()).toMatchObject({ replay_id: 0, state: 'none', name: '', world: 'gym' })
    expect(begun(replay.start(file('a')))).toMatchObject({ replay_id: 1, state: 'opening', total: null, done: 0 })
    expect(await source().events.opened(logOf('a'))).toEqual([{ partition: 0, nextOffset: 0 }])
    expect(replay.status()).toMatchObject({ state: 'importing', total: ride.length, done: 0, done_before: 0 })
    expect(await give(source(), 0, 4)).toBe(true)
    expect(replay.status()).toMatchObject({ done: 4, stored: 1, control: 3 })
    expect(await give(source(), 4, ride.length)).toBe(true)
    expect(rides()).toMatchObject([{ end_ms: null }])
    expect(await source().events.over()).toBe(true)
    expect(rides()).toMatchObject([{ rider_id: 7, reading_count: 700, end_ms: expect.any(Number) }])
    source().end({ kind: 'read', note: 'The file grew.' })
    expect(replay.status()).toEqual({
      replay_id: 1,
      state: 'done',
      name: '/logs/a',
      unit: 'line',
      world: 'gym',
      total: ride.length,
      done: ride.length,
      done_before: 0,
      stored: ride.length - 3,
      control: 3,
      duplicate: 0,
      quarantined: 0,
      gap_offsets: 0,
      message: 'The file grew.'
    })
    expect(source().isStopped).toBe(true)
  })

  it('lets everything else have its turn before each few hundred messages', async () => {
    const { replay, source, turns } = createBench()
    replay.start(file('a'))
    await source().events.opened(logOf('a'))
    await give(source(), 0, ride.length)
    expect(turns).toEqual([0, 500, 1_000])
  })

  it('is refused while another runs, and answers how far it is to who asks for the same again', async () => {
    const { replay, source, sources } = createBench()
    replay.start(file('a'))
    expect(replay.start(file('b'))).toEqual({
      ok: false,
      error: { code: 'busy', message: '/logs/a is being imported; try again when that is done.' }
    })
    await source().events.opened(logOf('a'))
    await give(source(), 0, 10)
    expect(begun(replay.start(file('a')))).toMatchObject({ replay_id: 1, done: 10 })
    expect(sources).toHaveLength(1)
    source().end({ kind: 'read', note: null })
    expect(begun(replay.start(file('b')))).toMatchObject({ replay_id: 2, state: 'opening', done: 0 })
  })

  it('stops after the messages it is at, and goes on there when it is asked for again', async () => {
    const { replay, source, rides } = createBench()
    replay.start(file('a'))
    const first = source()
    await first.events.opened(logOf('a'))
    const storing = give(first, 0, ride.length)
    expect(await replay.stop()).toMatchObject({ state: 'stopped', message: null })
    expect(await storing).toBe(false)
    const { done } = replay.status()
    expect(done).toBeLessThan(ride.length)

    replay.start(file('a'))
    expect(await source().events.opened(logOf('a'))).toEqual([{ partition: 0, nextOffset: done }])
    expect(replay.status()).toMatchObject({ state: 'importing', done, done_before: done })
    await give(source(), done, ride.length)
    await source().events.over()
    source().end({ kind: 'read', note: null })
    expect(replay.status()).toMatchObject({ state: 'done', total: ride.length, done: ride.length })
    expect(rides()).toMatchObject([{ reading_count: 700 }])
  })

  it('takes nothing that comes late once it has stopped', async () => {
    const { replay, source } = createBench()
    replay.start(file('a'))
    await source().events.opened(logOf('a'))
    await replay.stop()
    expect(await give(source(), 0, 10)).toBe(false)
    expect(await source().events.over()).toBe(false)
    source().end({ kind: 'failed', message: 'The file was cut.' })
    expect(replay.status()).toMatchObject({ state: 'stopped', done: 0, message: null })
  })

  it('fails where the store can not be written, keeps what was stored, and goes on when asked again', async () => {
    const { replay, source, failures, failWith } = createBench()
    replay.start(file('a'))
    await source().events.opened(logOf('a'))
    await give(source(), 0, 10)
    failWith('SQLITE_FULL')
    expect(await give(source(), 10, 20)).toBe(false)
    expect(replay.status()).toMatchObject({
      state: 'failed',
      done: 10,
      message: 'The store could not be written (SQLITE_FULL). Ask for it again: it goes on where it was.'
    })
    expect(source().isStopped).toBe(true)
    expect(failures).toEqual(['importing a batch'])
    failWith(null)
    replay.start(file('a'))
    expect(await source().events.opened(logOf('a'))).toEqual([{ partition: 0, nextOffset: 10 }])
  })

  it('fails with the sentence of its source, or why it can not be now, before anything is written', async () => {
    const { replay, source, refuse } = createBench()
    replay.start(file('a'))
    source().end({ kind: 'failed', message: 'There is no file.' })
    expect(replay.status()).toMatchObject({ state: 'failed', total: null, message: 'There is no file.' })
    refuse('The console reads this file already.')
    replay.start(file('a'))
    expect(await source().events.opened(logOf('a'))).toBeNull()
    expect(replay.status()).toMatchObject({ state: 'failed', message: 'The console reads this file already.' })
    expect(replay.start({ earlier: true })).toMatchObject({ error: { code: 'conflict' } })
    expect(replay.status().replay_id).toBe(2)
  })

  it('says while it goes on what is wrong with the way to its source, until that is mended', async () => {
    const { replay, source } = createBench()
    replay.start(file('a'))
    const { events } = source()
    await events.opened(logOf('a'))
    events.connection({ state: 'disconnected', message: 'No broker answers.' })
    expect(replay.status()).toMatchObject({ state: 'importing', message: 'No broker answers.' })
    events.connection({ state: 'connected' })
    expect(replay.status().message).toBeNull()
  })

  it('is not begun any more once the console stops', async () => {
    const { replay, source } = createBench()
    replay.start(file('a'))
    await replay.close()
    expect(source().isStopped).toBe(true)
    expect(replay.start(file('a'))).toMatchObject({ error: { code: 'unavailable' } })
  })
})
