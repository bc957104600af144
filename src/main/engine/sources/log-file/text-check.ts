const starts = (bytes: Buffer, ...expected: readonly number[]): boolean =>
  expected.every((byte, index) => bytes[index] === byte)

/** Of text a byte in twenty at most is a control character; of compressed or random data one in nine is. */
const mostControls = 1 / 20

/**
 * Why a file that begins with these bytes (a few kB) is no log of lines, as the end of a sentence about it; null when it
 * may be one. Single broken bytes are no reason: they cost their own line only.
 */
export function whyNoText(start: Buffer): string | null {
  if (starts(start, 0x1f, 0x8b) || starts(start, 0x50, 0x4b, 0x03, 0x04) || starts(start, 0x28, 0xb5, 0x2f, 0xfd)) {
    return 'is compressed; unpack it first'
  }
  if (starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff)) return 'is UTF-16 text; save it as UTF-8 first'
  let controls = 0
  for (const byte of start) {
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls += 1
  }
  return controls > start.length * mostControls ? 'is not a text file' : null
}
