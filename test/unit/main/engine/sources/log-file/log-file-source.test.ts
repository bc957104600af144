import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createLogFileSource,
  type LogFileEnd,
  type LogFileSpeed
} from '../../../../../../src/main/engine/sources/log-file'
import type {
  Connection,
  LogMessage,
  MessageBatch,
  OpenedLog,
  PartitionEnds,
  TelemetrySource
} from '../../../../../../src/main/engine/sources/telemetry-source'
import { makeTemporaryFolder, type TemporaryFolder } from '../../../../../support/temporary-folder'

let folder: TemporaryFolder
let file: string
const sources: TelemetrySource[] = []
beforeEach(() => {
  folder = makeTemporaryFolder()
  file = join(folder.path, 'bikes.jsonl')
})
afterEach(async () => {
  for (const source of sources.splice(0)) await source.stop()
  folder.remove()
})

const sha256Of = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const writeLines = (count: number, path = file): void =>
  writeFileSync(
    path,
    Array.from({ length: count }, (_, index) => `{"log": "line ${index} ${'x'.repeat(80)}\\n"}\n`).join('')
  )

interface ReadOptions {
  readonly positions?: Map<string, number>
  readonly store?: (batch: MessageBatch) => boolean | Promise<boolean>
  readonly onOpened?: () => void
  readonly onOver?: () => boolean
  readonly speed?: LogFileSpeed
}

/** Reads the file as a pipeline would, which keeps its positions by cluster and topic. */
function read(options: ReadOptions = {}) {
  const { positions = new Map(), store = () => true, speed = 'max' } = options
  const openings: OpenedLog[] = []
  const connections: Connection[] = []
  const batches: MessageBatch[] = []
  const told: (readonly PartitionEnds[])[] = []
  /** How many batches were stored when the log was over. */
  const overs: number[] = []
  let isOver: (end: LogFileEnd) => void = () => undefined
  const end = new Promise<LogFileEnd>((resolve) => {
    isOver = resolve
  })
  const source = createLogFileSource({ file, speed, now: Date.now, onEnd: (how) => isOver(how) })
  sources.push(source)
  let log = ''
  source.start({
    async opened(opened) {
      openings.push(opened)
      log = `${opened.clusterId} ${opened.topic}`
      options.onOpened?.()
      return [{ partition: 0, nextOffset: positions.get(log) ?? 0 }]
    },
    async batch(batch) {
      const isStored = await store(batch)
      if (isStored) {
        batches.push(batch)
        positions.set(log, batch.endsBefore)
      }
      return isStored
    },
    async over() {
      overs.push(batches.length)
      return options.onOver?.() ?? true
    },
    ends: (ends) => told.push(ends),
    connection: (connection) => connections.push(connection)
  })
  const messages = (): LogMessage[] => batches.flatMap((batch) => batch.messages)
  return { source, end, openings, connections, batches, told, overs, messages, positions }
}

