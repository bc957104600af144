import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLedgerWriter, newLedger } from '../../../../../src/main/engine/store/ledger'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import {
  createQuarantine,
  exportQuarantine,
  listQuarantine,
  readQuarantined
} from '../../../../../src/main/engine/store/quarantine'
import { createDiscard } from '../../../../../src/main/engine/store/quarantine-retry/discard-message'
import { createKeptMessages } from '../../../../../src/main/engine/store/quarantine-retry/kept-messages'
import { exportedMessageSchema, quarantinedSchema } from '../../../../../src/shared/domain/quarantine'
import { temporaryData } from './store-fixture'

const arrivedMs = Date.UTC(2026, 10, 1, 10)

const nowhere = { rideId: null, readingsBefore: -1, isRideLineWaiting: false }

function withMessages(values: readonly (Buffer | null)[]): Writable {
  const database = temporaryData()
  const ledgers = createLedgerWriter(database)
  const { logId } = ledgers.addLog('c', 'deloton', 1, 0)
  ledgers.savePartition(logId, { ...newLedger(2, 0), nextOffset: values.length, quarantined: values.length })
  createQuarantine(database)(
    values.map((value, offset) => ({ ...nowhere, offset, reason: 'not JSON', key: Buffer.from('k'), value })),
    { logId, partition: 2, arrivedMs }
  )
  return database
}

const firstOf = (value: Buffer | null) => listQuarantine(withMessages([value]), 10, undefined).items[0]

describe('listQuarantine', () => {
  it('tells where a message stood, why and when it was put aside, its size and its first bytes', () => {
    const item = firstOf(Buffer.from('{"log": 7'))
    expect(item).toEqual({
      quarantine_id: 1,
      topic: 'deloton',
      partition: 2,
      offset: 0,
      reason: 'not JSON',
      arrived_at: '2026-11-01T10:00:00.000Z',
      size_bytes: 9,
      first_bytes: '{"log": 7'
    })
    expect(quarantinedSchema.safeParse(item).success).toBe(true)
  })

  it('shows a huge message by its beginning only, and its whole size', () => {
    const item = firstOf(Buffer.alloc(5_000_000, 'x'))
    expect(item?.size_bytes).toBe(5_000_000)
    expect(item?.first_bytes).toBe('x'.repeat(96))
  })

  it('shows no control character and no broken UTF-8, also where the cut goes through a character', () => {
    expect(firstOf(Buffer.from('a\u0000\u001b[2J\r\n\u009b'))?.first_bytes).toBe('a��[2J���')
    expect(firstOf(Buffer.from([0x61, 0xff, 0xc3]))?.first_bytes).toBe('a��')
    expect(firstOf(Buffer.from(`${'x'.repeat(95)}é`))?.first_bytes).toBe(`${'x'.repeat(95)}�`)
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        const text = firstOf(Buffer.from(bytes))?.first_bytes ?? ''
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 30 }
    )
  })

  it('tells a message without a value from none', () => {
    expect(firstOf(null)).toMatchObject({ size_bytes: 0, first_bytes: '' })
    expect(firstOf(Buffer.alloc(0))).toMatchObject({ size_bytes: 0, first_bytes: '' })
  })

  it('lists every message once, newest first, for any size of a page', () => {
    const database = withMessages(Array.from({ length: 11 }, (_, index) => Buffer.from(`${index}`)))
    for (const limit of [1, 2, 5, 10, 11, 12]) {
      const offsets: number[] = []
      let cursor: string | undefined
      do {
        const page = listQuarantine(database, limit, cursor)
        expect(page.items.length).toBeLessThanOrEqual(limit)
        offsets.push(...page.items.map(({ offset }) => offset))
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      expect(offsets).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
    }
  })

  it('has nothing to list at first, and refuses a foreign cursor', () => {
    const database = temporaryData()
    expect(listQuarantine(database, 10, undefined)).toEqual({ items: [], next_cursor: null, kept: 0, discarded: 0 })
    expect(() => listQuarantine(database, 10, 'x')).toThrow(BadCursorError)
  })

  it('tells how many there are, and how many were discarded', () => {
    const database = withMessages(Array.from({ length: 5 }, (_, index) => Buffer.from(`${index}`)))
    expect(listQuarantine(database, 2, undefined)).toMatchObject({ kept: 5, discarded: 0 })
    createDiscard(database)(2, 9)
    expect(listQuarantine(database, 2, undefined)).toMatchObject({ kept: 4, discarded: 1 })
  })
})

