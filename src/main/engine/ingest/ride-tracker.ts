import type { RideAlertState } from '../alerts/ride-alert-state'
import type { DeletionAt } from './deletions'
import type { LogLine, RideLine, TelemetryLine } from './log-line'
import { addReading, emptyFigures, type RideFigures, type RideReading } from './ride-figures'
import type { RiderRecord } from './rider-record'

/** A ride under way. All of it is written with the offsets, so that a restart goes on in the same ride. */
export interface RunningRide {
  readonly rideId: number
  readonly riderId: number | null
  readonly startMs: number
  /** Log time of its last Ride or Telemetry line; null before the first. */
  lastReadingMs: number | null
  lastOffset: number
  figures: RideFigures
  /** The last whole reading, for the floor. */
  last: RideReading | null
}

/** A deleted ride that is read again: its lines are counted, and nothing else is kept of it. */
export interface PassedOverRide {
  /** Its id when it was deleted. */
  readonly rideId: number
  readonly startMs: number
  lastReadingMs: number | null
}

/** What one bike stream is in the middle of. Plain data: it is stored as JSON. */
export interface StreamState {
  ride: RunningRide | null
  /** Never beside a ride: for all others nobody rides the bike meanwhile. */
  passedOver: PassedOverRide | null
  /** From this offset on a reading is of another ride than the one under way, as deletions say; null where none does. */
  endsBefore: number | null
  /** A Ride line whose Telemetry line has not come yet. */
  pending: { readonly atMs: number; readonly durationS: number; readonly resistance: number } | null
  /** Where the next ride began in the log: its `main` line, else the first of its other lines before a reading. */
  beganAtOffset: number | null
  /** Log time of "Getting user data": the next ride's start. */
  fetchedAtMs: number | null
  /** Log time of the end of the last ride, for the floor. */
  lastEndMs: number | null
  /** Where the rules of heart-rate alerts stand in the running ride; null before its first reading. */
  alerts: RideAlertState | null
}

export const idleStream = (): StreamState => ({
  ride: null,
  passedOver: null,
  endsBefore: null,
  pending: null,
  beganAtOffset: null,
  fetchedAtMs: null,
  lastEndMs: null,
  alerts: null
})

export interface RideBegin {
  readonly riderId: number | null
  readonly bikeSerial: string | null
  readonly bikeModel: string
  readonly startMs: number
  /** Offset of the ride's first line: with log, partition and stream it is the ride's identity. */
  readonly firstOffset: number
}

export const rideEndReasons = ['boundary', 'silence', 'gap'] as const
export type RideEndReason = (typeof rideEndReasons)[number]

/** What the tracker asks for as it goes. */
export interface RideSink {
  /** Asked before a ride begins with the line at `offset`: whether it was deleted. Without it, none was. */
  deletionAt?(begin: RideBegin, offset: number): DeletionAt | null
  /** Answers the id of the ride that begins here. */
  rideBegan(begin: RideBegin): number
  /** `readingNumber` counts from 1 within the ride. */
  readingCompleted(rideId: number, readingNumber: number, reading: RideReading): void
  /** The ride's figures are final. `endMs` is the log time of its last reading, its start where it had none. */
  rideEnded(ride: RunningRide, endMs: number, reason: RideEndReason): void
  riderSeen(rider: RiderRecord & { readonly riderId: number }, atMs: number): void
}

/**
 * Takes one understood line of a bike stream: changes `state` in place, tells `sink`. The outcome depends on nothing but
 * the state, the line and its offset: no clock, no randomness, no other stream. The rules are those of the feed's
 * format: a ride ends at the next `main`, `new ride` or `[SYSTEM]`, or when more than `silenceLimitMs` of log time lie
 * between two of its readings; readings that no `[SYSTEM]` line precedes belong to a ride of an unknown rider. A ride that
 * was deleted is passed over to its end.
 */
