import { bikeKeyOf } from '../floor/tile'
import type { BikeStream } from '../ingest/bike-stream'
import type { RunningRide } from '../ingest/ride-tracker'
import { lastSignMs } from '../ingest/ride-tracker'
import type { AlertBook } from './alert-book'
import type { AlertSink } from './alert-sink'
import type { ReadingWatch } from './reading-watch'
import { newRideAlerts } from './ride-alert-state'
import { dropRules, endRideAlerts, takeAlertSample } from './ride-alerts'
import type { RideLimits } from './ride-limits'

const sentences = { cleared: null, ride_ended: 'The ride ended.', rule_off: 'The rule was switched off.' } as const

/** Watches every reading by the limits of its ride and writes what the rules say into the book. */
export function createAlertWatch(
  book: Pick<
    AlertBook,
    'fired' | 'peaked' | 'clearing' | 'firedAgain' | 'ended' | 'seen' | 'flush' | 'committed' | 'undone'
  >,
  limitsOf: (ride: RunningRide) => RideLimits,
  forget: (rideId: number) => void
): ReadingWatch {
  // Whose reading it is that the sink below is told of: set before each.
  let stream: BikeStream | null = null
  let ride: RunningRide | null = null
  const sink: AlertSink = {
    fired(alert) {
      if (stream === null || ride === null) throw new Error('no reading is being watched')
      const { rideId, riderId } = ride
      return book.fired({ rideId, riderId, bikeKey: bikeKeyOf(stream), bikeSerial: stream.bikeSerial }, alert)
    },
    peaked: book.peaked,
    clearing: book.clearing,
    firedAgain: book.firedAgain,
    ended: (alertId, moment, why) => book.ended(alertId, moment, sentences[why])
  }
  return {
    readingCompleted(readStream, running, reading) {
      const { state } = readStream
      state.alerts ??= newRideAlerts()
      stream = readStream
      ride = running
      takeAlertSample(state.alerts, reading, limitsOf(running), sink)
      book.seen(running.rideId, reading.atMs)
    },
    rideEnded({ state }, ended, endMs) {
      if (state.alerts !== null) endRideAlerts(state.alerts, endMs, sink)
      state.alerts = null
      forget(ended.rideId)
    },
    limitsChanged({ state }, running) {
      if (state.alerts !== null) dropRules(state.alerts, limitsOf(running), lastSignMs(running), sink)
    },
    flush: book.flush,
    committed: book.committed,
    undone: book.undone
  }
}
