import type { RideFigures, RideReading } from '../../ingest/ride-figures'
import { packSeries, type ReadingColumns } from '../history/packed-series'
import { createReadingReader } from '../history/readings'
import { readingsInPart } from '../history/ride-mover'
import type { Writable } from '../open'
import { createRideProfiles } from '../ride-profiles'
import { figureValues, setFigures } from '../ride-writer'

/** A ride of either store, with what a line that is understood later may change of it. */
export interface StoredRide {
  readonly rideId: number
  readonly store: 'daily' | 'historical'
  readonly startMs: number
  /** Null while it runs. */
  readonly endMs: number | null
  readonly lastOffset: number
  readonly riderId: number | null
  readonly bikeSerial: string | null
}

export interface FoundRide {
  readonly rideId: number
  readonly firstOffset: number
  readonly lastOffset: number
}

/** Changes rides that have ended, wherever they are kept. Every call belongs into the transaction of what it comes from. */
export interface RideRewriter {
  /** Null for an id no ride has. */
  get(rideId: number): StoredRide | null
  /** The ride of a bike stream whose first and last offset an offset lies between. */
  rideAt(logId: number, partition: number, streamKey: string, offset: number): FoundRide | null
  /** In ride order. Throws `PackedSeriesError` for a damaged ride. */
  readings(rideId: number): RideReading[]
  /**
   * Writes a ride over what it was; `before` are its readings so far, of which it has no fewer now. Where they are others now
   * its profile is removed, to be worked out anew.
   */
  rewrite(ride: StoredRide, figures: RideFigures, before: readonly RideReading[], after: readonly RideReading[]): void
}

/** More than the longest ride has. */
const allReadings = 1_000_000_000

export function createRideRewriter(database: Writable): RideRewriter {
  const byId = database.prepare<[number], StoredRide>(
    `SELECT ride_id AS rideId, store, start_ms AS startMs, end_ms AS endMs, last_offset AS lastOffset,
       rider_id AS riderId, bike_serial AS bikeSerial
     FROM ride WHERE ride_id = ?`
  )
  const lastBegunBy = (table: string): string =>
    `SELECT * FROM (SELECT ride_id AS rideId, first_offset AS firstOffset, last_offset AS lastOffset FROM ${table}
     WHERE log_id = @logId AND partition = @partition AND stream_key = @streamKey AND first_offset <= @offset
     ORDER BY first_offset DESC LIMIT 1)`
  const lastBegun = database.prepare<
    [{ logId: number; partition: number; streamKey: string; offset: number }],
    FoundRide
  >(`${lastBegunBy('daily_ride')} UNION ALL ${lastBegunBy('historical_ride')} ORDER BY firstOffset DESC LIMIT 1`)
  const readReadings = createReadingReader(database)
  const updateOf = (table: string) =>
    database.prepare(
      `UPDATE ${table} SET start_ms = ?, end_ms = ?, last_offset = ?, rider_id = ?, bike_serial = ?, ${setFigures}
       WHERE ride_id = ?`
    )
  const updates = { daily: updateOf('daily_ride'), historical: updateOf('historical_ride') }
  const replaceReading = database.prepare(
    `INSERT OR REPLACE INTO daily_reading (ride_id, reading_number, at_ms, duration_s, heart_rate, cadence, power,
       resistance)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const deleteSeries = database.prepare<[number]>('DELETE FROM historical_series WHERE ride_id = ?')
  const insertSeries = database.prepare<[number, number, Buffer]>(
    'INSERT INTO historical_series (ride_id, first_reading, readings) VALUES (?, ?, ?)'
  )

  const profiles = createRideProfiles(database)

  const writeRows = (rideId: number, before: readonly RideReading[], after: readonly RideReading[]): void => {
    after.forEach((reading, index) => {
      if (isSameReading(before[index], reading)) return
      const { atMs, durationS, heartRateBpm, cadenceRpm, powerWatts, resistance } = reading
      replaceReading.run(rideId, index + 1, atMs, durationS, heartRateBpm, cadenceRpm, powerWatts, resistance)
    })
  }
  const writeSeries = (rideId: number, readings: readonly RideReading[]): void => {
    deleteSeries.run(rideId)
    for (let first = 0; first < readings.length; first += readingsInPart) {
      insertSeries.run(rideId, first + 1, packSeries(columnsOf(readings.slice(first, first + readingsInPart))))
    }
  }
  return {
    get: (rideId) => byId.get(rideId) ?? null,
    rideAt(logId, partition, streamKey, offset) {
      const ride = lastBegun.get({ logId, partition, streamKey, offset })
      return ride !== undefined && ride.lastOffset >= offset ? ride : null
    },
    readings(rideId) {
      const { columns } = readReadings(rideId, 0, allReadings)
      return columns.atMs.map((atMs, index) => ({
        atMs,
        durationS: columns.durationS[index] ?? null,
        heartRateBpm: columns.heartRateBpm[index] ?? null,
        cadenceRpm: columns.cadenceRpm[index] ?? null,
        powerWatts: columns.powerWatts[index] ?? null,
        resistance: columns.resistance[index] ?? null
      }))
    },
    rewrite(ride, figures, before, after) {
      const { rideId, startMs, endMs, lastOffset, riderId, bikeSerial } = ride
      updates[ride.store].run(startMs, endMs, lastOffset, riderId, bikeSerial, ...figureValues(figures), rideId)
      if (isSameSeries(before, after)) return
      profiles.remove(rideId)
      if (ride.store === 'daily') writeRows(rideId, before, after)
      else writeSeries(rideId, after)
    }
  }
}

const columnsOf = (readings: readonly RideReading[]): ReadingColumns => ({
  atMs: readings.map(({ atMs }) => atMs),
  durationS: readings.map(({ durationS }) => durationS),
  heartRateBpm: readings.map(({ heartRateBpm }) => heartRateBpm),
  cadenceRpm: readings.map(({ cadenceRpm }) => cadenceRpm),
  powerWatts: readings.map(({ powerWatts }) => powerWatts),
  resistance: readings.map(({ resistance }) => resistance)
})

const isSameReading = (one: RideReading | undefined, other: RideReading): boolean =>
  one !== undefined &&
  one.atMs === other.atMs &&
  one.durationS === other.durationS &&
  one.heartRateBpm === other.heartRateBpm &&
  one.cadenceRpm === other.cadenceRpm &&
  one.powerWatts === other.powerWatts &&
  one.resistance === other.resistance

const isSameSeries = (one: readonly RideReading[], other: readonly RideReading[]): boolean =>
  one.length === other.length && other.every((reading, index) => isSameReading(one[index], reading))
