import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import {
  asDecimals,
  readDecimals,
  writeDecimals
} from '../../../../../../src/main/engine/store/history/decimal-encoding'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import { anyNumber } from './series-fixture'

/** The bytes of values that are decimals, null for others. */
function written(values: readonly number[]): Uint8Array | null {
  const decimals = asDecimals(values)
  if (decimals === null) return null
  const writer = createByteWriter(0)
  writeDecimals(writer, decimals)
  return writer.written()
}

const read = (bytes: Iterable<number>, count: number): number[] =>
  readDecimals(createByteReader(Uint8Array.from(bytes)), count)

describe('the decimal encoding', () => {
  it('gives back every bit of what it takes', () => {
    const value = fc.oneof(
      fc
        .integer({ min: -99_999_999, max: 99_999_999 })
        .chain((digits) => fc.constantFrom(1, 10, 100, 1_000, 1_000_000).map((factor) => (digits + 0) / factor)),
      fc.integer({ min: -(2 ** 49), max: 2 ** 49 }),
      anyNumber
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.array(value, { maxLength: 3 }), fc.array(fc.integer().map((cents) => (cents + 0) / 100))),
        (values) => {
          const bytes = written(values)
          fc.pre(bytes !== null)
          const found = read(bytes ?? [], values.length)
          expect(found).toHaveLength(values.length)
          expect(found.every((each, index) => Object.is(each, values[index]))).toBe(true)
        }
      )
    )
  })

  it.each([
    [[1, 2, 519], 0],
    [[1_667_501_444_439], 0],
    [[57, 57.5], 1],
    [[0.01, 1485.99], 2],
    [[-0.000001], 6],
    [[], 0]
  ])('takes %j at scale %d', (values, scale) => {
    expect(asDecimals(values)?.scale).toBe(scale)
  })

  it.each([
    ['-0', -0],
    ['-0.0000001, which rounds to -0', -1e-7],
    ['a double that is no short decimal', 13.448875699999999],
    ['a sum that misses its decimal by a bit', 0.1 + 0.2],
    ['the smallest double', 5e-324],
    ['a number too large to take differences of', 2 ** 50]
  ])('leaves %s to another encoding', (_, value) => {
    expect(asDecimals([1, value, 2])).toBeNull()
  })

  it('takes one zero byte a reading of a clock that goes on by its step', () => {
    for (const step of [1, 1_000, 0.5]) {
      const bytes = written(Array.from({ length: 500 }, (_, index) => step * (index + 1)))
      expect([...(bytes ?? [])].filter((byte) => byte !== 0).length).toBeLessThan(6)
      expect(bytes?.length).toBeLessThan(506)
    }
  })

  it('takes a byte a reading of what jumps about by less than 64', () => {
    const bytes = written(Array.from({ length: 500 }, (_, index) => 100 + ((index * 37) % 60)))
    expect(bytes?.length).toBeLessThan(505)
  })

  it.each([
    ['an unknown scale', [7, 0, 0], 1],
    ['fewer values than it promises', [0, 0, 2, 2], 3],
    ['a value that is too large', [0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x08], 1],
    ['a million values in no bytes', [0, 0], 1_000_000]
  ])('refuses %s', (_, bytes, count) => {
    expect(() => read(bytes, count)).toThrow(PackedSeriesError)
  })
})
