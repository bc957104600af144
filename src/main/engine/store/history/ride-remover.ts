import { rideFingerprint, type Tombstone } from '../../ingest/deletions'
import type { Writable } from '../open'
import { createRideProfiles } from '../ride-profiles'

/** Takes rides out of both stores for good. */
export interface RideRemover {
  /** What is to be kept of an ended ride; `running` for one that has not ended, null for an id no ride has. */
  tombstoneOf(rideId: number): Tombstone | 'running' | null
  /** The ids under which a deleted ride, running or ended, is in the stores: its own, or another's at its very place. */
  idsOf(deleted: Tombstone): number[]
  /** Removes a ride with its readings, profile and alerts, in one transaction; false when it is not there. */
  remove(rideId: number): boolean
  /** Historical rides that ended before a moment (epoch ms), oldest first, at most `limit`. */
  historicalBefore(endedBeforeMs: number, limit: number): number[]
}

interface PlaceInLog {
  readonly logId: number
  readonly partition: number
  readonly streamKey: string
  readonly firstOffset: number
}

interface StoredRide extends Omit<Tombstone, 'fingerprint' | 'startMs'> {
  readonly startMs: number
  readonly riderId: number | null
  readonly bikeSerial: string | null
}

export function createRideRemover(database: Writable): RideRemover {
  const ofLog = `cluster_id AS clusterId, topic, epoch, partition, stream_key AS streamKey, first_offset AS firstOffset,
    last_offset AS lastOffset`
  const ridden =
    'ride_id AS rideId, start_ms AS startMs, end_ms AS endMs, rider_id AS riderId, bike_serial AS bikeSerial'
  const byId = database.prepare<[number], StoredRide>(
    `SELECT ${ofLog}, ${ridden} FROM ride JOIN log USING (log_id) WHERE ride_id = ?`
  )
  const findLog = database
    .prepare<[string, string, number], number>(
      'SELECT log_id FROM log WHERE cluster_id = ? AND topic = ? AND epoch = ?'
    )
    .pluck()
  const atPlaceIn = (table: string): string =>
    `SELECT ${ridden}, stream_key AS streamKey FROM ${table} WHERE log_id = @logId AND partition = @partition
       AND stream_key = @streamKey AND first_offset = @firstOffset`
  const atPlace = database.prepare<
    [PlaceInLog],
    Pick<StoredRide, 'rideId' | 'startMs' | 'riderId' | 'bikeSerial' | 'streamKey'>
  >(`${atPlaceIn('daily_ride')} UNION ALL ${atPlaceIn('historical_ride')}`)
  const historicalBefore = database
    .prepare<[number, number], number>(
      'SELECT ride_id FROM historical_ride WHERE end_ms < ? ORDER BY end_ms, ride_id LIMIT ?'
    )
    .pluck()
  const removals = ['daily_reading', 'daily_ride', 'historical_series', 'historical_ride'].map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE ride_id = ?`)
  )
  const profiles = createRideProfiles(database)
  const removeTransitions = database.prepare<[number]>(
    'DELETE FROM alert_transition WHERE alert_id IN (SELECT alert_id FROM alert WHERE ride_id = ?)'
  )
  const removeAlerts = database.prepare<[number]>('DELETE FROM alert WHERE ride_id = ?')
  const remove = database.transaction((rideId: number): boolean => {
    let rows = 0
    for (const removal of removals) rows += removal.run(rideId).changes
    profiles.remove(rideId)
    removeTransitions.run(rideId)
    removeAlerts.run(rideId)
    return rows > 0
  })
  return {
    tombstoneOf(rideId) {
      const found = byId.get(rideId)
      if (found === undefined) return null
      const { riderId: _, bikeSerial: __, ...ride } = found
      return ride.endMs === null ? 'running' : { ...ride, fingerprint: rideFingerprint(found) }
    },
    idsOf({ rideId, clusterId, topic, epoch, partition, streamKey, firstOffset, fingerprint }) {
      const ids = byId.get(rideId) === undefined ? [] : [rideId]
      const logId = findLog.get(clusterId, topic, epoch)
      if (logId === undefined) return ids
      for (const ride of atPlace.all({ logId, partition, streamKey, firstOffset })) {
        // Epochs are counted anew with a new data file: the place alone may be that of another life of the topic.
        if (ride.rideId !== rideId && rideFingerprint(ride) === fingerprint) ids.push(ride.rideId)
      }
      return ids
    },
    remove: (rideId) => remove.immediate(rideId),
    historicalBefore: (endedBeforeMs, limit) => historicalBefore.all(endedBeforeMs, limit)
  }
}
