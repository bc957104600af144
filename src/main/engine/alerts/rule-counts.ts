import {
  type AlertRules,
  type EditableRuleId,
  editableRuleIds,
  type RulePreview
} from '../../../shared/domain/alert-rules'
import { priorityOf } from '../../../shared/figures/alert-priority'
import type { RideReading } from '../ingest/ride-figures'
import type { AlertSink } from './alert-sink'
import { newRideAlerts, takeAlertSample } from './ride-alerts'
import { type RiderOfRide, rideLimitsOf } from './ride-limits'

/** Counts the alerts that rules raise over rides. */
export interface RuleCounter {
  /** A ride begins; answers what takes its readings, in ride order. `rider`: null where nobody knows who rides. */
  ride(rider: RiderOfRide | null, startMs: number): (reading: RideReading) => void
  counts(): RulePreview['now']
}

export function createRuleCounter(rules: AlertRules): RuleCounter {
  const fired = new Map<EditableRuleId, number>()
  let total = 0
  const sink: AlertSink = {
    fired({ rule }) {
      fired.set(rule, (fired.get(rule) ?? 0) + 1)
      total += 1
      return total
    },
    peaked: () => undefined,
    clearing: () => undefined,
    firedAgain: () => undefined,
    ended: () => undefined
  }
  return {
    ride(rider, startMs) {
      const limits = rideLimitsOf({ version: 0, rules }, rider, startMs)
      const state = newRideAlerts()
      return (reading) => takeAlertSample(state, reading, limits, sink)
    },
    counts() {
      const of = (rule: EditableRuleId): number => fired.get(rule) ?? 0
      const counts = { high: 0, medium: 0, low: 0, technical: 0 }
      for (const rule of editableRuleIds) counts[priorityOf(rule)] += of(rule)
      return {
        by_rule: {
          H1: of('H1'),
          H2: of('H2'),
          H3: of('H3'),
          H4: of('H4'),
          L1: of('L1'),
          L2: of('L2'),
          S1: of('S1'),
          S2: of('S2')
        },
        ...counts
      }
    }
  }
}
