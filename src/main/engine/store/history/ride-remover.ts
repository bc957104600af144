import type { Writable } from '../open'

/** Where a ride stood in its log: its identity, whatever happens to its id. */
export interface RideOrigin {
  readonly clusterId: string
  readonly topic: string
  readonly epoch: number
  readonly partition: number
  readonly streamKey: string
  readonly firstOffset: number
  readonly lastOffset: number
}

/** Takes rides out of both stores for good. */
export interface RideRemover {
  /** Where an ended ride stood; `running` for one that has not ended, null for an id no ride has. */
  originOf(rideId: number): RideOrigin | 'running' | null
  /** Removes a ride with its readings and alerts, in one transaction; false when it is not there. */
  remove(rideId: number): boolean
  /** Historical rides that ended before a moment (epoch ms), oldest first, at most `limit`. */
  historicalBefore(endedBeforeMs: number, limit: number): number[]
}

export function createRideRemover(database: Writable): RideRemover {
  const origin = database.prepare<[number], RideOrigin & { isRunning: 0 | 1 }>(
    `SELECT cluster_id AS clusterId, topic, epoch, partition, stream_key AS streamKey, first_offset AS firstOffset,
       last_offset AS lastOffset, end_ms IS NULL AS isRunning
     FROM ride JOIN log USING (log_id) WHERE ride_id = ?`
  )
  const historicalBefore = database
    .prepare<[number, number], number>(
      'SELECT ride_id FROM historical_ride WHERE end_ms < ? ORDER BY end_ms, ride_id LIMIT ?'
    )
    .pluck()
  const removals = ['daily_reading', 'daily_ride', 'historical_series', 'historical_ride'].map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE ride_id = ?`)
  )
  const removeTransitions = database.prepare<[number]>(
    'DELETE FROM alert_transition WHERE alert_id IN (SELECT alert_id FROM alert WHERE ride_id = ?)'
  )
  const removeAlerts = database.prepare<[number]>('DELETE FROM alert WHERE ride_id = ?')
  const remove = database.transaction((rideId: number): boolean => {
    let rows = 0
    for (const removal of removals) rows += removal.run(rideId).changes
    removeTransitions.run(rideId)
    removeAlerts.run(rideId)
    return rows > 0
  })
  return {
    originOf(rideId) {
      const found = origin.get(rideId)
      if (found === undefined) return null
      if (found.isRunning === 1) return 'running'
      const { isRunning: _, ...place } = found
      return place
    },
    remove: (rideId) => remove.immediate(rideId),
    historicalBefore: (endedBeforeMs, limit) => historicalBefore.all(endedBeforeMs, limit)
  }
}
