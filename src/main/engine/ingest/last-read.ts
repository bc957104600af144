import type { LogMessage } from '../sources/telemetry-source'
import type { PartitionLedger } from '../store/ledger'
import { type BikeStream, fingerprintOf } from './bike-stream'

/**
 * Whether a message that stands just before the position of its partition is the one that was read there; true where
 * nothing tells. `streams`: by the key's bytes as Latin-1, null for messages without a key.
 */
export function isLastRead(
  { offset, key, value }: LogMessage,
  ledger: PartitionLedger,
  streams: ReadonlyMap<string | null, BikeStream>
): boolean {
  if (offset + 1 !== ledger.nextOffset || offset < ledger.startOffset) return true
  const read = streams.get(key === null ? null : key.toString('latin1'))
  // What was read last in each stream is known, except after a gap. A bike that never sent anything sent no last message.
  const isKnown = [...streams.values()].some(({ lastMessage }) => lastMessage !== null)
  return isKnown ? read?.lastMessage?.equals(fingerprintOf(value)) === true || read?.lastMessage === null : true
}
