import type { Deletions, StreamName } from './deletions'
import { passOver, type StreamState } from './ride-tracker'

/**
 * Brings a stored stream's state up to what was deleted since, in place: a data file that was put back may be in the middle
 * of a ride that was deleted later, or just before one. `stream`: null while the log's names are not known.
 */
export function heedDeletions(state: StreamState, stream: StreamName | null, deletions: Deletions): void {
  const { ride } = state
  if (ride === null) return
  const deleted = deletions.get(ride.rideId)
  if (deleted !== undefined) passOver(state, deleted.lastOffset + 1)
  else if (stream !== null) state.endsBefore = deletions.nextAfter(stream, ride.lastOffset, ride.startMs)
}
