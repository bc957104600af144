import type { ByteReader } from './byte-reader'
import { type ByteWriter, createByteWriter } from './byte-writer'
import { readNumbers, writeNumbers } from './number-column'
import { damaged } from './packed-series-error'
import { readPairs, writePairs } from './pair-dictionary'
import {
  type PresenceRuns,
  presenceRuns,
  presentCount,
  presentValues,
  readPresence,
  withNulls,
  writePresence
} from './presence'

type Column = readonly (number | null)[]

/** How the power is written. A new way gets a new number, none is ever used again. */
const forms = { plain: 1, pairs: 2 } as const

/**
 * Writes the power of each reading: as a function of resistance and cadence where that is shorter, as it is on a real
 * bike, else like any other column.
 */
export function writePower(writer: ByteWriter, power: Column, resistance: Column, cadence: Column): void {
  const runs = presenceRuns(power)
  const values = presentValues(power)
  const plain = createByteWriter(8 * values.length)
  writeNumbers(plain, values)
  const pairs = createByteWriter(8 * values.length)
  writePairs(pairs, values, pairKeys(runs, resistance, cadence))
  const isFunction = pairs.written().length < plain.written().length
  writePresence(writer, runs)
  writer.byte(isFunction ? forms.pairs : forms.plain)
  writer.bytes((isFunction ? pairs : plain).written())
}

/** `resistance` and `cadence` are those of the same readings. Throws `PackedSeriesError`. */
export function readPower(reader: ByteReader, resistance: Column, cadence: Column): (number | null)[] {
  const runs = readPresence(reader, resistance.length)
  switch (reader.byte()) {
    case forms.plain:
      return withNulls(readNumbers(reader, presentCount(runs)), runs)
    case forms.pairs:
      return withNulls(readPairs(reader, pairKeys(runs, resistance, cadence)), runs)
    default:
      throw damaged('a form of power is unknown')
  }
}

/**
 * One number for resistance and cadence of each reading that has a power. Two pairs that share a number (they do not,
 * for what bikes send) cost bytes and no bits: the same arithmetic gives it to the reader.
 */
function pairKeys(runs: PresenceRuns, resistance: Column, cadence: Column): number[] {
  const keys: number[] = []
  let index = 0
  for (const [place, run] of runs.entries()) {
    const end = index + run
    if (place % 2 === 1) index = end
    for (; index < end; index += 1) keys.push((resistance[index] ?? -1) * 16_384 + (cadence[index] ?? -1))
  }
  return keys
}
