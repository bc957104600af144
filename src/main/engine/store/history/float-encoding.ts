import type { ByteReader } from './byte-reader'
import type { ByteWriter } from './byte-writer'
import { damaged } from './packed-series-error'

const doubleBytes = 8

/**
 * Any numbers, 8 bytes each: first the top byte of all, then the next one of all. Sign and exponent of neighbours are
 * alike, so they compress; the lower bytes are noise and lie apart.
 */
export function writeFloats(writer: ByteWriter, values: readonly number[]): void {
  const planes = new Uint8Array(values.length * doubleBytes)
  const one = new DataView(new ArrayBuffer(doubleBytes))
  for (const [index, value] of values.entries()) {
    one.setFloat64(0, value)
    for (let plane = 0; plane < doubleBytes; plane += 1) planes[plane * values.length + index] = one.getUint8(plane)
  }
  writer.bytes(planes)
}

/** Throws `PackedSeriesError`, also for what is no finite number. */
export function readFloats(reader: ByteReader, count: number): number[] {
  const planes = reader.bytes(count * doubleBytes)
  const one = new DataView(new ArrayBuffer(doubleBytes))
  const values: number[] = []
  for (let index = 0; index < count; index += 1) {
    for (let plane = 0; plane < doubleBytes; plane += 1) one.setUint8(plane, planes[plane * count + index] ?? 0)
    const value = one.getFloat64(0)
    if (!Number.isFinite(value)) throw damaged('a value is no finite number')
    values.push(value)
  }
  return values
}
