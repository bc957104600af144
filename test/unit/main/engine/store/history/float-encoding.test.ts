import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { readFloats, writeFloats } from '../../../../../../src/main/engine/store/history/float-encoding'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import { anyNumber } from './series-fixture'

const written = (values: readonly number[]): Uint8Array => {
  const writer = createByteWriter(0)
  writeFloats(writer, values)
  return writer.written()
}

describe('the float encoding', () => {
  it('gives back every bit of any finite number', () => {
    fc.assert(
      fc.property(fc.array(anyNumber), (values) => {
        const found = readFloats(createByteReader(written(values)), values.length)
        expect(found).toHaveLength(values.length)
        expect(found.every((each, index) => Object.is(each, values[index]))).toBe(true)
      })
    )
  })

  it('puts the bytes that are alike next to each other, the top ones first', () => {
    expect([...written([1, -2])]).toEqual([0x3f, 0xc0, 0xf0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses bytes that say %d', (value) => {
    expect(() => readFloats(createByteReader(written([1, value])), 2)).toThrow(PackedSeriesError)
  })

  it('refuses a million numbers in 16 bytes', () => {
    expect(() => readFloats(createByteReader(written([1, 2])), 1_000_000)).toThrow(PackedSeriesError)
  })
})
