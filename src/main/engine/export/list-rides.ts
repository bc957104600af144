import type { ExportRows, ListedRide } from '../store/export-rows'
import { createDimensions, type Dimensions } from './dimensions'
import { dayOfWall } from './gym-calendar'

const ridesAtOnce = 500

export interface RideList {
  /** Numbers of the rides to export, ascending. */
  readonly rideIds: readonly number[]
  /** What the other rides add up to; the exported ones are still to be counted in. */
  readonly dimensions: Dimensions
  /** How many rows each table has as far as is known now. */
  readonly counts: {
    readonly rider: number
    readonly bike: number
    readonly ride: number
    readonly day: number
    readonly reading: number
  }
}

export interface RideListOptions {
  readonly rows: ExportRows
  /** Only rides that ended from then on, and those that run; null for all. */
  readonly sinceMs: number | null
  readonly wallClock: (ms: number) => number
  /** As `createPace` makes it. */
  readonly breathe: () => Promise<void> | null
  readonly signal: AbortSignal
}

/** All rides there are now, once, whichever store holds them. Throws when it is aborted. */
export async function listRides({ rows, sinceMs, wallClock, breathe, signal }: RideListOptions): Promise<RideList> {
  const rideIds: number[] = []
  const dimensions = createDimensions()
  const riders = new Set<number>()
  const bikes = new Set<string>()
  const days = new Set<number>()
  let readings = 0
  const isWanted = ({ end_ms: endMs }: ListedRide): boolean => sinceMs === null || endMs === null || endMs >= sinceMs

  for (let after = 0; ; ) {
    const found = rows.ridesAfter(after, ridesAtOnce)
    for (const ride of found) {
      const day = dayOfWall(wallClock(ride.start_ms))
      if (isWanted(ride)) {
        rideIds.push(ride.ride_id)
        readings += ride.reading_count
        days.add(day)
        if (ride.rider_id !== null) riders.add(ride.rider_id)
        if (ride.bike_serial !== null) bikes.add(ride.bike_serial)
      } else dimensions.add(ride, day, false)
      after = ride.ride_id
    }
    if (found.length < ridesAtOnce) break
    await breathe()
    signal.throwIfAborted()
  }
  const rider = sinceMs === null ? rows.riderCount() : riders.size
  return {
    rideIds,
    dimensions,
    counts: { rider, bike: bikes.size, ride: rideIds.length, day: days.size, reading: readings }
  }
}
