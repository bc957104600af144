import type { RetentionResult } from '../../../shared/domain/jobs'
import type { RideRemover } from '../store/history/ride-remover'
import { runSliced, type SliceClock } from './sliced'

const sliceMs = 15
const idsAtOnce = 500

/** Removes every historical ride that ended before `endedBeforeMs` (epoch ms), a transaction a ride. */
export async function removeOldRides(
  endedBeforeMs: number,
  remover: RideRemover,
  clock: SliceClock,
  isStopping: () => boolean
): Promise<RetentionResult> {
  let rides = 0
  let waiting: number[] = []
  await runSliced(
    () => {
      if (waiting.length === 0) waiting = remover.historicalBefore(endedBeforeMs, idsAtOnce).reverse()
      const rideId = waiting.pop()
      if (rideId === undefined) return false
      if (remover.remove(rideId)) rides += 1
      return true
    },
    sliceMs,
    clock,
    isStopping
  )
  return { rides }
}