describe('readQuarantined', () => {
  it('gives one message whole, and null for one that is not there', () => {
    const value = Buffer.from([0, 255, 10, 13])
    const database = withMessages([Buffer.from('a'), value])
    const message = readQuarantined(database, 2)
    expect(exportedMessageSchema.parse(message)).toEqual({
      quarantine_id: 2,
      topic: 'deloton',
      partition: 2,
      offset: 1,
      reason: 'not JSON',
      arrived_at: '2026-11-01T10:00:00.000Z',
      key: Buffer.from('k').toString('base64'),
      value: value.toString('base64')
    })
    expect(readQuarantined(database, 3)).toBeNull()
  })
})

/** All pages of an export, each with how many it holds. */
function exported(database: Writable, limit: number): { values: (Buffer | null)[]; sizes: number[] } {
  const values: (Buffer | null)[] = []
  const sizes: number[] = []
  let cursor: string | undefined
  do {
    const page = exportQuarantine(database, limit, cursor)
    values.push(...page.items.map(({ value }) => (value === null ? null : Buffer.from(value, 'base64'))))
    sizes.push(page.items.length)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return { values, sizes }
}

describe('exportQuarantine', () => {
  it('gives every message once, oldest first, byte for byte, for any size of a page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.uint8Array().map((array) => Buffer.from(array))), { maxLength: 12 }),
        fc.integer({ min: 1, max: 13 }),
        (values, limit) => {
          const database = withMessages(values)
          const all = exported(database, limit)
          database.close()
          expect(all.values).toEqual(values)
          expect(Math.max(...all.sizes)).toBeLessThanOrEqual(limit)
        }
      ),
      { numRuns: 20 }
    )
  })

  it('tells no value from an empty one', () => {
    expect(exported(withMessages([null, Buffer.alloc(0)]), 9).values).toEqual([null, Buffer.alloc(0)])
  })

  it('ends a page early where messages are large, and never gives an empty one before the end', () => {
    const large = Buffer.alloc(2_500_000, 1)
    const huge = Buffer.alloc(10_000_000, 2)
    const { values, sizes } = exported(withMessages([large, large, large, huge, Buffer.from('x')]), 100)
    expect(sizes).toEqual([2, 2, 1])
    expect(values.map((value) => value?.length)).toEqual([2_500_000, 2_500_000, 2_500_000, 10_000_000, 1])
  })

  it('refuses a foreign cursor', () => {
    expect(() => exportQuarantine(temporaryData(), 10, 'x')).toThrow(BadCursorError)
  })
})

describe('createQuarantine', () => {
  it('keeps key and value byte for byte', () => {
    const database = temporaryData()
    const rows = database.prepare<[], { message_key: Buffer | null; message_value: Buffer | null }>(
      'SELECT message_key, message_value FROM quarantine ORDER BY quarantine_id DESC LIMIT 1'
    )
    const bytes = fc.option(fc.uint8Array().map((array) => Buffer.from(array)))
    fc.assert(
      fc.property(bytes, bytes, (key, value) => {
        createQuarantine(database)([{ ...nowhere, offset: 0, reason: 'x', key, value }], {
          logId: 1,
          partition: 0,
          arrivedMs: 0
        })
        expect(rows.get()).toEqual({ message_key: key, message_value: value })
      })
    )
  })

  it('keeps each of many in its order, with all that belongs to it, huge ones among them', () => {
    const message = fc.record({
      reason: fc.constantFrom('not JSON', 'no value', 'no "log" key'),
      rideId: fc.option(fc.nat()),
      readingsBefore: fc.integer({ min: -1, max: 1_000 }),
      isRideLineWaiting: fc.boolean(),
      key: fc.option(fc.uint8Array({ maxLength: 8 }).map((array) => Buffer.from(array))),
      value: fc.option(
        fc.oneof(
          { weight: 40, arbitrary: fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)) },
          { weight: 1, arbitrary: fc.nat(255).map((byte) => Buffer.alloc(70_000, byte)) }
        )
      )
    })
    fc.assert(
      fc.property(fc.array(message, { maxLength: 120, size: 'max' }), (made) => {
        const database = temporaryData()
        const messages = made.map((each, index) => ({ ...each, offset: 10 + index }))
        createQuarantine(database)(messages, { logId: 3, partition: 2, arrivedMs })
        const kept = createKeptMessages(database)
        const rows = kept.idsAfter(0, kept.newestId(), 1_000).flatMap((id) => kept.named([id])())
        const times = database.prepare('SELECT DISTINCT arrived_ms FROM quarantine').pluck().all()
        database.close()
        expect(times).toEqual(messages.length === 0 ? [] : [arrivedMs])
        expect(rows).toEqual(
          messages.map(({ isRideLineWaiting, ...each }, index) => ({
            ...each,
            quarantineId: index + 1,
            logId: 3,
            partition: 2,
            isRideLineWaiting: isRideLineWaiting ? 1 : 0
          }))
        )
      }),
      { numRuns: 20 }
    )
  })
})
