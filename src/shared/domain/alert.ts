import { z } from 'zod'
import { editableRuleIds } from './alert-rules'
import { momentSchema, page, pageInputSchema, rideIdSchema, riderIdSchema } from './ride'

/** Rules that raise alerts, by their id in the documentation. */
export const alertRuleIds = [...editableRuleIds, 'P1'] as const
export type AlertRuleId = (typeof alertRuleIds)[number]

/** From the gravest. P1 is technical, and told as loudly as `high`. */
export const alertPriorities = ['high', 'medium', 'low', 'technical'] as const
export type AlertPriority = (typeof alertPriorities)[number]

/**
 * `firing`: outside the range. `acknowledged`: so, and somebody said that they are on it. `clearing`: back in the range, not
 * long enough yet. `latched`: over, and nobody has acknowledged it (high priority only). `resolved`: over.
 */
export const alertStates = ['firing', 'acknowledged', 'clearing', 'latched', 'resolved'] as const
export type AlertState = (typeof alertStates)[number]

export const alertIdSchema = z.int().positive()

/** One alert: a rule and a ride (none for P1). Moments are event times but where they say otherwise. */
export const alertSchema = z.object({
  alert_id: alertIdSchema,
  rule: z.enum(alertRuleIds),
  priority: z.enum(alertPriorities),
  state: z.enum(alertStates),
  ride_id: rideIdSchema.nullable(),
  rider_id: riderIdSchema.nullable(),
  /** What others may read: "Freya H.". */
  rider_alias: z.string().nullable(),
  bike_serial: z.string().nullable(),
  /** The bike's tile; null for P1. */
  bike_key: z.string().nullable(),
  bike_label: z.string(),
  /** The first sample of the hold. */
  condition_since: momentSchema,
  /** When it fired: the last sample of the hold. */
  started_at: momentSchema,
  /** When the condition was over, by the rule; null before. */
  ended_at: momentSchema.nullable(),
  /** bpm; the highest while it lasts, for L1 and L2 the lowest; null for rules about the signal. */
  peak_heart_rate: z.number().nullable(),
  /** bpm; null where the rule has none. */
  limit: z.number().nullable(),
  acknowledged_by: z.string().nullable(),
  /** Wall clock. */
  acknowledged_at: momentSchema.nullable(),
  /** When people were first told (wall clock); null for one that was muted, or that came to light too late. */
  notified_at: momentSchema.nullable(),
  /** Whether it came to light more than 60 s after it fired. */
  late: z.boolean(),
  /** Whether its rule or rider is muted now, or was to its end. */
  muted: z.boolean(),
  note: z.string().nullable(),
  rule_version: z.int().nonnegative()
})
export type Alert = z.infer<typeof alertSchema>

export const longestAlertNote = 500
export const longestStaffName = 60
/** Who does it, as they call themselves. */
export const staffNameSchema = z.string().trim().min(1).max(longestStaffName)
export const alertNoteSchema = z.string().trim().max(longestAlertNote)

export const transitionKinds = [
  'condition_began',
  'fired',
  'notified',
  /** 60 s without acknowledgement: told once more. */
  'escalated',
  /** 180 s without acknowledgement: the manager's turn. */
  'manager',
  /** Acknowledged 5 minutes ago and still true. */
  'reminded',
  'acknowledged',
  'unacknowledged',
  'clearing',
  'fired_again',
  'ended',
  'noted',
  'muted',
  'unmuted'
] as const
export type TransitionKind = (typeof transitionKinds)[number]

/** Something that happened to an alert. */
export const alertTransitionSchema = z.object({
  kind: z.enum(transitionKinds),
  /** Event time; the wall clock for what people and clocks do. */
  at: momentSchema,
  /** When the console did it (wall clock). */
  arrived_at: momentSchema,
  heart_rate: z.number().nullable(),
  limit: z.number().nullable(),
  rule_version: z.int().nonnegative(),
  by: z.string().nullable(),
  note: z.string().nullable()
})
export type AlertTransition = z.infer<typeof alertTransitionSchema>

/** A mail about an alert, as the outbox has it. */
export const alertMailSchema = z.object({
  step: z.enum(['fired', 'escalated', 'manager', 'reminded']),
  recipient: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'failed']),
  /** When that state began. */
  at: momentSchema,
  /** Why it failed, or why it is being tried again; null when all is well. */
  problem: z.string().nullable()
})
export type AlertMail = z.infer<typeof alertMailSchema>

