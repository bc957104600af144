import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataFile } from '../../src/main/engine/store/files'
import { readCapture } from '../support/captures'
import { startLogFilePipeline } from '../support/log-file-pipeline'
import { randomLog } from '../support/random-log'
import { type ReferenceMessage, referenceRides } from '../support/reference-rides'
import { rideMessages } from '../support/ride-messages'
import { checkIntegrity, dumpOfReference, dumpPartitions, dumpQuarantine, dumpRides } from '../support/store-dump'
import { makeTemporaryFolder, type TemporaryFolder } from '../support/temporary-folder'

let folder: TemporaryFolder
beforeEach(() => {
  folder = makeTemporaryFolder()
})
afterEach(() => folder.remove())

/** What the store holds against what the messages mean. */
function expectStored(world: string, messages: readonly ReferenceMessage[]): void {
  const reference = referenceRides(messages, 600_000, true)
  expect(dumpRides(dataFile(world))).toEqual(dumpOfReference(reference))
  expect(dumpPartitions(dataFile(world))).toEqual([
    {
      partition: 0,
      start_offset: 0,
      next_offset: messages.length,
      ...reference.counters,
      gap_offsets: 0,
      redelivered: 0
    }
  ])
  expect(checkIntegrity(dataFile(world))).toBe('ok')
}

const messagesOf = (values: readonly string[]): ReferenceMessage[] =>
  values.map((value, offset) => ({ partition: 0, offset, key: null, value: Buffer.from(value) }))
const inkedLines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

const captures = [
  { name: 'four-rides-messages.jsonl', messageOf: (line: string) => line },
  { name: 'ride-user100-raw.log', messageOf: (line: string) => JSON.stringify({ log: `${line}\n` }) },
  { name: 'midride-raw.log', messageOf: (line: string) => JSON.stringify({ log: `${line}\n` }) }
].map((capture) => ({ ...capture, text: readCapture(capture.name) }))

describe.each(captures)('the capture $name', ({ name, messageOf, text }) => {
  it.skipIf(text === null)('is stored as what it means, once, however often it is read', async () => {
    const file = join(folder.path, name)
    writeFileSync(file, text ?? '')
    for (const _ of ['first', 'again']) {
      const pipeline = startLogFilePipeline(folder.path, file)
      expect(await pipeline.end).toMatchObject({ kind: 'read', note: null })
      await pipeline.stop()
      expectStored(folder.path, messagesOf(inkedLines(text ?? '').map(messageOf)))
    }
  })

  it.skipIf(text === null)('ends its rides at their last reading soon after all is read', async () => {
    const file = join(folder.path, name)
    writeFileSync(file, text ?? '')
    const pipeline = startLogFilePipeline(folder.path, file, { now: Date.now })
    await pipeline.end
    const expected = referenceRides(messagesOf(inkedLines(text ?? '').map(messageOf))).rides.length
    let ended: ReturnType<typeof dumpRides> = []
    while (ended.length < expected) {
      await pause(100)
      ended = dumpRides(dataFile(folder.path)).filter(({ end_ms }) => end_ms !== null)
    }
    expect(pipeline.status()).toMatchObject({ state: 'live', adds_up: true })
    await pipeline.stop()
    expect(ended).toHaveLength(expected)
  })
})

/** A partition's messages as a file: keyed ones as objects, others as objects or, if asked to, as lines of the log. */
function writtenOf(messages: readonly ReferenceMessage[], isRaw: boolean) {
  const written: { line: Buffer; message: ReferenceMessage }[] = []
  for (const { key, value } of messages) {
    if (value === null) continue
    const offset = written.length
    const text = value.toString('latin1')
    const log = /^\{"log":"(.*)\\n"\}$/s.exec(text)?.[1]
    if (log === undefined) {
      // Not JSON, or no text at all: it stands in the file as it is, and without a key.
      const kept = text.startsWith('{') ? value : Buffer.from(`{"log": ${JSON.stringify(`${text}\n`)}}`, 'latin1')
      written.push({ line: value, message: { partition: 0, offset, key: null, value: kept } })
    } else if (key === null && isRaw) {
      const line = Buffer.from(JSON.parse(`"${log}"`))
      written.push({ line, message: { partition: 0, offset, key, value } })
    } else {
      const line = Buffer.from(
        key === null ? text : `{"key":${JSON.stringify(key.toString())},${text.slice(1)}`,
        'latin1'
      )
      written.push({ line, message: { partition: 0, offset, key, value: line } })
    }
  }
  return written
}

