import { addReading, emptyFigures, type RideReading } from '../../../../../src/main/engine/ingest/ride-figures'
import type { RunningRide } from '../../../../../src/main/engine/ingest/ride-tracker'
import type { Writable } from '../../../../../src/main/engine/store/open'
import { createRideWriter } from '../../../../../src/main/engine/store/ride-writer'
import { atSecond } from '../ingest/line-fixture'

const place = { logId: 1, partition: 0, streamKey: '=SN0001' }
/** A reading at a second of these tests' log time. */
export const reading = (second: number, values: Partial<RideReading> = {}): RideReading => ({
  atMs: atSecond(second),
  durationS: second,
  heartRateBpm: 100,
  cadenceRpm: 60,
  powerWatts: 50,
  resistance: 30,
  ...values
})

/** Writes a ride that runs; answers it, to be ended. Its origin in the log is its id. */
export function writeRide(
  database: Writable,
  rideId: number,
  readings: readonly RideReading[],
  { startMs = atSecond(0), riderId = 7 }: { startMs?: number; riderId?: number | null } = {}
): RunningRide {
  const writer = createRideWriter(database)
  const begin = { riderId, bikeSerial: 'SN0001', bikeModel: 'mendoza v9', startMs, firstOffset: rideId }
  writer.begin(rideId, place, begin)
  const figures = emptyFigures()
  readings.forEach((each, index) => {
    addReading(figures, each)
    writer.addReading(rideId, index + 1, each)
  })
  const lastReadingMs = readings.at(-1)?.atMs ?? null
  const ride = { rideId, riderId, startMs, lastReadingMs, lastOffset: rideId + readings.length, figures, last: null }
  writer.saveFigures(ride)
  return ride
}
