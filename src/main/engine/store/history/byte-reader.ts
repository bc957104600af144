import { damaged } from './packed-series-error'

/** Reads what a `ByteWriter` wrote, in the same order. All throw `PackedSeriesError` where bytes are missing. */
export interface ByteReader {
  byte(): number
  /** A whole number, 0..2^53 - 1. */
  varint(): number
  /** A whole number within ±2^52. */
  signedVarint(): number
  /** The next `count` bytes: a view, no copy. */
  bytes(count: number): Uint8Array
  /** All that is left: a view, no copy. */
  rest(): Uint8Array
  /** Throws where bytes are left over. */
  end(): void
}

const longestVarint = 8

export function createByteReader(source: Uint8Array): ByteReader {
  let at = 0

  const byte = (): number => {
    const value = source[at]
    if (value === undefined) throw damaged('it ends too early')
    at += 1
    return value
  }
  const varint = (): number => {
    let value = byte()
    if (value < 128) return value
    value -= 128
    let factor = 128
    for (let count = 1; count < longestVarint; count += 1) {
      const next = byte()
      value += (next & 127) * factor
      if (next < 128) {
        if (value > Number.MAX_SAFE_INTEGER) break
        return value
      }
      factor *= 128
    }
    throw damaged('a number is too large')
  }
  const bytes = (count: number): Uint8Array => {
    if (count > source.length - at) throw damaged('it ends too early')
    at += count
    return source.subarray(at - count, at)
  }
  return {
    byte,
    varint,
    signedVarint() {
      const value = varint()
      return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    },
    bytes,
    rest: () => bytes(source.length - at),
    end() {
      if (at < source.length) throw damaged('it goes on after its end')
    }
  }
}