export const alertDetailsSchema = z.object({
  alert: alertSchema,
  /** Oldest first. */
  transitions: z.array(alertTransitionSchema),
  mails: z.array(alertMailSchema)
})
export type AlertDetails = z.infer<typeof alertDetailsSchema>

export const longestMuteMin = 24 * 60
/** What is muted: a rule, a rider, or a rule for a rider. */
const muteTargetShape = {
  rule: z.enum(editableRuleIds).nullable().default(null),
  rider_id: riderIdSchema.nullable().default(null)
}
export const muteRequestSchema = z
  .strictObject({
    ...muteTargetShape,
    reason: z.string().trim().min(1).max(longestAlertNote),
    minutes: z.int().positive().max(longestMuteMin),
    by: staffNameSchema
  })
  .refine(({ rule, rider_id }) => rule !== null || rider_id !== null, { error: 'Name a rule or a rider.' })
export const muteSchema = z.object({
  mute_id: z.int().positive(),
  rule: z.enum(editableRuleIds).nullable(),
  rider_id: riderIdSchema.nullable(),
  rider_alias: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  since: momentSchema,
  until: momentSchema
})
export type Mute = z.infer<typeof muteSchema>

/** How long sound can be silenced at most. */
export const longestSilenceS = 600
export const usualSilenceS = 120

/** All that must be seen and heard now. One item: a page never pieces it together. */
export const alarmSchema = z.object({
  /** Wall clock of the console. */
  at: momentSchema,
  /**
   * Alerts that are not resolved, in the order they should be seen: gravest first, among equals what goes on before what is over, then the newest. Those with no
   * `notified_at` are listed and not told.
   */
  alerts: z.array(alertSchema),
  /** Until when sound is silenced; null while it is not. */
  silenced_until: momentSchema.nullable(),
  mutes: z.array(muteSchema),
  /**
   * The last sound that was asked for: a page plays it when the count has risen since it last looked. Nothing is asked for while sound is
   * silenced.
   */
  sound: z
    .object({ count: z.int().nonnegative(), priority: z.enum(['high', 'medium', 'low']), at: momentSchema })
    .nullable(),
  /**
   * The last word to people: a desktop notification. Shown when the count has risen since the page last looked. `alert_id` names
   * which of `alerts` it is about.
   */
  notice: z
    .object({
      count: z.int().nonnegative(),
      alert_id: alertIdSchema,
      kind: z.enum(['notified', 'escalated', 'manager', 'reminded']),
      at: momentSchema
    })
    .nullable(),
  rules_version: z.int().nonnegative()
})
export type Alarm = z.infer<typeof alarmSchema>

/** What a list of alerts is narrowed by. `open` is every state but `resolved`. */
export const alertFilterShape = {
  state: z.enum([...alertStates, 'open']).optional(),
  priority: z.enum(alertPriorities).optional(),
  rule: z.enum(alertRuleIds).optional(),
  rider_id: riderIdSchema.optional(),
  ride_id: rideIdSchema.optional(),
  late: z.boolean().optional(),
  /** Fired at or after, and before. */
  from: momentSchema.optional(),
  to: momentSchema.optional()
}
export const alertsInputSchema = z.strictObject({ ...alertFilterShape, ...pageInputSchema })
export const alertPageSchema = page(alertSchema)

/** How alerts went since a moment. Late ones are in none of the figures. */
export const alertStatsSchema = z.object({
  from: momentSchema,
  ride_hours: z.number().nonnegative(),
  count: z.object({
    high: z.int().nonnegative(),
    medium: z.int().nonnegative(),
    low: z.int().nonnegative(),
    technical: z.int().nonnegative()
  }),
  /** Alerts per 100 hours of riding; null where nobody rode. */
  per_100_ride_hours: z.object({
    high: z.number().nullable(),
    medium: z.number().nullable(),
    low: z.number().nullable(),
    technical: z.number().nullable()
  }),
  /** From being told to acknowledging, over those acknowledged; null where none was. */
  median_acknowledge_s: z.number().nullable(),
  acknowledged: z.int().nonnegative()
})
export type AlertStats = z.infer<typeof alertStatsSchema>
