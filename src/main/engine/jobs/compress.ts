import type { CompressResult } from '../../../shared/domain/jobs'
import type { RideMove, RideMover } from '../store/history/ride-mover'
import { runSliced, type SliceClock } from './sliced'

export interface CompressPorts {
  readonly mover: RideMover
  /** Bytes in use in the data file; free pages do not count. */
  readonly usedBytes: () => number
  readonly clock: SliceClock
  readonly isStopping: () => boolean
}

/** Ingestion waits at most for one slice, and one step more: a part of a ride packed, or a ride written. */
const sliceMs = 15
const idsAtOnce = 500

/**
 * Moves every ride that ended at or before `endedByMs` (epoch ms) into the historical store, a transaction a ride. Stopped or
 * killed at any moment it has moved some rides whole and the next run moves the rest. Throws what the store throws.
 */
export async function compress(endedByMs: number, ports: CompressPorts): Promise<CompressResult> {
  const { mover, usedBytes, clock, isStopping } = ports
  const beganMs = clock.monotonic()
  const usedBefore = usedBytes()
  let rides = 0
  let readings = 0
  let packedBytes = 0
  let waiting: number[] = []
  let moving: RideMove | null = null
  const longestHoldMs = await runSliced(
    () => {
      if (moving?.packNext() === true) return true
      const moved = moving?.finish() ?? null
      if (moved !== null) {
        rides += 1
        readings += moved.readings
        packedBytes += moved.packedBytes
      }
      if (waiting.length === 0) waiting = mover.due(endedByMs, idsAtOnce).reverse()
      const rideId = waiting.pop()
      if (rideId === undefined) return false
      moving = mover.begin(rideId)
      return true
    },
    sliceMs,
    clock,
    isStopping
  )
  return {
    rides,
    readings,
    packed_bytes: packedBytes,
    used_bytes_before: usedBefore,
    used_bytes_after: usedBytes(),
    took_ms: Math.round(clock.monotonic() - beganMs),
    longest_hold_ms: Math.round(longestHoldMs * 10) / 10
  }
}
