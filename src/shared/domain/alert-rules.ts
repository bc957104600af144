import { z } from 'zod'
import { maximumFormulas } from '../figures/heart-rate'

/**
 * Rules a gym can edit; each raises alerts under its own id. Beside them two are fixed: S3, a stale bike, is shown on its
 * tile and not kept; P1 says that the pipeline is blind and alerts are not live.
 */
export const editableRuleIds = ['H1', 'H2', 'H3', 'H4', 'L1', 'L2', 'S1', 'S2'] as const
export type EditableRuleId = (typeof editableRuleIds)[number]

const bpm = (from: number, to: number) => z.int().min(from).max(to)
const seconds = (from: number, to: number) => z.int().min(from).max(to)
const percent = z.number().min(40).max(130)
const cadence = z.int().min(0).max(200)
/** Whether it is watched for, and whether staff get an e-mail when it fires. */
const every = { is_on: z.boolean(), email: z.boolean() }

/** The numbers of every rule. `hold_s`: as many valid samples as seconds, within 4/3 of it. */
const rulesSchema = z.strictObject({
  /** Very high: above the maximum and `above_maximum_bpm`. */
  H1: z.strictObject({
    ...every,
    above_maximum_bpm: bpm(-60, 60),
    hold_s: seconds(1, 600),
    clear_above_maximum_bpm: bpm(-80, 60),
    clear_s: seconds(1, 600)
  }),
  /** High: above `percent` of the maximum. */
  H2: z.strictObject({
    ...every,
    percent,
    hold_s: seconds(1, 1_800),
    clear_percent: percent,
    clear_s: seconds(1, 600)
  }),
  /** Sustained near the maximum: at or above `percent`. */
  H3: z.strictObject({
    ...every,
    percent,
    hold_s: seconds(1, 3_600),
    clear_percent: percent,
    clear_s: seconds(1, 600)
  }),
  /** High at rest: above `percent` with a cadence of 0; clears below `clear_percent` or by pedalling. */
  H4: z.strictObject({ ...every, percent, hold_s: seconds(1, 1_800), clear_percent: percent }),
  /** Low while pedalling: above 0 and below `below_bpm` at `cadence_rpm` or more. */
  L1: z.strictObject({
    ...every,
    below_bpm: bpm(30, 120),
    cadence_rpm: cadence,
    hold_s: seconds(1, 600),
    clear_bpm: bpm(30, 140),
    clear_s: seconds(1, 600)
  }),
  /** Fall under load: `drop_bpm` or more within `within_s` at `cadence_rpm` or more, the power not halved. */
  L2: z.strictObject({
    ...every,
    drop_bpm: bpm(10, 120),
    within_s: seconds(5, 60),
    cadence_rpm: cadence,
    hold_s: seconds(1, 120)
  }),
  /** No heart-rate signal at `cadence_rpm` or more, not in the first `after_s` of the ride. */
  S1: z.strictObject({ ...every, cadence_rpm: cadence, after_s: seconds(0, 600), hold_s: seconds(1, 600) }),
  /**
   * Sensor suspect: the same value for `same_s` while power varies by more than `power_change_percent`, or within
   * `near_cadence_bpm` of the cadence for `near_s` above `cadence_rpm`.
   */
  S2: z.strictObject({
    ...every,
    same_s: seconds(10, 1_800),
    power_change_percent: z.int().min(1).max(100),
    near_s: seconds(10, 1_800),
    near_cadence_bpm: bpm(0, 10),
    cadence_rpm: cadence,
    clear_s: seconds(1, 600)
  })
})

