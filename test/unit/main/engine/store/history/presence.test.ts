import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createByteReader } from '../../../../../../src/main/engine/store/history/byte-reader'
import { createByteWriter } from '../../../../../../src/main/engine/store/history/byte-writer'
import { PackedSeriesError } from '../../../../../../src/main/engine/store/history/packed-series-error'
import {
  presenceRuns,
  presentCount,
  presentValues,
  readPresence,
  withNulls,
  writePresence
} from '../../../../../../src/main/engine/store/history/presence'

const written = (column: readonly (number | null)[]): Uint8Array => {
  const writer = createByteWriter(0)
  writePresence(writer, presenceRuns(column))
  return writer.written()
}

describe('the nulls of a column', () => {
  it('come back where they were, whatever the column', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { freq: 2 })), (column) => {
        const reader = createByteReader(written(column))
        const runs = readPresence(reader, column.length)
        reader.end()
        expect(runs).toEqual(presenceRuns(column))
        expect(presentCount(runs)).toBe(presentValues(column).length)
        expect(withNulls(presentValues(column), runs)).toEqual(column)
      })
    )
  })

  it('are told as runs of values and of nulls in turn', () => {
    expect(presenceRuns([])).toEqual([])
    expect(presenceRuns([5, 5])).toEqual([2])
    expect(presenceRuns([null, null, null])).toEqual([0, 3])
    expect(presenceRuns([5, null, null, 5])).toEqual([1, 2, 1])
  })

  it('take one byte where there are none', () => {
    expect([...written(Array.from({ length: 520 }, () => 0))]).toEqual([0])
  })

  it.each([
    ['longer than the column', [1, 5], 5],
    ['of no readings', [2, 1, 0], 5],
    ['more than there are bytes', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], 1_000_000]
  ])('are refused when their runs are %s', (_, bytes, count) => {
    expect(() => readPresence(createByteReader(Uint8Array.from(bytes)), count)).toThrow(PackedSeriesError)
  })
})
