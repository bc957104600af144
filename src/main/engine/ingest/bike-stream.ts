import { createHash } from 'node:crypto'
import { serialFromKey, streamKeyOf } from '../store/stream-key'
import type { StoredStream } from '../store/stream-store'
import { idleStream, type StreamState } from './ride-tracker'

/**
 * One bike as the log tells it apart: a message key (or none) of a partition. Nothing on a reading's line names its
 * bike; the association is by place only.
 */
export interface BikeStream {
  readonly partition: number
  readonly streamKey: string
  /** The serial of its last SYSTEM line, else its key, else null. */
  bikeSerial: string | null
  state: StreamState
  /** Fingerprint of its last message; null at the beginning and after a gap. */
  lastMessage: Buffer | null
  /** Heart rate of the running ride's last readings, oldest first; kept in memory only, the readings are stored. */
  heartRateTrail: (number | null)[]
  /** Whether it changed since it was last written. */
  isDirty: boolean
}

export function newBikeStream(partition: number, key: Buffer | null): BikeStream {
  const streamKey = streamKeyOf(key)
  return {
    partition,
    streamKey,
    bikeSerial: serialFromKey(streamKey),
    state: idleStream(),
    lastMessage: null,
    heartRateTrail: [],
    isDirty: false
  }
}

export const restoredBikeStream = (stored: StoredStream, heartRateTrail: (number | null)[]): BikeStream => ({
  ...stored,
  heartRateTrail,
  isDirty: false
})

/** A message longer than this is told from others by its SHA-256, so that no stream keeps megabytes. */
const longestKeptBytes = 4_096
const noValue = Buffer.from('no value, as a compacted topic marks a deleted key')

/** What a message is recognised by: its bytes, or a digest of many. */
export function fingerprintOf(value: Buffer | null): Buffer {
  if (value === null) return noValue
  return value.length <= longestKeptBytes ? value : createHash('sha256').update(value).digest()
}
