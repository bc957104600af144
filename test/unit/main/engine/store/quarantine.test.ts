import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLedgerWriter } from '../../../../../src/main/engine/store/ledger'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { BadCursorError } from '../../../../../src/main/engine/store/page-cursor'
import { createQuarantine, listQuarantine } from '../../../../../src/main/engine/store/quarantine'
import { quarantinedSchema } from '../../../../../src/shared/domain/status'
import { temporaryData } from './store-fixture'

const arrivedMs = Date.UTC(2026, 10, 1, 10)

function withMessages(values: readonly (Buffer | null)[]): Writable {
  const database = temporaryData()
  const { logId } = createLedgerWriter(database).addLog('c', 'deloton', 1, 0)
  const quarantine = createQuarantine(database)
  values.forEach((value, offset) => {
    quarantine({ logId, partition: 2, offset, reason: 'not JSON', key: Buffer.from('k'), value }, arrivedMs)
  })
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
    expect(listQuarantine(database, 10, undefined)).toEqual({ items: [], next_cursor: null })
    expect(() => listQuarantine(database, 10, 'x')).toThrow(BadCursorError)
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
        createQuarantine(database)({ logId: 1, partition: 0, offset: 0, reason: 'x', key, value }, 0)
        expect(rows.get()).toEqual({ message_key: key, message_value: value })
      })
    )
  })
})
