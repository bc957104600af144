import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { readColumn, writeColumn } from '../../../../../../src/main/engine/store/history/number-column'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'

const written = (column: readonly (number | null)[]): Uint8Array => {
  const writer = createByteWriter(0)
  writeColumn(writer, column)
  return writer.written()
}

describe('a column of numbers', () => {
  it.each([
    ['whole numbers', [100, null, 101]],
    ['decimals', [1.5, 2.5, null, null]],
    ['doubles with all their digits', [null, 13.448875699999999, 44.58478647]],
    ['nulls only', [null, null]],
    ['one -0', [0, -0, 0]],
    ['nothing', []]
  ])('comes back as it was: %s', (_, column) => {
    const reader = createByteReader(written(column))
    expect(readColumn(reader, column.length)).toEqual(column)
    reader.end()
  })

  it('takes a byte a reading where its numbers are short, and eight where they are not', () => {
    expect(written(Array.from({ length: 100 }, (_, index) => index % 50)).length).toBeLessThan(108)
    expect(written(Array.from({ length: 100 }, (_, index) => Math.sqrt(index + 2))).length).toBe(802)
  })

  it('is refused when its encoding is unknown', () => {
    expect(() => readColumn(createByteReader(Uint8Array.of(0, 3, 0, 0, 0)), 1)).toThrow(PackedSeriesError)
  })
})
