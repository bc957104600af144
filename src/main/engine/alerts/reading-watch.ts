import type { BikeStream } from '../ingest/bike-stream'
import type { RideReading } from '../ingest/ride-figures'
import type { RunningRide } from '../ingest/ride-tracker'

/**
 * Who looks at each reading as it is taken. All but `committed` and `undone` is called inside the transaction that takes it;
 * one of those two is called after it.
 */
export interface ReadingWatch {
  readingCompleted(stream: BikeStream, ride: RunningRide, reading: RideReading): void
  /** `endMs`: log time of its last reading. */
  rideEnded(stream: BikeStream, ride: RunningRide, endMs: number): void
  /** The rules, or the rider's own limits, have changed while a ride is under way. */
  limitsChanged(stream: BikeStream, ride: RunningRide): void
  /** Writes what came of it; the last thing in the transaction. */
  flush(): void
  committed(): void
  undone(): void
}
