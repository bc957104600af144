import type { RideReading } from '../ingest/ride-figures'
import type { AlertSink } from './alert-sink'
import { takeFall } from './fall-rule'
import { takeHeartRate } from './heart-rules'
import { newRideAlerts, type RideAlertState } from './ride-alert-state'
import type { RideLimits } from './ride-limits'
import { quietRule } from './rule-watch'
import { isBelieved } from './sample-check'
import { takeFound, takeMissing, takeSensor } from './signal-rules'

export { newRideAlerts, type RideAlertState } from './ride-alert-state'

/** A sample further back than this is not late or sent twice: the bike's clock was set back. */
const largestStepBackMs = 10_000

/**
 * Takes one sample of a ride: changes `state` in place, tells `sink`. The outcome depends on nothing but the state, the
 * sample and the limits. Samples come in log order; one that is not later than the last, and not so much earlier that
 * the clock must have been set back, is passed over. A heart rate of null or 0 is missing. It and one that is not believed
 * neither trip nor clear the rules about the heart.
 */
export function takeAlertSample(state: RideAlertState, sample: RideReading, limits: RideLimits, sink: AlertSink): void {
  if (!moveOn(state, sample.atMs)) return
  const bpm = sample.heartRateBpm
  if (bpm === null || bpm <= 0) {
    takeMissing(state, sample, limits, sink)
    return
  }
  const { believed, lastMs } = state
  if (!isBelieved(bpm, lastMs, believed)) return
  takeHeartRate(state, bpm, sample, limits, sink)
  takeFall(state, bpm, sample, limits, sink)
  takeFound(state, sample, limits, sink)
  takeSensor(state, bpm, sample, limits, sink)
  if (believed === null) {
    state.believed = { bpm, atMs: lastMs }
  } else {
    believed.bpm = bpm
    believed.atMs = lastMs
  }
}

/** The ride is over: so is every alert of it, and nothing is remembered. `atMs`: event time, epoch ms. */
export function endRideAlerts(state: RideAlertState, atMs: number, sink: AlertSink): void {
  for (const { alertId } of state.watched) {
    if (alertId !== null) sink.ended(alertId, { atMs, heartRateBpm: null }, 'ride_ended')
  }
  Object.assign(state, newRideAlerts())
}

/**
 * The rules, or the rider's own limits, have changed: alerts of rules that are off now end, and what was held against the
 * old limits is held no more. `atMs`: event time, epoch ms.
 */
export function dropRules(state: RideAlertState, limits: RideLimits, atMs: number, sink: AlertSink): void {
  state.watched = state.watched.flatMap((each): RideAlertState['watched'] => {
    if (each.alertId !== null) {
      if (limits.rules[each.rule].is_on) return [each]
      sink.ended(each.alertId, { atMs, heartRateBpm: null }, 'rule_off')
      return [quietRule(each.rule, state.lastMs)]
    }
    return each.quietUntilMs > state.lastMs ? [{ ...each, window: [] }] : []
  })
  forgetRuns(state)
}

/** Moves the ride's time on to a sample; false where it stands still. */
function moveOn(state: RideAlertState, atMs: number): boolean {
  if (state.firstMs === null) {
    state.firstMs = atMs
    return true
  }
  const nowMs = atMs - state.firstMs
  if (nowMs > state.lastMs) {
    state.lastMs = nowMs
    return true
  }
  if (state.lastMs - nowMs <= largestStepBackMs) return false
  setClockBack(state, atMs)
  return true
}

/**
 * Goes on as if the sample came a second after the last: alerts stay open and quiet ones quiet. Holds begin anew, as what
 * follows may be what was counted already.
 */
function setClockBack(state: RideAlertState, atMs: number): void {
  state.lastMs += 1_000
  state.firstMs = atMs - state.lastMs
  for (const each of state.watched) if (each.alertId === null) each.window.length = 0
  forgetRuns(state)
}

function forgetRuns(state: RideAlertState): void {
  state.flat = null
  state.near = null
  if (state.fall === null) return
  const isOpen = state.watched.some(({ rule, alertId }) => rule === 'L2' && alertId !== null)
  state.fall = { trail: [], before: isOpen ? state.fall.before : null }
}
