import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { asDecimals, readDecimals, writeDecimals } from './decimal-encoding'
import { readFloats, writeFloats } from './float-encoding'
import { damaged } from './packed-series-error'
import { presenceRuns, presentCount, presentValues, readPresence, withNulls, writePresence } from './presence'

/** How the numbers of a column are written: its first byte. A new way gets a new number, none is ever used again. */
const encodings = { decimals: 1, floats: 2 } as const

/** Writes finite numbers, in the shortest encoding that keeps every bit of them. */
export function writeNumbers(writer: ByteWriter, values: readonly number[]): void {
  const decimals = asDecimals(values)
  if (decimals === null) {
    writer.byte(encodings.floats)
    writeFloats(writer, values)
  } else {
    writer.byte(encodings.decimals)
    writeDecimals(writer, decimals)
  }
}

/** Throws `PackedSeriesError`. */
export function readNumbers(reader: ByteReader, count: number): number[] {
  switch (reader.byte()) {
    case encodings.decimals:
      return readDecimals(reader, count)
    case encodings.floats:
      return readFloats(reader, count)
    default:
      throw damaged('an encoding is unknown')
  }
}

/** Writes a column of finite numbers and nulls. */
export function writeColumn(writer: ByteWriter, column: readonly (number | null)[]): void {
  writePresence(writer, presenceRuns(column))
  writeNumbers(writer, presentValues(column))
}

/** A column of `count` readings. Throws `PackedSeriesError`. */
export function readColumn(reader: ByteReader, count: number): (number | null)[] {
  const runs = readPresence(reader, count)
  return withNulls(readNumbers(reader, presentCount(runs)), runs)
}
