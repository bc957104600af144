import type { Writable } from '../open'
import { createProfileBuilder } from '../ride-profile'
import { createRideProfiles } from '../ride-profiles'
import { packSeries } from './packed-series'
import { columnsOf, type ReadingRow } from './readings'

/** Moves ended rides from the daily store into the historical one. */
export interface RideMover {
  /** Rides that ended at or before a moment (epoch ms), those that ended first first, at most `limit`. */
  due(endedByMs: number, limit: number): number[]
  /** Begins to move a ride; null for one that is not in the daily store or has not ended. Nothing is written yet. */
  begin(rideId: number): RideMove | null
  /** Moves a ride at once. Null as for `begin`. */
  move(rideId: number): MovedRide | null
}

/** A ride on its way. What was packed and not finished is forgotten; the ride is then where it was. */
export interface RideMove {
  /** Packs the next part of the readings, a few milliseconds' work; false when there was none left. */
  packNext(): boolean
  /**
   * Moves the ride with all that was packed, in one transaction: whoever looks sees it in one store, never in both or none.
   * Null where the ride was changed since it was begun (or is gone): then it has to be begun anew.
   */
  finish(): MovedRide | null
}

export interface MovedRide {
  readonly readings: number
  readonly packedBytes: number
}

/** Three hours: more than nearly any ride has, packed in a few milliseconds. */
export const readingsInPart = 10_800

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
  const endedRide = database.prepare<[number], Record<string, unknown>>(
    'SELECT * FROM daily_ride WHERE ride_id = ? AND end_ms IS NOT NULL'
  )
  const copyRide = database.prepare<[number]>('INSERT INTO historical_ride SELECT * FROM daily_ride WHERE ride_id = ?')
  const insertSeries = database.prepare<[number, number, Buffer]>(
    'INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, ?, ?)'
  )
  const deleteReadings = database.prepare<[number]>('DELETE FROM daily_reading WHERE ride_id = ?')
  const deleteRide = database.prepare<[number]>('DELETE FROM daily_ride WHERE ride_id = ?')
  const profiles = createRideProfiles(database)

  /** All of a ride's summary: a reading that is mended in between changes its figures. */
  const summaryOf = (rideId: number): string | null => {
    const row = endedRide.get(rideId)
    return row === undefined ? null : JSON.stringify(row)
  }
  const begin = (rideId: number): RideMove | null => {
    const summary = summaryOf(rideId)
    if (summary === null) return null
    const parts: { readonly firstReading: number; readonly packed: Buffer }[] = []
    let readings = 0
    const builder = profiles.has(rideId) ? null : createProfileBuilder()
    const finish = database.transaction((): MovedRide | null => {
      if (summaryOf(rideId) !== summary) return null
      copyRide.run(rideId)
      for (const { firstReading, packed } of parts) insertSeries.run(rideId, firstReading, packed)
      deleteReadings.run(rideId)
      deleteRide.run(rideId)
      if (builder !== null) profiles.save(rideId, builder.profile())
      return { readings, packedBytes: parts.reduce((sum, { packed }) => sum + packed.length, 0) }
    })
    return {
      packNext() {
        const rows = readingsAfter.all(rideId, readings, readingsInPart)
        if (rows.length === 0) return false
        const columns = columnsOf(rows)
        parts.push({ firstReading: readings + 1, packed: packSeries(columns) })
        builder?.add(columns)
        readings += rows.length
        return true
      },
      finish: () => finish.immediate()
    }
  }
  return {
    due: (endedByMs, limit) => due.all(endedByMs, limit),
    begin,
    move(rideId) {
      const moving = begin(rideId)
      while (moving?.packNext() === true);
      return moving?.finish() ?? null
    }
  }
}
