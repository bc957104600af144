import type { LogLine } from '../../ingest/log-line'
import { type MissedLine, placeByTime, type RereadRide, rereadRide } from '../../ingest/reread-ride'
import type { RideReading } from '../../ingest/ride-figures'
import type { LinePlace } from '../../ingest/ride-tracker'
import type { Writable } from '../open'
import { createRiderSaver } from '../rider-store'
import type { KeptMessage } from './kept-messages'
import type { RideRewriter, StoredRide } from './ride-rewriter'

/** A line that makes a difference to a ride. */
export type RideContent = Exclude<LogLine, { kind: 'main' | 'new-ride' | 'fetch' }>

export interface Understood {
  readonly message: KeptMessage
  readonly line: RideContent
}

/**
 * Puts lines of an ended ride that are understood now into it: readings, figures, begin, end and rider are then what they
 * would have been at once. The messages that stay in quarantine get the places they have in the longer ride. Answers those
 * lines that turned out to be no part of the ride. Belongs into a transaction.
 */
export type RepairRide = (
  ride: StoredRide,
  readings: readonly RideReading[],
  understood: readonly Understood[]
) => ReadonlySet<Understood>

type Placed = Pick<KeptMessage, 'quarantineId' | 'readingsBefore' | 'isRideLineWaiting'>

export function createRideRepair(database: Writable, rides: RideRewriter, silenceLimitMs: number): RepairRide {
  const saveRider = createRiderSaver(database)
  const ofRide = database.prepare<[number], Placed>(
    `SELECT quarantine_id AS quarantineId, readings_before AS readingsBefore, is_ride_line_waiting AS isRideLineWaiting
     FROM quarantine WHERE ride_id = ?`
  )
  const updatePlace = database.prepare<[number, number, number]>(
    'UPDATE quarantine SET readings_before = ?, is_ride_line_waiting = ? WHERE quarantine_id = ?'
  )
  const movePlace = (message: Placed, place: LinePlace | undefined): void => {
    if (place === undefined || message.readingsBefore === null) return
    const isWaiting = place.isRideLineWaiting ? 1 : 0
    if (place.readingsBefore === message.readingsBefore && isWaiting === message.isRideLineWaiting) return
    updatePlace.run(place.readingsBefore, isWaiting, message.quarantineId)
  }

  return (ride, readings, understood) => {
    const strangers = new Set(understood.filter((each) => isBeforeRide(ride, each)))
    const lines = understood.filter((each) => !strangers.has(each))
    const ids = new Set(lines.map(({ message }) => message.quarantineId))
    const others = ofRide.all(ride.rideId).filter(({ quarantineId }) => !ids.has(quarantineId))
    const reread = rereadRide(readings, missedLines(lines, others, readings), silenceLimitMs)

    for (const other of others) movePlace(other, reread.places.get(other.quarantineId))
    let repaired = ride
    for (const each of lines) {
      const { message, line } = each
      const place = reread.places.get(message.quarantineId)
      if (reread.strangers.has(message.quarantineId)) {
        strangers.add(each)
        movePlace(message, place)
      } else if (line.kind === 'system') {
        const { rider } = line
        if (rider.riderId !== null) {
          saveRider({ ...rider, riderId: rider.riderId }, { ...message, atMs: line.atMs })
        }
        // Readings that came before it are somebody else's: a ride with such is not given to this rider.
        if (ride.riderId === null && place?.readingsBefore === 0 && !place.isRideLineWaiting) {
          repaired = { ...repaired, riderId: rider.riderId, bikeSerial: rider.bikeSerial ?? ride.bikeSerial }
        }
      } else repaired = { ...repaired, lastOffset: Math.max(repaired.lastOffset, message.offset) }
    }
    const startMs = startOf(ride, readings, reread)
    const endMs = endOf(ride, startMs, reread)
    rides.rewrite({ ...repaired, startMs, endMs }, reread.figures, readings, reread.readings)
    return strangers
  }
}

/** In log order, with those that are still not understood. */
const missedLines = (
  lines: readonly Understood[],
  others: readonly Placed[],
  readings: readonly RideReading[]
): MissedLine[] =>
  [
    ...lines.map(({ message, line }) => ({
      quarantineId: message.quarantineId,
      place: placeOf(message) ?? placeByTime(readings, line),
      line
    })),
    ...others.map((other) => ({ quarantineId: other.quarantineId, place: placeOf(other) ?? beforeAll, line: null }))
  ].sort((one, other) => one.quarantineId - other.quarantineId)

const beforeAll: LinePlace = { readingsBefore: -1, isRideLineWaiting: false }

const placeOf = ({ readingsBefore, isRideLineWaiting }: Placed): LinePlace | null =>
  readingsBefore === null ? null : { readingsBefore, isRideLineWaiting: isRideLineWaiting === 1 }

/** A reading from before the `[SYSTEM]` line of a ride whose first line it follows: it is never given to that rider. */
const isBeforeRide = (ride: StoredRide, { message, line }: Understood): boolean =>
  message.readingsBefore === -1 && ride.riderId !== null && line.kind !== 'system' && line.atMs < ride.startMs

/** A ride that nothing but its first reading began, begins with what stands before that. */
function startOf(ride: StoredRide, readings: readonly RideReading[], { first }: RereadRide): number {
  const wasFirstReading = readings[0]?.atMs === ride.startMs
  return wasFirstReading && first?.line != null && 'atMs' in first.line ? first.line.atMs : ride.startMs
}

/** A ride whose clock was set back ends with its start: its last reading may have been at any time before that. */
function endOf(ride: StoredRide, startMs: number, { last, lastReadingMs }: RereadRide): number {
  if (last !== null) return Math.max(startMs, last.atMs)
  const endMs = ride.endMs ?? startMs
  return Math.max(startMs, endMs === ride.startMs ? Math.min(endMs, lastReadingMs ?? endMs) : endMs)
}
