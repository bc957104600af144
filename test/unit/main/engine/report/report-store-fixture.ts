import { addReading, emptyFigures, type RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import type { RideEndReason } from '../../../../../src/main/engine/ingest/ride-tracker'
import { createRideMover } from '../../../../../src/main/engine/store/history/ride-mover'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'

export const hourMs = 3_600_000

/** A ride and its raw readings, as a test wants them stored. */
export interface WantedRide {
  readonly rideId: number
  readonly startMs: number
  readonly readings: readonly RideReading[]
  readonly riderId?: number | null
  readonly logId?: number
  readonly partition?: number
  readonly streamKey?: string
  readonly bikeSerial?: string | null
  readonly firstOffset?: number
  /** Null while it runs. */
  readonly endReason?: RideEndReason | null
  readonly isMoved?: boolean
}

/** Seconds of a ride from its start on, one reading each. */
export const readingsFrom = (startMs: number, count: number, values: Partial<RideReading> = {}): RideReading[] =>
  Array.from({ length: count }, (_, index) => ({
    atMs: startMs + index * 1_000,
    durationS: index + 1,
    heartRateBpm: 120,
    cadenceRpm: 80,
    powerWatts: 150,
    resistance: 40,
    ...values
  }))

export const lastMomentMs = ({ startMs, readings }: WantedRide): number =>
  Math.max(startMs, readings.at(-1)?.atMs ?? startMs)

/** Writes rides as ingestion does, readings and all, and moves those that are to be moved. */
export function writeRides(database: Writable, rides: readonly WantedRide[]): void {
  const writer = createRideWriter(database)
  const addStream = database.prepare(
    `INSERT OR IGNORE INTO bike_stream (log_id, partition, stream_key, tracker) VALUES (?, ?, ?, '{}')`
  )
  database.transaction(() => {
    for (const wanted of rides) {
      const { rideId, startMs, readings, riderId = 7, logId = 1, partition = 0, streamKey = '=SN0001' } = wanted
      const { bikeSerial = 'SN0001', firstOffset = rideId * 1_000, endReason = 'boundary' } = wanted
      addStream.run(logId, partition, streamKey)
      writer.begin(
        rideId,
        { logId, partition, streamKey },
        { riderId, bikeSerial, bikeModel: 'mendoza v9', startMs, firstOffset }
      )
      const figures = emptyFigures()
      readings.forEach((reading, index) => {
        addReading(figures, reading)
        writer.addReading(rideId, index + 1, reading)
      })
      const ride = {
        rideId,
        riderId,
        startMs,
        lastReadingMs: readings.at(-1)?.atMs ?? null,
        lastOffset: firstOffset + readings.length,
        figures,
        last: null
      }
      writer.saveFigures(ride)
      if (endReason !== null) writer.end(ride, lastMomentMs(wanted), endReason)
    }
  })()
  const mover = createRideMover(database)
  for (const { rideId, isMoved } of rides) if (isMoved === true) mover.move(rideId)
}

export function writeRider(database: Writable, riderId: number, gender: string | null, bornMs: number | null): void {
  database
    .prepare(
      `INSERT INTO rider (rider_id, gender, born_ms, seen_ms, seen_log_id, seen_partition, seen_offset)
       VALUES (?, ?, ?, 0, 1, 0, 0)`
    )
    .run(riderId, gender, bornMs)
}