describe('a log of several bikes in a file', () => {
  it('is stored as what it means for any mix of forms and line ends, read again and again and stopped in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLog,
        fc.boolean(),
        fc.infiniteStream(fc.constantFrom('\n', '\r\n', '\n\n', '\n \r\n')),
        async (partitions, isRaw, ends) => {
          const world = makeTemporaryFolder()
          try {
            // A message repeated in another form would be no repetition: so all are raw or none is.
            const written = writtenOf(partitions[0] ?? [], isRaw)
            fc.pre(written.length > 0)
            const file = join(world.path, 'bikes.log')
            writeFileSync(
              file,
              Buffer.concat(written.flatMap(({ line }) => [line, Buffer.from(ends.next().value ?? '\n')]))
            )
            const first = startLogFilePipeline(world.path, file)
            await pause(0)
            await first.stop()
            const second = startLogFilePipeline(world.path, file)
            expect(await second.end).toMatchObject({ kind: 'read', facts: { lines: written.length } })
            await second.stop()
            const messages = written.map(({ message }) => message)
            expectStored(world.path, messages)
            for (const { offset, key, value } of dumpQuarantine(dataFile(world.path))) {
              expect({ key, value }).toEqual({ key: messages[offset]?.key, value: messages[offset]?.value })
            }
          } finally {
            world.remove()
          }
        }
      ),
      { numRuns: 60 }
    )
  })

  it('goes on in mid-ride where it was stopped, as often as it is', async () => {
    const bikes = ['SN0001', 'SN0002', 'SN0003'].map((bike, index) =>
      rideMessages({ bike, riderId: 100 + index, startMs: Date.UTC(2026, 10, 1) + index, seconds: 4_000 })
    )
    const messages = Array.from({ length: bikes[0]?.length ?? 0 }, (_, turn) =>
      bikes.map((bike) => bike[turn]).filter((message) => message !== undefined)
    )
      .flat()
      .map(({ key, value }, offset): ReferenceMessage => {
        const line = `{"key":${JSON.stringify(key)},${String(value).slice(1)}`
        return { partition: 0, offset, key: Buffer.from(key ?? ''), value: Buffer.from(line) }
      })
    const file = join(folder.path, 'bikes.jsonl')
    writeFileSync(file, messages.map(({ value }) => `${value}\n`).join(''))

    const stops: number[] = []
    for (let isRead = false; !isRead; ) {
      const goal = (stops.at(-1) ?? 0) + 5_000
      let position = 0
      let reach: () => void = () => undefined
      const reached = new Promise<null>((resolve) => {
        reach = () => resolve(null)
      })
      const pipeline = startLogFilePipeline(folder.path, file, {
        onStored(nextOffset) {
          position = nextOffset
          if (nextOffset >= goal && nextOffset < messages.length) reach()
        }
      })
      isRead = (await Promise.race([pipeline.end, reached])) !== null
      await pipeline.stop()
      if (!isRead) stops.push(position)
    }
    expect(stops.length).toBeGreaterThan(2)
    expectStored(folder.path, messages)
  })

  it('is the same rides at a pace: none is taken for silent in a pause of the file while more is to come', async () => {
    const begin = Date.UTC(2022, 0, 1)
    const seconds = 4
    const ride = { bike: null, riderId: 7, seconds }
    const values = [
      ...rideMessages({ ...ride, startMs: begin }),
      ...rideMessages({ ...ride, startMs: begin + 60_000 }).slice(4)
    ].map(({ value }) => String(value))
    const file = join(folder.path, 'one-ride.jsonl')
    writeFileSync(file, values.join('\n'))
    // The pause of a minute takes 10 s of the file, so 3.3 s: longer than a bike must be quiet for its ride to be ended.
    const pipeline = startLogFilePipeline(folder.path, file, { now: Date.now, speed: 3 })
    await pipeline.end
    await pipeline.stop()
    expect(dumpRides(dataFile(folder.path))).toMatchObject([{ rider_id: 7, reading_count: 2 * seconds }])
  })
})
