import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { readNumbers, writeNumbers } from './number-column'
import { damaged } from './packed-series-error'

/**
 * Writes values that are a function of their keys, or nearly: only the value a key has when it first comes, and each
 * value that differs from the last one its key had. The keys are not written, the reader must have them. Keys are
 * compared as a Map does.
 */
export function writePairs(writer: ByteWriter, values: readonly number[], keys: readonly number[]): void {
  const known = new Map<number, number>()
  const told: number[] = []
  const surprises: number[] = []
  for (const [index, value] of values.entries()) {
    const key = keys[index] ?? 0
    const expected = known.get(key)
    if (expected !== undefined && Object.is(expected, value)) continue
    if (expected !== undefined) surprises.push(index)
    known.set(key, value)
    told.push(value)
  }
  writer.varint(surprises.length)
  let previous = 0
  for (const index of surprises) {
    writer.varint(index - previous)
    previous = index
  }
  writer.varint(told.length)
  writeNumbers(writer, told)
}

/** The value of each key. Throws `PackedSeriesError`. */
export function readPairs(reader: ByteReader, keys: readonly number[]): number[] {
  const surprises = readSurprises(reader)
  const told = readNumbers(reader, reader.varint())
  const known = new Map<number, number>()
  let nextTold = 0
  let nextSurprise = 0
  const values = keys.map((key, index) => {
    const expected = known.get(key)
    const isSurprise = index === surprises[nextSurprise]
    if (expected !== undefined && !isSurprise) return expected
    const value = told[nextTold]
    if (value === undefined) throw damaged('a power is missing')
    nextTold += 1
    if (isSurprise) nextSurprise += 1
    known.set(key, value)
    return value
  })
  if (nextTold < told.length || nextSurprise < surprises.length) throw damaged('its powers are too many')
  return values
}

/** Indexes in rising order. */
function readSurprises(reader: ByteReader): number[] {
  const count = reader.varint()
  const surprises: number[] = []
  let index = 0
  for (let each = 0; each < count; each += 1) {
    index += reader.varint()
    surprises.push(index)
  }
  return surprises
}
