import fc from 'fast-check'
import type { KafkaMessage } from 'kafkajs'
import { describe, expect, it } from 'vitest'
import { messageBefore, missingOffsets, readBatch } from '../../../../../../src/main/engine/sources/kafka/batch-reader'
import type { Hole } from '../../../../../../src/main/engine/sources/telemetry-source'

const message = (
  offset: number,
  key: Buffer | null = null,
  value: Buffer | null = Buffer.from(`${offset}`)
): KafkaMessage => ({
  offset: String(offset),
  key,
  value,
  timestamp: '0',
  attributes: 0,
  headers: {}
})

/** A batch of kafkajs: `raw` came from the broker, `delivered` of them are for us. */
const batch = (delivered: readonly number[], raw: readonly number[] = delivered) => ({
  partition: 3,
  messages: delivered.map((offset) => message(offset)),
  rawMessages: raw.map((offset) => ({ offset: String(offset) }))
})
const offsetsOf = ({ messages }: ReturnType<typeof readBatch>): number[] => messages.map(({ offset }) => offset)

describe('readBatch', () => {
  it('takes a batch without holes as it is, bytes and all', () => {
    const [key, value] = [Buffer.from([0xff]), Buffer.from('{"log"')]
    const read = readBatch(
      {
        partition: 3,
        messages: [message(7, key, value), message(8, null, null)],
        rawMessages: [{ offset: '7' }, { offset: '8' }]
      },
      7,
      0
    )
    expect(read).toEqual({
      partition: 3,
      messages: [
        { offset: 7, key, value },
        { offset: 8, key: null, value: null }
      ],
      holes: [],
      endsBefore: 9
    })
    expect(read.messages[0]?.value).toBe(value)
  })

  it('reads offsets beyond what 32 bits hold', () => {
    const far = 2 ** 40
    expect(readBatch(batch([far, far + 1]), far, 0)).toMatchObject({ endsBefore: far + 2, holes: [] })
  })

  it('finds holes of compaction before and between messages', () => {
    const { holes, endsBefore } = readBatch(batch([7, 8, 12]), 5, 0)
    expect(holes).toEqual([
      { from: 5, to: 6, reason: 'compaction' },
      { from: 9, to: 11, reason: 'compaction' }
    ])
    expect(endsBefore).toBe(13)
  })

  it('lays what is missing below the first offset the broker holds to retention, and the rest to compaction', () => {
    expect(readBatch(batch([20]), 5, 20).holes).toEqual([{ from: 5, to: 19, reason: 'retention' }])
    expect(readBatch(batch([20]), 5, 12).holes).toEqual([
      { from: 5, to: 11, reason: 'retention' },
      { from: 12, to: 19, reason: 'compaction' }
    ])
  })

  it('takes what came but is not delivered for markers and aborted messages, and joins those that touch', () => {
    const { holes, endsBefore } = readBatch(batch([5, 9], [5, 6, 7, 8, 9, 10, 11]), 5, 0)
    expect(holes).toEqual([
      { from: 6, to: 8, reason: 'transaction' },
      { from: 10, to: 11, reason: 'transaction' }
    ])
    expect(endsBefore).toBe(12)
  })

  it('keeps holes of different reasons apart where they touch', () => {
    expect(readBatch(batch([9], [6, 9]), 5, 0).holes).toEqual([
      { from: 5, to: 5, reason: 'compaction' },
      { from: 6, to: 6, reason: 'transaction' },
      { from: 7, to: 8, reason: 'compaction' }
    ])
  })

  it('sees no hole before the position, where compressed batches begin', () => {
    const read = readBatch(batch([5, 6], [2, 3, 4, 5, 6]), 5, 0)
    expect(read).toMatchObject({ holes: [], endsBefore: 7 })
    expect(offsetsOf(read)).toEqual([5, 6])
  })

  it('hands on what is delivered again, and does not move back', () => {
    const again = readBatch(batch([3, 4]), 9, 0)
    expect(again).toMatchObject({ holes: [], endsBefore: 9 })
    expect(offsetsOf(again)).toEqual([3, 4])
  })

  it('moves nowhere for nothing', () => {
    expect(readBatch(batch([]), 5, 0)).toEqual({ partition: 3, messages: [], holes: [], endsBefore: 5 })
  })

  it('gives each offset from the position to its end to one message or one hole, for the right reason', () => {
    const fate = fc.constantFrom('delivered', 'delivered', 'delivered', 'filtered', 'missing')
    fc.assert(
      fc.property(
        fc.array(fate, { minLength: 1, maxLength: 40 }),
        fc.nat(5),
        fc.integer({ min: -3, max: 45 }),
        fc.nat(2 ** 45),
        (fates, before, lowAfter, first) => {
          // The first of the offsets may lie before our position.
          const expected = first + before
          const low = Math.max(0, first + lowAfter)
          const raw = fates.flatMap((each, index) => (each === 'missing' ? [] : [first + index]))
          const delivered = fates.flatMap((each, index) => (each === 'delivered' ? [first + index] : []))
          const read = readBatch(batch(delivered, raw), expected, low)

          expect(offsetsOf(read)).toEqual(delivered)
          expect(read.endsBefore).toBe(Math.max(expected, (raw.at(-1) ?? -1) + 1))
          const told = new Map<number, string>()
          const tell = (offset: number, what: string): void => {
            expect(told.has(offset)).toBe(false)
            told.set(offset, what)
          }
          for (const offset of delivered) if (offset >= expected) tell(offset, 'delivered')
          let last: Hole | undefined
          for (const hole of read.holes) {
            expect(hole.from).toBeLessThanOrEqual(hole.to)
            if (last !== undefined) {
              expect(hole.from).toBeGreaterThan(last.to)
              expect(hole.from === last.to + 1 && hole.reason === last.reason).toBe(false)
            }
            for (let offset = hole.from; offset <= hole.to; offset += 1) tell(offset, hole.reason)
            last = hole
          }
          const reasonOf = (offset: number): string => {
            const each = fates[offset - first]
            if (each === 'delivered') return 'delivered'
            if (each === 'filtered') return 'transaction'
            return offset < low ? 'retention' : 'compaction'
          }
          const whole = Array.from({ length: read.endsBefore - expected }, (_, index) => expected + index)
          expect([...told].sort(([a], [b]) => a - b)).toEqual(whole.map((offset) => [offset, reasonOf(offset)]))
        }
      ),
      { numRuns: 1_000 }
    )
  })
})

describe('missingOffsets', () => {
  it('splits at the first offset the broker holds, and only there', () => {
    expect(missingOffsets(5, 9, 10)).toEqual([{ from: 5, to: 9, reason: 'retention' }])
    expect(missingOffsets(5, 9, 5)).toEqual([{ from: 5, to: 9, reason: 'compaction' }])
    expect(missingOffsets(5, 9, 9)).toEqual([
      { from: 5, to: 8, reason: 'retention' },
      { from: 9, to: 9, reason: 'compaction' }
    ])
    expect(missingOffsets(5, 5, 6)).toEqual([{ from: 5, to: 5, reason: 'retention' }])
  })
})

describe('messageBefore', () => {
  it('is the message just before the position, where the batch begins with it', () => {
    expect(messageBefore(batch([5, 6]), 6)).toEqual({ offset: 5, key: null, value: Buffer.from('5') })
  })

  it('is none where the batch begins elsewhere or is empty', () => {
    expect([messageBefore(batch([6, 7]), 6), messageBefore(batch([4]), 6), messageBefore(batch([]), 6)]).toEqual([
      null,
      null,
      null
    ])
  })
})