export function takeLine(
  state: StreamState,
  line: LogLine,
  offset: number,
  silenceLimitMs: number,
  sink: RideSink
): void {
  switch (line.kind) {
    case 'telemetry':
      takeTelemetry(state, line, offset, silenceLimitMs, sink)
      return
    case 'ride':
      takeRide(state, line, offset, silenceLimitMs, sink)
      return
    case 'main':
      endRide(state, 'boundary', sink)
      state.beganAtOffset = offset
      state.fetchedAtMs = null
      return
    case 'new-ride':
      if (underWay(state) !== null || state.fetchedAtMs !== null) state.beganAtOffset = null
      endRide(state, 'boundary', sink)
      state.beganAtOffset ??= offset
      state.fetchedAtMs = null
      return
    case 'fetch':
      // No boundary by itself: a ride that runs goes on until the [SYSTEM] line.
      state.beganAtOffset ??= offset
      state.fetchedAtMs = line.atMs
      return
    case 'system': {
      const firstOffset = state.beganAtOffset ?? offset
      const startMs = state.fetchedAtMs ?? line.atMs
      endRide(state, 'boundary', sink)
      const { rider } = line
      if (rider.riderId !== null) sink.riderSeen({ ...rider, riderId: rider.riderId }, line.atMs)
      beginRide(state, offset, sink, {
        riderId: rider.riderId,
        bikeSerial: rider.bikeSerial,
        bikeModel: line.model,
        startMs,
        firstOffset
      })
      return
    }
  }
}

/**
 * Ends the running ride, if there is one, at its last reading, and forgets what was begun. Called for a gap in the log
 * and for silence by wall clock; what follows, up to the next `[SYSTEM]`, is a ride of an unknown rider.
 */
export function interruptStream(state: StreamState, reason: 'silence' | 'gap', sink: RideSink): void {
  endRide(state, reason, sink)
  state.beganAtOffset = null
  state.fetchedAtMs = null
}

/** Where a message stands in a ride: what the tracker has of the ride when it comes. */
export interface LinePlace {
  /** Readings that are whole; -1 before the ride has begun. */
  readonly readingsBefore: number
  /** Whether a Ride line waits for its Telemetry line. */
  readonly isRideLineWaiting: boolean
}

/** Where the next message of a stream stands, and in which ride: null while none is under way, as the next may begin. */
export const placeIn = ({
  ride,
  passedOver,
  pending
}: StreamState): LinePlace & { readonly rideId: number | null } => ({
  rideId: ride?.rideId ?? passedOver?.rideId ?? null,
  readingsBefore: ride?.figures.readingCount ?? -1,
  isRideLineWaiting: pending !== null
})

/** What is under way in a stream, kept or passed over. */
export const underWay = (state: StreamState): RunningRide | PassedOverRide | null => state.ride ?? state.passedOver

/** Log time of the last sign of a ride under way: its last reading, or its start. */
export const lastSignMs = (ride: Pick<RunningRide, 'lastReadingMs' | 'startMs'>): number =>
  ride.lastReadingMs ?? ride.startMs

/** Goes on without the ride under way, which was deleted; `endsBefore` as in the state. */
export function passOver(state: StreamState, endsBefore: number | null): void {
  const { ride } = state
  if (ride === null) return
  const { rideId, startMs, lastReadingMs } = ride
  state.ride = null
  state.passedOver = { rideId, startMs, lastReadingMs }
  state.endsBefore = endsBefore
  state.pending = null
  state.alerts = null
}

function takeRide(state: StreamState, line: RideLine, offset: number, silenceLimitMs: number, sink: RideSink): void {
  const ride = rideFor(state, line, offset, silenceLimitMs, sink)
  if (ride === null) return
  completePending(state, ride, sink)
  state.pending = { atMs: line.atMs, durationS: line.durationS, resistance: line.resistance }
  ride.lastReadingMs = line.atMs
  ride.lastOffset = offset
}

