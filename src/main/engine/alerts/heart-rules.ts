import type { RideReading } from '../ingest/ride-figures'
import type { AlertSink } from './alert-sink'
import { type RideAlertState, watchedRule } from './ride-alert-state'
import type { RideLimits } from './ride-limits'
import { type Verdict, watchRule } from './rule-watch'

/**
 * Rules about the value itself, H1 to H4 and L1, for a sample whose heart rate is believed. Nearly every sample is far from
 * all limits while nothing is watched: for it no more is done than to compare.
 */
export function takeHeartRate(
  state: RideAlertState,
  bpm: number,
  sample: RideReading,
  limits: RideLimits,
  sink: AlertSink
): void {
  const { veryHighBpm, highBpm, sustainedBpm, restBpm, lowBpm, rules } = limits
  const isIdle = state.watched.length === 0

  if (veryHighBpm !== null && (bpm > veryHighBpm || (!isIdle && watchedRule(state, 'H1') !== null))) {
    const { hold_s: holdS, clear_s: clearS } = rules.H1
    const verdict = verdictOf(bpm > veryHighBpm, bpm < limits.veryHighClearBpm)
    watchRule(state, { rule: 'H1', holdS, clearS, limitBpm: veryHighBpm, gravest: 'highest' }, verdict, sample, sink)
  }
  if (highBpm !== null && (bpm > highBpm || (!isIdle && watchedRule(state, 'H2') !== null))) {
    const { hold_s: holdS, clear_s: clearS } = rules.H2
    const verdict = verdictOf(bpm > highBpm, bpm < limits.highClearBpm)
    watchRule(state, { rule: 'H2', holdS, clearS, limitBpm: highBpm, gravest: 'highest' }, verdict, sample, sink)
  }
  if (sustainedBpm !== null && (bpm >= sustainedBpm || (!isIdle && watchedRule(state, 'H3') !== null))) {
    const { hold_s: holdS, clear_s: clearS } = rules.H3
    const verdict = verdictOf(bpm >= sustainedBpm, bpm < limits.sustainedClearBpm)
    watchRule(state, { rule: 'H3', holdS, clearS, limitBpm: sustainedBpm, gravest: 'highest' }, verdict, sample, sink)
  }
  const { cadenceRpm } = sample
  const isHighAtRest = restBpm !== null && bpm > restBpm && cadenceRpm === 0
  if (restBpm !== null && (isHighAtRest || (!isIdle && watchedRule(state, 'H4') !== null))) {
    const isPedalling = cadenceRpm !== null && cadenceRpm > 0
    const verdict = isPedalling || bpm < limits.restClearBpm ? 'done' : verdictOf(isHighAtRest, false)
    const { hold_s: holdS } = rules.H4
    watchRule(state, { rule: 'H4', holdS, clearS: 1, limitBpm: restBpm, gravest: 'highest' }, verdict, sample, sink)
  }
  const isLow = lowBpm !== null && bpm < lowBpm && cadenceRpm !== null && cadenceRpm >= rules.L1.cadence_rpm
  if (lowBpm !== null && (isLow || (!isIdle && watchedRule(state, 'L1') !== null))) {
    const { hold_s: holdS, clear_s: clearS } = rules.L1
    const verdict = verdictOf(isLow, bpm >= limits.lowClearBpm)
    watchRule(state, { rule: 'L1', holdS, clearS, limitBpm: lowBpm, gravest: 'lowest' }, verdict, sample, sink)
  }
}

function verdictOf(isOver: boolean, isBack: boolean): Verdict {
  if (isOver) return 'over'
  return isBack ? 'back' : 'between'
}
