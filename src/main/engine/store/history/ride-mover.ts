import type { Writable } from '../open'
import { packSeries } from './packed-series'
import { columnsOf, type ReadingRow } from './readings'

/** Moves ended rides from the daily store into the historical one. */
export interface RideMover {
  /** Rides that ended at or before a moment (epoch ms), those that ended first first, at most `limit`. */
  due(endedByMs: number, limit: number): number[]
  /**
   * Moves one ride with all its readings, in one transaction: whoever looks sees it in one store, never in both or none.
   * Answers how many readings moved and the bytes they are packed into; null for a ride that is not in the daily store
   * or has not ended.
   */
  move(rideId: number): MovedRide | null
}

export interface MovedRide {
  readonly readings: number
  readonly packedBytes: number
}

/** Half a day of a ride that never ended: more than any has, and quick to unpack. */
export const readingsInPart = 43_200

export function createRideMover(database: Writable): RideMover {
  const due = database
    .prepare<[number, number], number>(
      'SELECT ride_id FROM daily_ride WHERE end_ms <= ? ORDER BY end_ms, ride_id LIMIT ?'
    )
    .pluck()
  const readingsAfter = database.prepare<[number, number, number], ReadingRow>(
    `SELECT at_ms, duration_s, heart_rate, cadence, power, resistance FROM daily_reading
     WHERE ride_id = ? AND reading_number > ? ORDER BY reading_number LIMIT ?`
  )
  const copyRide = database.prepare<[number]>(
    'INSERT INTO historical_ride SELECT * FROM daily_ride WHERE ride_id = ? AND end_ms IS NOT NULL'
  )
  const insertSeries = database.prepare<[number, number, Buffer]>(
    'INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, ?, ?)'
  )
  const deleteReadings = database.prepare<[number]>('DELETE FROM daily_reading WHERE ride_id = ?')
  const deleteRide = database.prepare<[number]>('DELETE FROM daily_ride WHERE ride_id = ?')

  const move = database.transaction((rideId: number): MovedRide | null => {
    if (copyRide.run(rideId).changes === 0) return null
    let readings = 0
    let packedBytes = 0
    for (;;) {
      const rows = readingsAfter.all(rideId, readings, readingsInPart)
      if (rows.length === 0) break
      const packed = packSeries(columnsOf(rows))
      insertSeries.run(rideId, readings + 1, packed)
      readings += rows.length
      packedBytes += packed.length
    }
    deleteReadings.run(rideId)
    deleteRide.run(rideId)
    return { readings, packedBytes }
  })
  return { due: (endedByMs, limit) => due.all(endedByMs, limit), move: (rideId) => move.immediate(rideId) }
}
