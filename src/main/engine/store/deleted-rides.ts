import type { RideOrigin } from './history/ride-remover'
import type { Writable } from './open'

/** Notes that a ride was deleted, before it is: whatever happens after, it does not come back. Twice is once. */
export function noteDeletedRide(ops: Writable, rideId: number, origin: RideOrigin, deletedMs: number): void {
  ops
    .prepare(
      `INSERT INTO deleted_ride (ride_id, cluster_id, topic, epoch, partition, stream_key, first_offset, last_offset,
         deleted_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (ride_id) DO NOTHING`
    )
    .run(
      rideId,
      origin.clusterId,
      origin.topic,
      origin.epoch,
      origin.partition,
      origin.streamKey,
      origin.firstOffset,
      origin.lastOffset,
      deletedMs
    )
}

/** Ids of all rides that were deleted. */
export const readDeletedRideIds = (ops: Writable): number[] =>
  ops.prepare<[], number>('SELECT ride_id FROM deleted_ride ORDER BY ride_id').pluck().all()
