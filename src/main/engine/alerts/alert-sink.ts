import type { EditableRuleId } from '../../../shared/domain/alert-rules'

/** A moment of an alert, as the state machine tells it. */
export interface AlertMoment {
  /** Event time, epoch ms. */
  readonly atMs: number
  /** bpm of the sample; null where it has none. */
  readonly heartRateBpm: number | null
}

export interface FiredAlert extends AlertMoment {
  readonly rule: EditableRuleId
  /** Event time of the first sample of the hold. */
  readonly sinceMs: number
  /** Null for rules about the signal. */
  readonly limitBpm: number | null
  /** The gravest value of the hold, bpm: see `peak_heart_rate`. */
  readonly peakBpm: number | null
}

/** What the alert state machine asks for as it goes. */
export interface AlertSink {
  /** Answers the id of the alert that fires here. */
  fired(alert: FiredAlert): number
  /** The value that counts as its peak has moved. */
  peaked(alertId: number, peakBpm: number): void
  /** Back in the range; not long enough yet to be over. */
  clearing(alertId: number, moment: AlertMoment): void
  /** Outside the range again before it was over. */
  firedAgain(alertId: number, moment: AlertMoment): void
  /** Over: by the rule, because the ride ended, or because the rule was switched off. */
  ended(alertId: number, moment: AlertMoment, why: 'cleared' | 'ride_ended' | 'rule_off'): void
}