function takeTelemetry(
  state: StreamState,
  line: TelemetryLine,
  offset: number,
  silenceLimitMs: number,
  sink: RideSink
): void {
  const ride = rideFor(state, line, offset, silenceLimitMs, sink)
  if (ride === null) return
  const { pending } = state
  state.pending = null
  complete(ride, sink, {
    atMs: pending?.atMs ?? line.atMs,
    durationS: pending?.durationS ?? null,
    heartRateBpm: line.heartRateBpm > 0 ? line.heartRateBpm : null,
    cadenceRpm: line.cadenceRpm,
    powerWatts: line.powerWatts,
    resistance: pending?.resistance ?? null
  })
  ride.lastReadingMs = line.atMs
  ride.lastOffset = offset
}

/**
 * The ride a reading belongs to: the running one, or after silence or without one a new ride of an unknown rider. Null where
 * that ride was deleted.
 */
function rideFor(
  state: StreamState,
  line: RideLine | TelemetryLine,
  offset: number,
  silenceLimitMs: number,
  sink: RideSink
): RunningRide | null {
  const running = underWay(state)
  if (running !== null && goesOn(state, running, line.atMs, offset, silenceLimitMs)) {
    // User data was asked for and never came: what was begun is this ride going on.
    state.beganAtOffset = null
    state.fetchedAtMs = null
  } else {
    if (running !== null) interruptStream(state, 'silence', sink)
    beginRide(state, offset, sink, {
      riderId: null,
      bikeSerial: null,
      bikeModel: line.model,
      startMs: state.fetchedAtMs ?? line.atMs,
      firstOffset: state.beganAtOffset ?? offset
    })
  }
  if (state.passedOver !== null) state.passedOver.lastReadingMs = line.atMs
  return state.ride
}

/** What follows a deleted ride this closely is still of it: it was not understood when the ride was deleted. */
const stillOfItMs = 2_000

function goesOn(
  { passedOver, endsBefore }: StreamState,
  { lastReadingMs }: RunningRide | PassedOverRide,
  atMs: number,
  offset: number,
  silenceLimitMs: number
): boolean {
  const sinceMs = lastReadingMs === null ? 0 : atMs - lastReadingMs
  if (sinceMs > silenceLimitMs) return false
  return endsBefore === null || offset < endsBefore || (passedOver !== null && sinceMs <= stillOfItMs)
}

function beginRide(state: StreamState, offset: number, sink: RideSink, begin: RideBegin): void {
  const deletion = sink.deletionAt?.(begin, offset) ?? null
  state.endsBefore = deletion?.endsBefore ?? null
  state.beganAtOffset = null
  state.fetchedAtMs = null
  if (deletion !== null && deletion.deletedRideId !== null) {
    state.passedOver = { rideId: deletion.deletedRideId, startMs: begin.startMs, lastReadingMs: null }
    return
  }
  state.ride = {
    rideId: sink.rideBegan(begin),
    riderId: begin.riderId,
    startMs: begin.startMs,
    lastReadingMs: null,
    lastOffset: begin.firstOffset,
    figures: emptyFigures(),
    last: null
  }
}

function endRide(state: StreamState, reason: RideEndReason, sink: RideSink): void {
  const { ride } = state
  if (ride !== null) completePending(state, ride, sink)
  const ended = underWay(state)
  if (ended === null) return
  state.ride = null
  state.passedOver = null
  state.endsBefore = null
  // A clock set back in mid-ride must not make a ride that ends before it began.
  const endMs = Math.max(ended.startMs, lastSignMs(ended))
  state.lastEndMs = endMs
  if (ride !== null) sink.rideEnded(ride, endMs, reason)
}

/** A Ride line whose Telemetry line never came is a reading of its own. */
function completePending(state: StreamState, ride: RunningRide, sink: RideSink): void {
  const { pending } = state
  if (pending === null) return
  state.pending = null
  complete(ride, sink, { ...pending, heartRateBpm: null, cadenceRpm: null, powerWatts: null })
}

function complete(ride: RunningRide, sink: RideSink, reading: RideReading): void {
  addReading(ride.figures, reading)
  ride.last = reading
  sink.readingCompleted(ride.rideId, ride.figures.readingCount, reading)
}
