import type { EditableRuleId } from '../../../shared/domain/alert-rules'
import type { HoldWindow } from './hold-window'
import type { BelievedHeartRate } from './sample-check'

/** A rule whose condition is being held, or whose last alert ended less than five minutes ago. */
export interface HeldRule {
  readonly rule: EditableRuleId
  readonly alertId: null
  readonly window: HoldWindow
  /** Nothing fires before; 0 where no alert was. */
  readonly quietUntilMs: number
}

/** A rule with an open alert. */
export interface OpenRule {
  readonly rule: EditableRuleId
  readonly alertId: number
  /** bpm; null for rules about the signal. */
  peakBpm: number | null
  /** Samples in a row that are back in the range; the alert is clearing from the first. */
  backCount: number
}

/** The same value again and again. */
export interface FlatRun {
  readonly sinceMs: number
  count: number
  /** The least and the most power meanwhile, whole W; null while none was measured. */
  lowWatts: number | null
  highWatts: number | null
}

/** Heart rate and cadence that go along. */
export interface NearRun {
  readonly sinceMs: number
  count: number
}

/** What L2 looks back on; kept only while that rule is on. */
export interface FallWatch {
  /** The believed samples of the last seconds, oldest first. */
  readonly trail: { readonly atMs: number; readonly bpm: number; readonly watts: number | null }[]
  /** The value from which it fell and the power then; null while nothing falls. */
  before: { readonly bpm: number; readonly watts: number | null } | null
}

/**
 * What the rules remember of a ride. Plain JSON, stored with the stream at every commit: most of it is null most of the time.
 * All times but `firstMs` are ms of the ride, which never run back.
 */
export interface RideAlertState {
  /** Event time of the ride's first sample, epoch ms; moved where the bike's clock was set back. Null before it. */
  firstMs: number | null
  lastMs: number
  believed: BelievedHeartRate | null
  flat: FlatRun | null
  near: NearRun | null
  fall: FallWatch | null
  watched: (HeldRule | OpenRule)[]
}

export const newRideAlerts = (): RideAlertState => ({
  firstMs: null,
  lastMs: 0,
  believed: null,
  flat: null,
  near: null,
  fall: null,
  watched: []
})

export function watchedRule(state: RideAlertState, rule: EditableRuleId): HeldRule | OpenRule | null {
  for (const each of state.watched) if (each.rule === rule) return each
  return null
}
