import { type HeartRateZone, heartRateZone } from '../../../shared/figures/heart-rate'
import type { TimeInZone } from '../../../shared/figures/time-in-zone'
import { createByteReader } from './history/byte-reader'
import { createByteWriter } from './history/byte-writer'
import { readNumbers, writeNumbers } from './history/number-column'
import { damaged, PackedSeriesError } from './history/packed-series-error'

/** The first byte. A new way gets a new number, none is ever used again. */
const formatVersion = 1

/**
 * Packs how many seconds a ride had at each heart rate (bpm above 0, not rounded): version, number of heart rates as a varint,
 * the heart rates rising (number-column.ts), the seconds of each as a varint. A ride of an hour takes about 150 bytes.
 */
export function packHeartRateSeconds(seconds: ReadonlyMap<number, number>): Buffer {
  const rising = [...seconds].sort(([one], [other]) => one - other)
  const writer = createByteWriter(3 * rising.length + 8)
  writer.byte(formatVersion)
  writer.varint(rising.length)
  writeNumbers(
    writer,
    rising.map(([bpm]) => bpm)
  )
  for (const [, count] of rising) writer.varint(count)
  return Buffer.from(writer.written())
}

/**
 * Time in zone of what `packHeartRateSeconds` packed: the same as `timeInZone` of the ride's readings, for any maximum and any
 * zones. Null for bytes that can not be read.
 */
export function timeInZoneOf(
  packed: Uint8Array,
  maximumBpm: number,
  startsPercent: readonly number[]
): TimeInZone | null {
  const zones: Record<HeartRateZone, number> = { 0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }
  let withSignalSeconds = 0
  try {
    for (const [bpm, seconds] of unpack(packed)) {
      zones[heartRateZone((bpm / maximumBpm) * 100, startsPercent)] += seconds
      withSignalSeconds += seconds
    }
  } catch (error) {
    if (error instanceof PackedSeriesError) return null
    throw error
  }
  return { seconds: zones, withSignalSeconds }
}

/** Throws `PackedSeriesError`. */
function unpack(packed: Uint8Array): [bpm: number, seconds: number][] {
  const reader = createByteReader(packed)
  if (reader.byte() !== formatVersion) throw damaged('its version is unknown')
  const count = reader.varint()
  // Each takes a byte at least for its seconds: what is damaged asks for no more memory than it has bytes.
  if (count > packed.length) throw damaged('it claims more than it holds')
  const found = readNumbers(reader, count).map((bpm): [number, number] => [bpm, reader.varint()])
  reader.end()
  return found
}
