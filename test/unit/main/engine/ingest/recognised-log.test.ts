import { describe, expect, it } from 'vitest'
import { createIngest, type Ingest } from '../../../../../src/main/engine/ingest/ingest'
import type { Hole, LogMessage } from '../../../../../src/main/engine/sources/telemetry-source'
import { createIdSource } from '../../../../../src/main/engine/store/id-marks'
import { createIngestStore } from '../../../../../src/main/engine/store/ingest-store'
import { temporaryData, temporaryOps } from '../store/store-fixture'
import { messages } from './line-fixture'

const one = Buffer.from('SN0001')
const two = Buffer.from('SN0002')
const logOf = (high: number) => ({ clusterId: 'c', topic: 't', partitions: [{ partition: 0, low: 0, high }] })

/** An ingest that has read these messages from offset `from` on. */
function read(list: readonly Omit<LogMessage, 'offset'>[], holes: readonly Hole[] = [], from = 0): Ingest {
  const ingest = createIngest(
    {
      store: createIngestStore(temporaryData()),
      rideIds: createIdSource(temporaryOps(), 'ride'),
      silenceLimitMs: 600_000,
      from: from === 0 ? 'earliest' : 'latest',
      now: () => 0
    },
    () => undefined
  )
  ingest.openLog(logOf(from))
  const last = holes.at(-1)?.to ?? 0
  ingest.take({
    partition: 0,
    messages: list.map((message, index) => ({ offset: from + index, ...message })),
    holes,
    endsBefore: Math.max(from + list.length, last + 1)
  })
  return ingest
}
const reading = (second: number): Buffer => messages.ride(second, second)

describe('A message that stands just before the position', () => {
  it('is recognised when it is the one that was read there, whatever it counted as', () => {
    const values = [reading(1), Buffer.from([0xff]), null, Buffer.alloc(100_000, 'x')]
    for (const value of values) {
      const ingest = read([
        { key: two, value: reading(9) },
        { key: one, value }
      ])
      expect(ingest.recognises(0, { offset: 1, key: one, value })).toBe(true)
      expect(ingest.recognises(0, { offset: 1, key: one, value: reading(2) })).toBe(false)
    }
  })

  it('is another one when it is of another bike, also of one that was never seen', () => {
    const ingest = read([{ key: one, value: reading(1) }])
    expect(ingest.recognises(0, { offset: 0, key: null, value: reading(1) })).toBe(false)
    expect(ingest.recognises(0, { offset: 0, key: two, value: reading(1) })).toBe(false)
  })

  it('is taken for the same where nothing is known of it: after a gap, before the beginning, elsewhere', () => {
    const other = { offset: 0, key: one, value: reading(7) }
    const gap: Hole = { from: 1, to: 1, reason: 'compaction' }
    expect(read([{ key: one, value: reading(1) }], [gap]).recognises(0, { ...other, offset: 1 })).toBe(true)
    expect(read([], [], 40).recognises(0, { ...other, offset: 39 })).toBe(true)
    const ingest = read([
      { key: one, value: reading(1) },
      { key: one, value: reading(2) }
    ])
    expect(ingest.recognises(0, other)).toBe(true)
    expect(ingest.recognises(3, other)).toBe(true)
  })
})
