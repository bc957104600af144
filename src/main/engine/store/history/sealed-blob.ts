import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { createByteReader } from './byte-reader'
import { createByteWriter } from './byte-writer'
import { damaged, PackedSeriesError } from './packed-series-error'

/**
 * The longest ride that is packed, in readings: eleven days of seconds. A blob cannot ask for the memory of a longer
 * one.
 */
export const largestReadingCount = 1_000_000

/** The first byte. Whoever changes the layout of what follows takes the next number and still reads the old ones. */
const version = 1
const checksumAt = 1
const headLength = 5
/** No reading takes more bytes: six columns of at most 8, and one for a change from values to nulls. */
const longestReading = 64
const longestFrame = 256

/**
 * A low memLevel cuts the body into blocks of 512 symbols, each with a code of its own: the noise of the powers does
 * not spoil the code of the clocks. 5 % shorter than one block; zstd is longer at level 3 and four times slower at 19.
 */
const deflation = { level: 9, memLevel: 3 }

export interface SealedBody {
  readonly readingCount: number
  readonly body: Uint8Array
}

/** Version, CRC-32 of everything else, number of readings, and the body deflated. */
export function seal({ readingCount, body }: SealedBody): Buffer {
  const count = createByteWriter(8)
  count.varint(readingCount)
  const blob = Buffer.concat([new Uint8Array(headLength), count.written(), deflateRawSync(body, deflation)])
  blob[0] = version
  blob.writeUInt32LE(checksumOf(blob), checksumAt)
  return blob
}

/** What was sealed. Throws `PackedSeriesError`, before it makes room for what a damaged blob claims to hold. */
export function unseal(blob: Uint8Array): SealedBody {
  const reader = createByteReader(blob)
  const foundVersion = reader.byte()
  if (foundVersion !== version) {
    throw new PackedSeriesError('unknown-version', `The packed series is of an unknown version, ${foundVersion}.`)
  }
  const checksum = new DataView(blob.buffer, blob.byteOffset)
  reader.bytes(headLength - checksumAt)
  if (checksum.getUint32(checksumAt, true) !== checksumOf(blob)) throw damaged('its checksum is wrong')
  const readingCount = reader.varint()
  if (readingCount > largestReadingCount) throw damaged('its length is out of range')
  return { readingCount, body: inflate(reader.rest(), readingCount) }
}

const checksumOf = (blob: Uint8Array): number => crc32(blob.subarray(headLength), crc32(blob.subarray(0, checksumAt)))

function inflate(deflated: Uint8Array, readingCount: number): Uint8Array {
  try {
    return inflateRawSync(deflated, { maxOutputLength: readingCount * longestReading + longestFrame })
  } catch {
    throw damaged('it cannot be inflated')
  }
}
