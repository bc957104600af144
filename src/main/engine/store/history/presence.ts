import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { damaged } from './packed-series-error'

/**
 * Lengths of the runs of values and of nulls in a column, in turn, values first: a sensor is off for a while, not for
 * every other reading. Only the first may be 0. Empty for an empty column.
 */
export type PresenceRuns = readonly number[]

export function presenceRuns(column: readonly (number | null)[]): PresenceRuns {
  const runs: number[] = []
  let isPresent = true
  let begin = 0
  for (let index = 0; index < column.length; index += 1) {
    if ((column[index] !== null) === isPresent) continue
    runs.push(index - begin)
    begin = index
    isPresent = !isPresent
  }
  if (begin < column.length) runs.push(column.length - begin)
  return runs
}

/** The last run is what is left of the column, so it is not written: a column without nulls takes one byte. */
export function writePresence(writer: ByteWriter, runs: PresenceRuns): void {
  const written = Math.max(0, runs.length - 1)
  writer.varint(written)
  for (let index = 0; index < written; index += 1) writer.varint(runs[index] ?? 0)
}

/** The runs of a column of `count` readings. Throws `PackedSeriesError`. */
export function readPresence(reader: ByteReader, count: number): PresenceRuns {
  const written = reader.varint()
  const runs: number[] = []
  let left = count
  for (let index = 0; index < written; index += 1) {
    const run = reader.varint()
    // What is not written is at least one reading long.
    if (run >= left || (run === 0 && index > 0)) throw damaged('its nulls do not fit its length')
    runs.push(run)
    left -= run
  }
  if (left > 0) runs.push(left)
  return runs
}

/** How many readings have a value. */
export function presentCount(runs: PresenceRuns): number {
  let count = 0
  for (let index = 0; index < runs.length; index += 2) count += runs[index] ?? 0
  return count
}

/** The values of a column without its nulls. */
export const presentValues = (column: readonly (number | null)[]): number[] => column.filter((value) => value !== null)

/** Puts the nulls back between the values. */
export function withNulls(values: readonly number[], runs: PresenceRuns): (number | null)[] {
  if (runs.length <= 1) return values.slice()
  const column: (number | null)[] = []
  let next = 0
  for (const [index, run] of runs.entries()) {
    const end = column.length + run
    if (index % 2 === 1) while (column.length < end) column.push(null)
    else while (column.length < end) column.push(values[next++] ?? null)
  }
  return column
}
