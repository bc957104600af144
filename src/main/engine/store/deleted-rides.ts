import type { Tombstone } from '../ingest/deletions'
import type { Writable } from './open'

const place = `cluster_id, topic, epoch, partition, stream_key, first_offset, last_offset, deleted_ms, deleted_by,
  fingerprint, start_ms, end_ms`

/**
 * Notes that a ride was deleted and by whom, before it is: whatever happens after, it does not come back. Tombstone and
 * audit row are one transaction. Twice is once.
 */
export function noteDeletedRide(ops: Writable, ride: Tombstone, by: string, deletedMs: number): void {
  const bury = ops.prepare(
    `INSERT INTO deleted_ride (ride_id, ${place}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (ride_id) DO NOTHING`
  )
  const audit = ops.prepare('INSERT INTO audit (at_ms, by_whom, action, object) VALUES (?, ?, ?, ?)')
  ops
    .transaction(() => {
      const { changes } = bury.run(
        ride.rideId,
        ride.clusterId,
        ride.topic,
        ride.epoch,
        ride.partition,
        ride.streamKey,
        ride.firstOffset,
        ride.lastOffset,
        deletedMs,
        by,
        ride.fingerprint,
        ride.startMs,
        ride.endMs
      )
      if (changes > 0) audit.run(deletedMs, by, 'ride.delete', `ride ${ride.rideId}`)
    })
    .immediate()
}

/** Notes that a deleted ride was found under another id, as a data file of a former life has it. */
export function noteOtherId(ops: Writable, ride: Tombstone, rideId: number): void {
  ops
    .prepare(
      `INSERT INTO deleted_ride (ride_id, ${place}) SELECT ?, ${place} FROM deleted_ride WHERE ride_id = ?
       ON CONFLICT (ride_id) DO NOTHING`
    )
    .run(rideId, ride.rideId)
}

/** All rides that were deleted. */
export const readTombstones = (ops: Writable): Tombstone[] =>
  ops
    .prepare<[], Tombstone>(
      `SELECT ride_id AS rideId, cluster_id AS clusterId, topic, epoch, partition, stream_key AS streamKey,
         first_offset AS firstOffset, last_offset AS lastOffset, fingerprint, start_ms AS startMs, end_ms AS endMs
       FROM deleted_ride ORDER BY ride_id`
    )
    .all()