describe('a captured log as a source', () => {
  it('names its log by the digest of the file and tells its end before it gives a message', async () => {
    writeFileSync(file, '\ufeff{"log": "a"}\r\n\n{"key":"SN0007","log":"b"}\nc')
    const reading = read({ store: () => reading.openings.length === 1 && reading.connections.length === 2 })
    expect(await reading.end).toMatchObject({ kind: 'read', facts: { lines: 3, bytes: 46 }, note: null })
    const ends = [{ partition: 0, low: 0, high: 3 }]
    expect(reading.openings).toEqual([{ clusterId: `file:${sha256Of(file)}`, topic: 'log-file', partitions: ends }])
    expect(reading.connections).toEqual([{ state: 'connecting' }, { state: 'connected' }])
    expect(reading.told).toEqual([ends])
    expect(reading.messages().map(({ offset, key, value }) => [offset, key?.toString(), value?.toString()])).toEqual([
      [0, undefined, '{"log": "a"}'],
      [1, 'SN0007', '{"key":"SN0007","log":"b"}'],
      [2, undefined, '{"log": "c\\n"}']
    ])
  })

  it('gives a file of many pieces whole, each message once and in order', async () => {
    writeLines(30_000)
    const reading = read()
    await reading.end
    expect(reading.messages().map(({ offset, value }) => [offset, value?.toString().split(' ')[2]])).toEqual(
      Array.from({ length: 30_000 }, (_, index) => [index, String(index)])
    )
    expect(reading.batches.every(({ messages, holes }) => messages.length <= 5_000 && holes.length === 0)).toBe(true)
  })

  it('brings nothing of a file that was read, and tells its end all the same', async () => {
    writeLines(100)
    const first = read()
    await first.end
    await first.source.stop()
    const second = read({ positions: first.positions })
    expect(await second.end).toMatchObject({ kind: 'read', note: null })
    expect(second.batches).toEqual([])
    expect(second.connections.at(-1)).toEqual({ state: 'connected' })
    expect(second.told).toEqual([[{ partition: 0, low: 0, high: 100 }]])
  })

  it('is over once, after its last message was stored, and when nothing of it is new', async () => {
    writeLines(12_000)
    const first = read()
    await first.end
    expect(first.overs).toEqual([first.batches.length])
    const second = read({ positions: first.positions })
    await second.end
    expect(second.overs).toEqual([0])
  })

  it('is not over when it was stopped, cut or can not be ended, and then has no end to tell of', async () => {
    writeLines(9_000)
    const cut = read({ onOpened: () => truncateSync(file, 500_000) })
    await cut.end
    expect(cut.overs).toEqual([])

    writeLines(9_000)
    const stopped = read({
      store() {
        void stopped.source.stop()
        return true
      }
    })
    while (stopped.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await stopped.source.stop()
    expect(stopped.overs).toEqual([])

    const refused = read({ onOver: () => false })
    let hasEnded = false
    void refused.end.then(() => {
      hasEnded = true
    })
    while (refused.overs.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await refused.source.stop()
    expect(hasEnded).toBe(false)
  })

  it('is one log under every name', async () => {
    writeLines(10)
    const first = read()
    await first.end
    const copy = join(folder.path, 'another name.log')
    writeFileSync(copy, readFileSync(file))
    file = copy
    const second = read({ positions: first.positions })
    await second.end
    expect(second.openings).toEqual(first.openings)
    expect(second.batches).toEqual([])
  })

  it('goes on where a reading was stopped', async () => {
    writeLines(20_000)
    let stored = 0
    const first = read({
      store() {
        stored += 1
        if (stored === 3) void first.source.stop()
        return true
      }
    })
    while (stored < 3) await new Promise((resolve) => setTimeout(resolve, 1))
    await first.source.stop()
    expect(first.batches).toHaveLength(3)
    const second = read({ positions: first.positions })
    await second.end
    expect([...first.messages(), ...second.messages()].map(({ offset }) => offset)).toEqual(
      Array.from({ length: 20_000 }, (_, index) => index)
    )
  })

  it('takes its time if asked to, and stops in the middle of a pause', async () => {
    const at = (time: string): string => `2026-11-01 ${time} mendoza v9: Getting user data from server..\n`
    writeFileSync(file, at('10:00:00.000000') + at('10:00:09.000000'))
    const reading = read({ speed: 0.001 })
    while (reading.batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await reading.source.stop()
    expect(reading.messages().map(({ offset }) => offset)).toEqual([0])
  })

  it('says in one sentence why there is nothing to read, and tries no more', async () => {
    const sentenceOf = async (): Promise<unknown> => {
      const reading = read()
      const end = await reading.end
      expect(reading.connections).toEqual([
        { state: 'connecting' },
        { state: 'disconnected', message: end.kind === 'failed' ? end.message : '' }
      ])
      expect([reading.openings, reading.told]).toEqual([[], []])
      await reading.source.stop()
      return end
    }
    expect(await sentenceOf()).toEqual({ kind: 'failed', message: 'There is no file "bikes.jsonl".' })
    writeFileSync(file, Buffer.alloc(9))
    expect(await sentenceOf()).toEqual({ kind: 'failed', message: 'The file "bikes.jsonl" is not a text file.' })
    writeFileSync(file, '\n\n')
    expect(await sentenceOf()).toEqual({ kind: 'failed', message: 'The file "bikes.jsonl" holds only blank lines.' })
    file = join(folder.path, 'logs')
    mkdirSync(file)
    expect(await sentenceOf()).toEqual({ kind: 'failed', message: '"logs" is a folder, not a log file.' })
  })

  it('reads what was there when it was opened of a file that grows, and says so', async () => {
    writeLines(5_000)
    const reading = read({
      store() {
        appendFileSync(file, '{"log": "later"}\n')
        return true
      }
    })
    expect(await reading.end).toMatchObject({ kind: 'read', note: expect.stringContaining('grew while it was read') })
    expect(reading.messages()).toHaveLength(5_000)
  })

  it.skipIf(process.platform === 'win32')(
    'reads the file it opened where another takes its place, and says so',
    async () => {
      writeLines(9_000)
      const reading = read({
        onOpened() {
          writeLines(3, `${file}.new`)
          renameSync(`${file}.new`, file)
        }
      })
      expect(await reading.end).toMatchObject({
        kind: 'read',
        note: expect.stringContaining('was replaced or removed')
      })
      expect(reading.messages()).toHaveLength(9_000)
    }
  )

  it('is disconnected when the file is cut or overwritten while it is read', async () => {
    writeLines(9_000)
    const cut = read({ onOpened: () => truncateSync(file, 500_000) })
    expect(await cut.end).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('was cut while it was read')
    })
    expect(cut.connections.at(-1)).toEqual({ state: 'disconnected', message: expect.stringContaining('was cut') })

    writeLines(9_000)
    const overwritten = read({
      onOpened() {
        const descriptor = openSync(file, 'r+')
        writeSync(descriptor, '{"log": "LINE', 0)
        closeSync(descriptor)
      }
    })
    expect(await overwritten.end).toMatchObject({ kind: 'failed', message: expect.stringContaining('was overwritten') })
    expect(overwritten.connections.at(-1)?.state).toBe('disconnected')
  })

  it('reports nothing more once it has stopped, and finishes the batch it gave', async () => {
    writeLines(30_000)
    const finish: ((isStored: boolean) => void)[] = []
    const reading = read({
      store: () =>
        new Promise((resolve) => {
          finish.push(resolve)
        })
    })
    while (finish.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    let isStopped = false
    const stopped = reading.source.stop().then(() => {
      isStopped = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isStopped).toBe(false)
    finish[0]?.(true)
    await stopped
    expect(reading.batches).toHaveLength(1)
    expect(reading.connections).toHaveLength(2)
  })

  it('says nothing of a file that it was still getting to know when it was stopped', async () => {
    writeLines(30_000)
    const reading = read()
    await reading.source.stop()
    expect([reading.connections, reading.openings]).toEqual([[{ state: 'connecting' }], []])
  })

  it('ends when a batch will not be stored, and says so when whoever it reports to fails', async () => {
    writeLines(30_000)
    const full = read({ store: () => false })
    const broken = read({
      store() {
        throw new Error('disk on fire')
      }
    })
    expect(await broken.end).toMatchObject({ kind: 'failed', message: expect.not.stringContaining('fire') })
    expect(broken.connections.at(-1)?.state).toBe('disconnected')
    await full.source.stop()
    expect(full.batches).toEqual([])
    expect(full.connections.map(({ state }) => state)).toEqual(['connecting', 'connected'])
  })

  it('stops at once when it was never started', async () => {
    await expect(createLogFileSource({ file, speed: 'max', now: Date.now }).stop()).resolves.toBeUndefined()
  })
})
