import type { LogLine, RideLine, TelemetryLine } from './log-line'
import { emptyFigures, type RideFigures, type RideReading } from './ride-figures'
import {
  idleStream,
  interruptStream,
  type LinePlace,
  placeIn,
  type RideSink,
  type RunningRide,
  takeLine
} from './ride-tracker'

/** A message of a ride that was passed over when it came; `line` is null while it is not understood. */
export interface MissedLine {
  readonly quarantineId: number
  readonly place: LinePlace
  readonly line: LogLine | null
}

export interface RereadRide {
  readonly readings: readonly RideReading[]
  readonly figures: RideFigures
  /** Where each of the missed lines stands now, by its id. */
  readonly places: ReadonlyMap<number, LinePlace>
  /** Lines that are no part of the ride: they came longer than the silence limit after the line before them. */
  readonly strangers: ReadonlySet<number>
  /** The missed line that the ride begins with; null where it begins as before. */
  readonly first: MissedLine | null
  /** The missed line that the ride ends with; null where it ends as before. */
  readonly last: RideLine | TelemetryLine | null
  /** Log time of the last line as far as it is kept: that of a Telemetry line is not. Null without any. */
  readonly lastReadingMs: number | null
}

/**
 * Reads an ended ride's lines again, with those that were passed over at their places: the ride is what it would have
 * been had they been understood at once. `missed` is in log order. The readings are enough to know the lines by: a whole
 * one is a Ride line and a Telemetry line, a half is one of them.
 */
export function rereadRide(
  readings: readonly RideReading[],
  missed: readonly MissedLine[],
  silenceLimitMs: number
): RereadRide {
  const taken: RideReading[] = []
  const ride: RunningRide = {
    rideId: 0,
    riderId: null,
    startMs: 0,
    lastReadingMs: null,
    lastOffset: 0,
    figures: emptyFigures(),
    last: null
  }
  const state = { ...idleStream(), ride }
  const sink: RideSink = { ...nothing, readingCompleted: (_rideId, _readingNumber, reading) => taken.push(reading) }
  const places = new Map<number, LinePlace>()
  const strangers = new Set<number>()
  let first: MissedLine | null = null
  let last: RereadRide['last'] = null

  // A Telemetry line's own time may be lost: what splits a ride by its clock is looked at below, for missed lines only.
  const take = (line: RideLine | TelemetryLine): void => takeLine(state, line, 0, Number.POSITIVE_INFINITY, sink)

  const waiting = sortByPlace(missed)
  let next = 0
  /** Takes the missed lines that stand at or before a place. */
  const takeMissed = (rank: number): void => {
    for (let each = waiting[next]; each !== undefined && rankOf(each.place) <= rank; each = waiting[++next]) {
      const { line, quarantineId } = each
      const isFirst = ride.lastReadingMs === null && first === null
      places.set(quarantineId, placeIn(state))
      if (line?.kind === 'ride' || line?.kind === 'telemetry') {
        if (line.atMs - (ride.lastReadingMs ?? line.atMs) > silenceLimitMs) {
          strangers.add(quarantineId)
          continue
        }
        take(line)
        last = line
      }
      if (isFirst && line !== null && 'atMs' in line) first = each
    }
  }
  readings.forEach((reading, index) => {
    const { ride: rideLine, telemetry } = halvesOf(reading)
    takeMissed(2 * index)
    if (rideLine !== null) {
      take(rideLine)
      last = null
      takeMissed(2 * index + 1)
    }
    if (telemetry !== null) {
      // Its own time is not kept beside a Ride line's: it is no earlier than that of the line before it.
      take({ ...telemetry, atMs: rideLine === null ? reading.atMs : (ride.lastReadingMs ?? reading.atMs) })
      last = null
    }
  })
  takeMissed(Number.POSITIVE_INFINITY)
  interruptStream(state, 'gap', sink)
  const { figures, lastReadingMs } = ride
  return { readings: taken, figures, places, strangers, first, last, lastReadingMs }
}

/**
 * The place of a line that came before places were noted, by its time: a Telemetry line follows a Ride line without one
 * that is at most a second older, a Ride line goes before such a Telemetry line; else it stands behind all that is not
 * younger.
 */
export function placeByTime(readings: readonly RideReading[], line: LogLine): LinePlace {
  const atMs = 'atMs' in line ? line.atMs : Number.NEGATIVE_INFINITY
  const isWithin = (from: number, to: number): boolean => to - from >= 0 && to - from <= halvesApartMs
  if (line.kind === 'telemetry') {
    const half = readings.findLastIndex(
      (reading) => halvesOf(reading).telemetry === null && isWithin(reading.atMs, atMs)
    )
    if (half >= 0) return { readingsBefore: half, isRideLineWaiting: true }
  }
  if (line.kind === 'ride') {
    const half = readings.findIndex((reading) => halvesOf(reading).ride === null && isWithin(atMs, reading.atMs))
    if (half >= 0) return { readingsBefore: half, isRideLineWaiting: false }
  }
  return { readingsBefore: readings.findLastIndex((reading) => reading.atMs <= atMs) + 1, isRideLineWaiting: false }
}

const halvesApartMs = 1_000

const rankOf = ({ readingsBefore, isRideLineWaiting }: LinePlace): number =>
  2 * readingsBefore + (isRideLineWaiting ? 1 : 0)

/** By place; those at one place stay in log order. */
const sortByPlace = (missed: readonly MissedLine[]): MissedLine[] =>
  [...missed].sort((one, other) => rankOf(one.place) - rankOf(other.place))

/** The lines that a reading was made of. */
function halvesOf(reading: RideReading): { ride: RideLine | null; telemetry: TelemetryLine | null } {
  const { atMs, durationS, resistance, heartRateBpm, cadenceRpm, powerWatts } = reading
  const model = ''
  return {
    ride: durationS === null || resistance === null ? null : { kind: 'ride', atMs, model, durationS, resistance },
    telemetry:
      cadenceRpm === null || powerWatts === null
        ? null
        : { kind: 'telemetry', atMs, model, heartRateBpm: heartRateBpm ?? 0, cadenceRpm, powerWatts }
  }
}

const nothing: RideSink = {
  rideBegan: () => 0,
  readingCompleted: () => undefined,
  rideEnded: () => undefined,
  riderSeen: () => undefined
}
