/** Bytes that grow at their end. */
export interface ByteWriter {
  /** 0..255. */
  byte(value: number): void
  /** A whole number, 0..2^53 - 1: seven bits a byte, the lowest first, the top bit set on all bytes but the last. */
  varint(value: number): void
  /** A whole number within ±2^52 as a varint that is short on both sides of 0: 0, -1, 1, -2 become 0, 1, 2, 3. */
  signedVarint(value: number): void
  bytes(value: Uint8Array): void
  /** What was written so far. Valid until the next write. */
  written(): Uint8Array
}

/** Above this, the operators on 32 bits are wrong. */
const largest31Bit = 0x7f_ff_ff_ff
const longestVarint = 8

/** `capacity` is the number of bytes expected; more of them cost a copy. */
export function createByteWriter(capacity: number): ByteWriter {
  let buffer = new Uint8Array(Math.max(64, capacity))
  let length = 0

  const reserve = (count: number): void => {
    if (length + count <= buffer.length) return
    const larger = new Uint8Array(Math.max(2 * buffer.length, length + count))
    larger.set(buffer)
    buffer = larger
  }
  const varint = (value: number): void => {
    reserve(longestVarint)
    let rest = value
    while (rest > largest31Bit) {
      buffer[length++] = (rest % 128) + 128
      rest = Math.floor(rest / 128)
    }
    while (rest > 127) {
      buffer[length++] = (rest & 127) | 128
      rest >>>= 7
    }
    buffer[length++] = rest
  }
  return {
    byte(value) {
      reserve(1)
      buffer[length++] = value
    },
    varint,
    signedVarint(value) {
      varint(value < 0 ? -2 * value - 1 : 2 * value)
    },
    bytes(value) {
      reserve(value.length)
      buffer.set(value, length)
      length += value.length
    },
    written: () => buffer.subarray(0, length)
  }
}
