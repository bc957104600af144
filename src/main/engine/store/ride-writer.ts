import type { RideFigures, RideReading, Tally } from '../ingest/ride-figures'
import type { RideBegin, RideEndReason, RunningRide } from '../ingest/ride-tracker'
import type { Writable } from './open'

/** Where a ride's stream is: log, partition and key. */
export interface StreamPlace {
  readonly logId: number
  readonly partition: number
  readonly streamKey: string
}

/** Writes daily rides and their readings; every call belongs into the transaction of the messages it comes from. */
export interface RideWriter {
  begin(rideId: number, place: StreamPlace, begin: RideBegin): void
  addReading(rideId: number, readingNumber: number, reading: RideReading): void
  /** Writes the figures so far. */
  saveFigures(ride: RunningRide): void
  /** Writes the final figures and the end. */
  end(ride: RunningRide, endMs: number, reason: RideEndReason): void
}

const maxOf = (tally: Tally): number | null => (tally.count > 0 ? tally.max : null)

/** Sets the columns of a ride's figures, to the values of `figureValues`. */
export const setFigures = `first_duration_s = ?, last_duration_s = ?, reading_count = ?,
  heart_rate_sum = ?, heart_rate_count = ?, heart_rate_max = ?, heart_rate_min = ?,
  cadence_sum = ?, cadence_count = ?, cadence_max = ?, power_sum = ?, power_count = ?, power_max = ?,
  resistance_sum = ?, resistance_count = ?, resistance_max = ?`

export const figureValues = (figures: RideFigures): (number | null)[] => [
  figures.firstDurationS,
  figures.lastDurationS,
  figures.readingCount,
  figures.heartRate.sum,
  figures.heartRate.count,
  maxOf(figures.heartRate),
  figures.heartRate.count > 0 ? figures.heartRate.min : null,
  figures.cadence.sum,
  figures.cadence.count,
  maxOf(figures.cadence),
  figures.power.sum,
  figures.power.count,
  maxOf(figures.power),
  figures.resistance.sum,
  figures.resistance.count,
  maxOf(figures.resistance)
]

export function createRideWriter(database: Writable): RideWriter {
  const insertRide = database.prepare(
    `INSERT INTO daily_ride (ride_id, log_id, partition, stream_key, first_offset, last_offset, rider_id, bike_serial,
       bike_model, start_ms, reading_count, heart_rate_sum, heart_rate_count, cadence_sum, cadence_count, power_sum,
       power_count, resistance_sum, resistance_count)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0)`
  )
  const insertReading = database.prepare(
    `INSERT INTO daily_reading (ride_id, reading_number, at_ms, duration_s, heart_rate, cadence, power, resistance)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const updateFigures = database.prepare(`UPDATE daily_ride SET last_offset = ?, ${setFigures} WHERE ride_id = ?`)
  const updateEnd = database.prepare('UPDATE daily_ride SET end_ms = ?, end_reason = ? WHERE ride_id = ?')

  const saveFigures = (ride: RunningRide): void => {
    updateFigures.run(ride.lastOffset, ...figureValues(ride.figures), ride.rideId)
  }
  return {
    begin(rideId, place, begin) {
      insertRide.run(
        rideId,
        place.logId,
        place.partition,
        place.streamKey,
        begin.firstOffset,
        begin.firstOffset,
        begin.riderId,
        begin.bikeSerial,
        begin.bikeModel,
        begin.startMs
      )
    },
    addReading(rideId, readingNumber, reading) {
      insertReading.run(
        rideId,
        readingNumber,
        reading.atMs,
        reading.durationS,
        reading.heartRateBpm,
        reading.cadenceRpm,
        reading.powerWatts,
        reading.resistance
      )
    },
    saveFigures,
    end(ride, endMs, reason) {
      saveFigures(ride)
      updateEnd.run(endMs, reason, ride.rideId)
    }
  }
}
