import type { EditableRuleId } from '../../../shared/domain/alert-rules'
import type { RideReading } from '../ingest/ride-figures'
import type { AlertMoment, AlertSink } from './alert-sink'
import { addToHold, countOf, forgetUntil, type Gravest, graver, peakOf, windowMsOf } from './hold-window'
import { type HeldRule, type OpenRule, type RideAlertState, watchedRule } from './ride-alert-state'

/** After an alert its rule fires no other for so long, ms of event time. */
export const quietAfterMs = 300_000

/**
 * What a sample says about a rule. `over`: its condition is met. `between`: neither that nor back in the range. `back`: in
 * the range again. `done`: it is over at once, and a hold begins anew.
 */
export type Verdict = 'over' | 'between' | 'back' | 'done'

/** How a rule holds and clears. */
export interface RuleTerms {
  readonly rule: EditableRuleId
  readonly holdS: number
  readonly clearS: number
  /** bpm; null for rules about the signal, which have no peak either. */
  readonly limitBpm: number | null
  readonly gravest: Gravest
  /** When the condition began, where the samples of the hold do not say; ms of the ride. */
  readonly sinceMs?: number
}

/**
 * Takes what the sample at `state.lastMs` says about a rule: held long enough its alert fires, back in the range long
 * enough it ends. A rule of which there is nothing to remember leaves `state.watched`.
 */
export function watchRule(
  state: RideAlertState,
  terms: RuleTerms,
  verdict: Verdict,
  sample: RideReading,
  sink: AlertSink
): void {
  const watched = watchedRule(state, terms.rule)
  if (watched !== null && watched.alertId !== null) {
    watchOpen(state, watched, terms, verdict, sample, sink)
    return
  }
  if (watched === null && verdict !== 'over') return
  const held = watched ?? { rule: terms.rule, alertId: null, window: [], quietUntilMs: 0 }
  if (watched === null) state.watched.push(held)
  watchHeld(state, held, terms, verdict, sample, sink)
}

function watchHeld(
  state: RideAlertState,
  held: HeldRule,
  terms: RuleTerms,
  verdict: Verdict,
  sample: RideReading,
  sink: AlertSink
): void {
  const { window, quietUntilMs } = held
  const nowMs = state.lastMs
  if (verdict === 'done') window.length = 0
  else forgetUntil(window, nowMs - windowMsOf(terms.holdS))
  if (verdict === 'over') {
    addToHold(window, nowMs, sample.heartRateBpm ?? 0, terms.gravest)
    if (nowMs >= quietUntilMs && countOf(window) >= terms.holdS) fire(state, held, terms, sample, sink)
  } else if (window.length === 0 && nowMs >= quietUntilMs) {
    state.watched.splice(state.watched.indexOf(held), 1)
  }
}

function fire(
  state: RideAlertState,
  held: HeldRule,
  { rule, limitBpm, gravest, sinceMs }: RuleTerms,
  sample: RideReading,
  sink: AlertSink
): void {
  const peakBpm = limitBpm === null ? null : peakOf(held.window, gravest)
  const alertId = sink.fired({
    rule,
    sinceMs: (state.firstMs ?? 0) + (sinceMs ?? held.window[0]?.startMs ?? state.lastMs),
    limitBpm,
    peakBpm,
    ...momentOf(sample)
  })
  state.watched[state.watched.indexOf(held)] = { rule, alertId, peakBpm, backCount: 0 }
}

function watchOpen(
  state: RideAlertState,
  open: OpenRule,
  { clearS, gravest }: RuleTerms,
  verdict: Verdict,
  sample: RideReading,
  sink: AlertSink
): void {
  const { alertId, peakBpm } = open
  const bpm = sample.heartRateBpm
  if (peakBpm !== null && bpm !== null && graver(gravest, peakBpm, bpm) !== peakBpm) {
    open.peakBpm = bpm
    sink.peaked(alertId, bpm)
  }
  if (verdict === 'done') {
    end(state, open, sample, sink)
  } else if (verdict === 'back') {
    open.backCount += 1
    if (open.backCount >= clearS) end(state, open, sample, sink)
    else if (open.backCount === 1) sink.clearing(alertId, momentOf(sample))
  } else if (open.backCount > 0) {
    open.backCount = 0
    sink.firedAgain(alertId, momentOf(sample))
  }
}

function end(state: RideAlertState, open: OpenRule, sample: RideReading, sink: AlertSink): void {
  sink.ended(open.alertId, momentOf(sample), 'cleared')
  state.watched[state.watched.indexOf(open)] = quietRule(open.rule, state.lastMs)
}

/** What is remembered of a rule whose alert ended just now. */
export const quietRule = (rule: EditableRuleId, endedMs: number): HeldRule => ({
  rule,
  alertId: null,
  window: [],
  quietUntilMs: endedMs + quietAfterMs
})

const momentOf = ({ atMs, heartRateBpm }: RideReading): AlertMoment => ({ atMs, heartRateBpm })
