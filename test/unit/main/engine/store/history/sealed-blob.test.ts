import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import { largestReadingCount, seal, unseal } from '../../../../../../src/main/engine/store/history/sealed-blob'

const body = Uint8Array.from({ length: 200 }, (_, index) => (index * index) % 251)

describe('a sealed blob', () => {
  it('gives back what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(largestReadingCount), (bytes, readingCount) => {
        const found = unseal(seal({ readingCount, body: bytes }))
        expect(found.readingCount).toBe(readingCount)
        expect([...found.body]).toEqual([...bytes])
      })
    )
  })

  it('is read from the middle of a larger buffer', () => {
    const blob = seal({ readingCount: 10, body })
    const larger = Buffer.concat([Buffer.alloc(3, 9), blob, Buffer.alloc(3, 9)])
    expect([...unseal(larger.subarray(3, 3 + blob.length)).body]).toEqual([...body])
  })

  it('begins with its version, and says so when it does not know it', () => {
    const blob = seal({ readingCount: 10, body })
    expect(blob[0]).toBe(1)
    blob[0] = 2
    expect(() => unseal(blob)).toThrow(expect.objectContaining({ name: 'PackedSeriesError', kind: 'unknown-version' }))
  })

  it('is refused when any bit of it is another, when it ends early or goes on', () => {
    const blob = seal({ readingCount: 10, body })
    for (let bit = 0; bit < blob.length * 8; bit += 1) {
      const other = Buffer.from(blob)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal(other)).toThrow(PackedSeriesError)
    }
    for (let length = 0; length < blob.length; length += 1) {
      expect(() => unseal(blob.subarray(0, length))).toThrow(PackedSeriesError)
    }
    expect(() => unseal(Buffer.concat([blob, Buffer.alloc(1)]))).toThrow(PackedSeriesError)
  })

  it('makes no room for more readings than the longest ride has', () => {
    expect(() => unseal(seal({ readingCount: largestReadingCount + 1, body }))).toThrow('its length is out of range')
    expect(() => unseal(seal({ readingCount: Number.MAX_SAFE_INTEGER, body }))).toThrow('its length is out of range')
  })

  it('is not inflated beyond what its readings can take', () => {
    const bomb = new Uint8Array(16 * 1024 * 1024)
    expect(deflateRawSync(bomb).length).toBeLessThan(20_000)
    expect(() => unseal(seal({ readingCount: 10, body: bomb }))).toThrow('it cannot be inflated')
  })
})
