import type { AlertRules } from '../../../shared/domain/alert-rules'
import type { RideReading } from '../ingest/ride-figures'
import type { AlertSink } from './alert-sink'
import { type FlatRun, type NearRun, type RideAlertState, watchedRule } from './ride-alert-state'
import type { RideLimits } from './ride-limits'
import { watchRule } from './rule-watch'

/** S1, no signal, for a sample without a heart rate. */
export function takeMissing(state: RideAlertState, sample: RideReading, limits: RideLimits, sink: AlertSink): void {
  const { S1 } = limits.rules
  const { cadenceRpm } = sample
  if (!S1.is_on || cadenceRpm === null || cadenceRpm < S1.cadence_rpm || state.lastMs < S1.after_s * 1_000) return
  // A rider without a sensor has it open to the end of the ride.
  if (watchedRule(state, 'S1')?.alertId != null) return
  watchRule(state, signalLost(S1), 'over', sample, sink)
}

/** S1 for a sample whose heart rate is believed: over, or never begun. */
export function takeFound(state: RideAlertState, sample: RideReading, limits: RideLimits, sink: AlertSink): void {
  if (state.watched.length === 0 || !limits.rules.S1.is_on || watchedRule(state, 'S1') === null) return
  watchRule(state, signalLost(limits.rules.S1), 'done', sample, sink)
}

const signalLost = ({ hold_s: holdS }: AlertRules['rules']['S1']) =>
  ({ rule: 'S1', holdS, clearS: 1, limitBpm: null, gravest: 'highest' }) as const

/**
 * S2, sensor suspect, for a sample whose heart rate is believed. A run goes on over samples that are missing or not
 * believed, but not over a third of its length without any.
 */
export function takeSensor(
  state: RideAlertState,
  bpm: number,
  sample: RideReading,
  limits: RideLimits,
  sink: AlertSink
): void {
  const { S2 } = limits.rules
  if (!S2.is_on) return
  state.flat = flatRun(state, bpm, sample.powerWatts, S2)
  state.near = nearRun(state, bpm, sample.cadenceRpm, S2)
  const flat = isFlat(state.flat, S2) ? state.flat : null
  const near = state.near !== null && state.near.count >= S2.near_s ? state.near : null
  const isSuspect = flat !== null || near !== null
  if (!isSuspect && (state.watched.length === 0 || watchedRule(state, 'S2') === null)) return
  const sinceMs = Math.min(flat?.sinceMs ?? state.lastMs, near?.sinceMs ?? state.lastMs)
  watchRule(
    state,
    { rule: 'S2', holdS: 1, clearS: S2.clear_s, limitBpm: null, gravest: 'highest', sinceMs },
    isSuspect ? 'over' : 'back',
    sample,
    sink
  )
}

type SensorRule = AlertRules['rules']['S2']

function flatRun(state: RideAlertState, bpm: number, powerWatts: number | null, rule: SensorRule): FlatRun | null {
  const { believed, lastMs, flat } = state
  if (believed === null || believed.bpm !== bpm || (lastMs - believed.atMs) * 3 > rule.same_s * 1_000) return null
  const watts = powerWatts === null ? null : Math.round(powerWatts)
  if (flat === null) return { sinceMs: believed.atMs, count: 2, lowWatts: watts, highWatts: watts }
  flat.count += 1
  if (watts !== null && (flat.lowWatts === null || watts < flat.lowWatts)) flat.lowWatts = watts
  if (watts !== null && (flat.highWatts === null || watts > flat.highWatts)) flat.highWatts = watts
  return flat
}

function isFlat(flat: FlatRun | null, rule: SensorRule): boolean {
  if (flat === null || flat.count < rule.same_s || flat.lowWatts === null || flat.highWatts === null) return false
  return (flat.highWatts - flat.lowWatts) * 100 > rule.power_change_percent * flat.highWatts
}

function nearRun(state: RideAlertState, bpm: number, cadenceRpm: number | null, rule: SensorRule): NearRun | null {
  const { believed, lastMs, near } = state
  if (cadenceRpm === null) return near
  if (cadenceRpm <= rule.cadence_rpm || Math.abs(bpm - cadenceRpm) > rule.near_cadence_bpm) return null
  if (near === null || believed === null || (lastMs - believed.atMs) * 3 > rule.near_s * 1_000) {
    return { sinceMs: lastMs, count: 1 }
  }
  near.count += 1
  return near
}
