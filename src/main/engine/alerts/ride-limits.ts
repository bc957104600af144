import type { AlertRules } from '../../../shared/domain/alert-rules'
import {
  ageYears,
  type MaximumSource,
  noOwnLimits,
  type OwnLimits,
  riderMaximum
} from '../../../shared/figures/heart-rate'

/** What is known of who rides, when their ride begins. */
export interface RiderOfRide {
  readonly bornMs: number | null
  readonly gender: string | null
  readonly own: OwnLimits
}

/** The rules as they are for one ride: percents made bpm, the rider's own limits in their place. */
export interface RideLimits {
  readonly ruleVersion: number
  readonly rules: AlertRules['rules']
  readonly maximumBpm: number
  readonly maximumSource: MaximumSource
  /** bpm; null for a rule that is off. */
  readonly veryHighBpm: number | null
  readonly veryHighClearBpm: number
  readonly highBpm: number | null
  readonly highClearBpm: number
  readonly sustainedBpm: number | null
  readonly sustainedClearBpm: number
  readonly restBpm: number | null
  readonly restClearBpm: number
  readonly lowBpm: number | null
  readonly lowClearBpm: number
}

/** The limit above which a rider is outside the range, whether or not H1 is watched for, bpm. */
export const rangeLimitBpm = (rules: AlertRules, maximumBpm: number, own: OwnLimits): number =>
  own.veryHighBpm ?? maximumBpm + rules.rules.H1.above_maximum_bpm

/**
 * The limits of a ride that began at `startMs` (epoch ms). `rider`: null where nobody knows who rides. Own limits move the
 * place where the alert clears by as much as the limit.
 */
export function rideLimitsOf(
  { version, rules }: { readonly version: number; readonly rules: AlertRules },
  rider: RiderOfRide | null,
  startMs: number
): RideLimits {
  const own = rider?.own ?? noOwnLimits
  const age = rider?.bornMs == null ? null : ageYears(rider.bornMs, startMs)
  const maximum = riderMaximum({ ageYears: age, gender: rider?.gender ?? null, own }, rules.formula)
  const { H1, H2, H3, H4, L1 } = rules.rules
  const partOfMaximum = (percent: number): number => (maximum.bpm * percent) / 100
  const veryHighBpm = rangeLimitBpm(rules, maximum.bpm, own)
  const lowBpm = own.lowBpm ?? L1.below_bpm
  return {
    ruleVersion: version,
    rules: rules.rules,
    maximumBpm: maximum.bpm,
    maximumSource: maximum.source,
    veryHighBpm: H1.is_on ? veryHighBpm : null,
    veryHighClearBpm: veryHighBpm - (H1.above_maximum_bpm - H1.clear_above_maximum_bpm),
    highBpm: H2.is_on ? partOfMaximum(H2.percent) : null,
    highClearBpm: partOfMaximum(H2.clear_percent),
    sustainedBpm: H3.is_on ? partOfMaximum(H3.percent) : null,
    sustainedClearBpm: partOfMaximum(H3.clear_percent),
    restBpm: H4.is_on ? partOfMaximum(H4.percent) : null,
    restClearBpm: partOfMaximum(H4.clear_percent),
    lowBpm: L1.is_on ? lowBpm : null,
    lowClearBpm: lowBpm + (L1.clear_bpm - L1.below_bpm)
  }
}
