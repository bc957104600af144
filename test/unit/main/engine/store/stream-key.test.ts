import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idleStream } from '../../../../../src/main/engine/ingest/ride-tracker'
import { latin1OfStreamKey, serialFromKey, streamKeyOf } from '../../../../../src/main/engine/store/stream-key'
import { createStreamSaver, readStreams } from '../../../../../src/main/engine/store/stream-store'
import { temporaryData } from './store-fixture'

/** Bytes of all kinds: any, UTF-8 text, and what lies at the edges of the names' own forms. */
const key = fc.oneof(
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => Buffer.from(text)),
  fc.constantFrom('', '=', '#', '#00', '=#', '\0', '\ufeffSN0001', 'SN0001\0').map((text) => Buffer.from(text)),
  fc
    .constantFrom([0xff], [0x80, 0x41], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xef, 0xbb])
    .map((bytes) => Buffer.from(bytes))
)

describe('streamKeyOf', () => {
  it('gives two different keys two different names, and none the name of "no key"', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(streamKeyOf(a) === streamKeyOf(b)).toBe(a.equals(b))
        expect(streamKeyOf(a)).not.toBe(streamKeyOf(null))
      }),
      { numRuns: 1_000 }
    )
  })

  it('can be turned back into the bytes, whatever they are', () => {
    fc.assert(
      fc.property(key, (bytes) => {
        expect(latin1OfStreamKey(streamKeyOf(bytes))).toBe(bytes.toString('latin1'))
      }),
      { numRuns: 1_000 }
    )
    expect(latin1OfStreamKey(streamKeyOf(null))).toBeNull()
  })

  it('comes back from the store unchanged', () => {
    const database = temporaryData()
    const save = createStreamSaver(database)
    fc.assert(
      fc.property(fc.uniqueArray(key, { comparator: (a, b) => a.equals(b) }), (keys) => {
        database.exec('DELETE FROM bike_stream')
        const names = [...keys.map(streamKeyOf), streamKeyOf(null)]
        for (const streamKey of names) {
          save(1, { partition: 0, streamKey, bikeSerial: null, state: idleStream(), lastMessage: null })
        }
        expect(new Set(readStreams(database, 1).map(({ streamKey }) => streamKey))).toEqual(new Set(names))
      })
    )
  })

  it('is readable where the key is text', () => {
    expect(streamKeyOf(Buffer.from('SN0007'))).toBe('=SN0007')
    expect(streamKeyOf(Buffer.from([0xff, 0x00]))).toBe('#ff00')
  })
})

describe('serialFromKey', () => {
  const serialOf = (text: string): string | null => serialFromKey(streamKeyOf(Buffer.from(text)))

  it.each(['SN0007', 'bike 7 (left)', 'Rad-Ü7', '自転車', 'a'.repeat(64)])('takes %j for a serial', (text) => {
    expect(serialOf(text)).toBe(text)
  })

  it.each(['', 'a'.repeat(65), 'SN\n7', 'SN\u00007', '\u202e7000NS', '\ufeffSN0007', '\u200bSN0007'])(
    'shows nobody %j, which is no plain short text',
    (text) => {
      expect(serialOf(text)).toBeNull()
    }
  )

  it('takes no serial from bytes that are no text, or from no key', () => {
    expect(serialFromKey(streamKeyOf(Buffer.from([0xff, 0x41])))).toBeNull()
    expect(serialFromKey(streamKeyOf(null))).toBeNull()
  })
})