/** All that a gym decides about alerts and zones. Each saved state is a version of its own. */
export const alertRulesSchema = z
  .strictObject({
    rules: rulesSchema,
    /** How the maximum heart rate follows from age where staff have set none. */
    formula: z.enum(maximumFormulas),
    /** Percent of the maximum at which Z1 to Z5 begin. */
    zone_starts_percent: z.tuple([percentOfZone(), percentOfZone(), percentOfZone(), percentOfZone(), percentOfZone()])
  })
  .superRefine(({ rules, zone_starts_percent: zones }, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const { H1, H2, H3, H4, L1 } = rules
    if (H1.clear_above_maximum_bpm >= H1.above_maximum_bpm) {
      fault(['rules', 'H1', 'clear_above_maximum_bpm'], 'must be below the limit, or the alert would end at once')
    }
    for (const [id, rule] of Object.entries({ H2, H3, H4 })) {
      if (rule.clear_percent >= rule.percent) {
        fault(['rules', id, 'clear_percent'], 'must be below the limit, or the alert would end at once')
      }
    }
    if (L1.clear_bpm <= L1.below_bpm) {
      fault(['rules', 'L1', 'clear_bpm'], 'must be above the limit, or the alert would end at once')
    }
    for (let zone = 1; zone < zones.length; zone += 1) {
      if ((zones[zone] ?? 0) <= (zones[zone - 1] ?? 0)) {
        fault(['zone_starts_percent', zone], `must be above the start of Z${zone}`)
      }
    }
  })
export type AlertRules = z.infer<typeof alertRulesSchema>

/** The rules in force. Version 0: nobody has changed the defaults. */
export const alertRulesInForceSchema = z.object({
  version: z.int().nonnegative(),
  rules: alertRulesSchema,
  /** What they are where nobody changed them. */
  defaults: alertRulesSchema
})
export type AlertRulesInForce = z.infer<typeof alertRulesInForceSchema>

/** What is wrong with a rule, as one sentence to stand beside it, and where: `['rules', 'H1', 'hold_s']`. */
export const ruleFaultSchema = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  sentence: z.string().min(1)
})
export type RuleFault = z.infer<typeof ruleFaultSchema>

export const mostPreviewDays = 31

/** What a set of rules gives over the gym's own past rides. */
export const ruleCountsSchema = z.object({
  /** Alerts by rule; a rule that is off has none. */
  by_rule: z.record(z.enum(editableRuleIds), z.int().nonnegative()),
  high: z.int().nonnegative(),
  medium: z.int().nonnegative(),
  low: z.int().nonnegative(),
  technical: z.int().nonnegative()
})

export const rulePreviewSchema = z.object({
  /** Rides that began in the period, and how long they were together. */
  rides: z.int().nonnegative(),
  ride_hours: z.number().nonnegative(),
  from: z.string(),
  /** With the rules in force, and with those that were asked about; both worked out anew over the same readings. */
  now: ruleCountsSchema,
  asked: ruleCountsSchema,
  /** False where there were more readings than could be looked at: then the newest were. */
  is_complete: z.boolean()
})
export type RulePreview = z.infer<typeof rulePreviewSchema>

function percentOfZone() {
  return z.number().min(1).max(120)
}

/** The defaults: the table of rules in the documentation, with the evidence for each. */
export const defaultAlertRules: AlertRules = {
  rules: {
    H1: { is_on: true, email: true, above_maximum_bpm: 10, hold_s: 15, clear_above_maximum_bpm: 5, clear_s: 30 },
    H2: { is_on: true, email: false, percent: 100, hold_s: 60, clear_percent: 97, clear_s: 30 },
    H3: { is_on: true, email: false, percent: 95, hold_s: 300, clear_percent: 92, clear_s: 60 },
    H4: { is_on: true, email: false, percent: 85, hold_s: 120, clear_percent: 80 },
    L1: { is_on: true, email: false, below_bpm: 40, cadence_rpm: 40, hold_s: 30, clear_bpm: 45, clear_s: 15 },
    L2: { is_on: false, email: false, drop_bpm: 40, within_s: 15, cadence_rpm: 40, hold_s: 10 },
    S1: { is_on: true, email: false, cadence_rpm: 20, after_s: 30, hold_s: 20 },
    S2: {
      is_on: true,
      email: false,
      same_s: 120,
      power_change_percent: 20,
      near_s: 60,
      near_cadence_bpm: 2,
      cadence_rpm: 90,
      clear_s: 30
    }
  },
  formula: 'tanaka',
  zone_starts_percent: [50, 60, 70, 80, 90]
}
