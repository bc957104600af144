import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import { readPairs, writePairs } from '../../../../../../src/main/engine/store/history/pair-dictionary'
import { anyNumber } from './series-fixture'

const written = (values: readonly number[], keys: readonly number[]): Uint8Array => {
  const writer = createByteWriter(0)
  writePairs(writer, values, keys)
  return writer.written()
}

const read = (bytes: Iterable<number>, keys: readonly number[]): number[] => {
  const reader = createByteReader(Uint8Array.from(bytes))
  const values = readPairs(reader, keys)
  reader.end()
  return values
}

describe('a dictionary of pairs', () => {
  it('gives back every bit, also where one key has several values', () => {
    const pair = fc.tuple(fc.oneof(fc.nat(3), fc.double()), fc.oneof(fc.nat(2), fc.constant(-0), anyNumber))
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const keys = pairs.map(([key]) => key)
        const values = pairs.map(([, value]) => value)
        const found = read(written(values, keys), keys)
        expect(found).toHaveLength(values.length)
        expect(found.every((each, index) => Object.is(each, values[index]))).toBe(true)
      })
    )
  })

  it('grows with its keys and not with its readings', () => {
    const keys = Array.from({ length: 500 }, (_, index) => index % 10)
    expect(written(keys.map(Math.cos), keys).length).toBe(
      written(keys.slice(0, 10).map(Math.cos), keys.slice(0, 10)).length
    )
  })

  it('learns from an exception: a bike that is calibrated in mid-ride costs each key once more', () => {
    const keys = Array.from({ length: 500 }, (_, index) => index % 10)
    const values = keys.map((key, index) => Math.cos(key) + (index < 250 ? 1 : 2))
    expect(written(values, keys).length).toBeLessThan(20 * 8 + 10 * 2 + 10)
    expect(read(written(values, keys), keys)).toEqual(values)
  })

  // Two keys of value 5, then 6: no surprise, two values told as whole numbers.
  const whole = [0, 2, 1, 0, 0, 10, 2]
  it('is read from its bytes', () => {
    expect(read(whole, [7, 8, 7])).toEqual([5, 6, 5])
  })

  it.each([
    ['values are missing', whole, [7, 8, 9]],
    ['values are left over', whole, [7, 7, 7]],
    ['more values are told than there are readings', whole, [7]],
    ['an exception lies beyond the readings', [1, 3, ...whole.slice(1)], [7, 8, 7]],
    ['two exceptions lie on one reading', [2, 1, 0, 2, 1, 0, 0, 10, 2], [7, 7, 7]],
    ['exceptions are more than there are bytes', [0xff, 0xff, 0xff, 0x7f], [7, 8, 7]]
  ])('is refused when %s', (_, bytes, keys) => {
    expect(() => read(bytes, keys)).toThrow(PackedSeriesError)
  })
})
