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

export const alertIdSchema = z
  .int()
  .positive()
  .meta({ description: 'Number of the alert.', examples: [315] })

/** One alert: a rule and a ride (none for P1). Moments are event times but where they say otherwise. */
export const alertSchema = z
  .object({
    alert_id: alertIdSchema,
    rule: z.enum(alertRuleIds).meta({ description: 'The rule that fired.' }),
    priority: z.enum(alertPriorities).meta({ description: 'From the gravest: high, medium, low, technical.' }),
    state: z.enum(alertStates).meta({
      description:
        '`firing`: outside the range. `acknowledged`: so, and somebody is on it. `clearing`: back in the range, not long ' +
        'enough yet. `latched`: over, and nobody has acknowledged it. `resolved`: over.'
    }),
    ride_id: rideIdSchema.nullable().meta({ description: 'The ride; null for rule P1, which has none.' }),
    rider_id: riderIdSchema.nullable().meta({ description: 'The rider; null where unknown.' }),
    rider_alias: z
      .string()
      .nullable()
      .meta({ description: 'What others may read.', examples: ['Freya H.'] }),
    bike_serial: z
      .string()
      .nullable()
      .meta({ description: "The bike's serial; null where unknown.", examples: ['DB-0007'] }),
    bike_key: z
      .string()
      .nullable()
      .meta({ description: 'Names the bike in `/live`; null for rule P1.', examples: ['0:bike-7'] }),
    bike_label: z.string().meta({ description: 'What people call the bike.', examples: ['07'] }),
    condition_since: momentSchema.meta({ description: 'The first sample that counted.' }),
    started_at: momentSchema.meta({
      description: 'When it fired: the last sample of its hold.',
      examples: ['2026-11-24T18:05:19.000Z']
    }),
    ended_at: momentSchema.nullable().meta({
      description: 'When the condition was over, by the rule; null before.',
      examples: [null]
    }),
    peak_heart_rate: z
      .number()
      .nullable()
      .meta({
        description: 'The highest while it lasts, for L1 and L2 the lowest; null for rules about the signal.',
        unit: 'bpm',
        examples: [196]
      }),
    limit: z
      .number()
      .nullable()
      .meta({
        description: "The rule's threshold at that moment; null where it has none.",
        unit: 'bpm',
        examples: [189]
      }),
    acknowledged_by: z.string().nullable().meta({ description: 'Who is on it, as they call themselves.' }),
    acknowledged_at: momentSchema.nullable().meta({ description: 'By the wall clock.', examples: [null] }),
    notified_at: momentSchema.nullable().meta({
      description:
        'When people were first told (wall clock); null for one that was muted, or that came to light too late.'
    }),
    late: z
      .boolean()
      .meta({ description: 'Whether it came to light more than 60 s after it fired.', examples: [false] }),
    muted: z
      .boolean()
      .meta({ description: 'Whether its rule or rider is muted now, or was to its end.', examples: [false] }),
    note: z.string().nullable().meta({ description: 'What staff wrote about it.' }),
    rule_version: z
      .int()
      .nonnegative()
      .meta({ description: 'Which version of the rules fired.', examples: [3] })
  })
  .meta({ description: 'A rule that fired. Moments are event times but where they say otherwise.' })
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
export const alertTransitionSchema = z
  .object({
    kind: z.enum(transitionKinds).meta({ description: 'What happened.', examples: ['fired'] }),
    at: momentSchema.meta({ description: 'Event time; the wall clock for what people and clocks do.' }),
    arrived_at: momentSchema.meta({ description: 'When the console did it (wall clock).' }),
    heart_rate: z
      .number()
      .nullable()
      .meta({ description: 'At that moment.', unit: 'bpm', examples: [191] }),
    limit: z
      .number()
      .nullable()
      .meta({ description: 'The threshold at that moment.', unit: 'bpm', examples: [189] }),
    rule_version: z
      .int()
      .nonnegative()
      .meta({ description: 'Which version of the rules it was.', examples: [3] }),
    by: z.string().nullable().meta({ description: 'Who did it; null where nobody did.' }),
    note: z.string().nullable().meta({ description: 'What they wrote.' })
  })
  .meta({ description: 'Something that happened to an alert.' })
export type AlertTransition = z.infer<typeof alertTransitionSchema>

/** A mail about an alert, as the outbox has it. */
export const alertMailSchema = z
  .object({
    step: z.enum(['fired', 'escalated', 'manager', 'reminded']).meta({ description: 'What it told of.' }),
    recipient: z.string().meta({ description: 'E-mail address.', examples: ['desk@example.com'] }),
    state: z.enum(['queued', 'sending', 'sent', 'failed']).meta({ description: 'How far it is.', examples: ['sent'] }),
    at: momentSchema.meta({ description: 'When that state began.' }),
    problem: z
      .string()
      .nullable()
      .meta({ description: 'Why it failed, or why it is being tried again; null when all is well.' })
  })
  .meta({ description: 'A mail about an alert.' })
export type AlertMail = z.infer<typeof alertMailSchema>

export const alertDetailsSchema = z
  .object({
    alert: alertSchema,
    transitions: z.array(alertTransitionSchema).meta({ description: 'What happened to it, oldest first.' }),
    mails: z.array(alertMailSchema).meta({ description: 'Mails about it.' })
  })
  .meta({ description: 'An alert and its history.' })
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
export const muteSchema = z
  .object({
    mute_id: z
      .int()
      .positive()
      .meta({ description: 'Number of the mute.', examples: [9] }),
    rule: z.enum(editableRuleIds).nullable().meta({ description: 'Which rule; null for all.' }),
    rider_id: riderIdSchema.nullable().meta({ description: 'Which rider; null for all.' }),
    rider_alias: z
      .string()
      .nullable()
      .meta({ description: 'What others may read.', examples: ['Freya H.'] }),
    reason: z.string().meta({ description: 'Why, in the words of staff.', examples: ['Stress test'] }),
    by: z.string().meta({ description: 'Who did it, as they call themselves.', examples: ['Jo'] }),
    since: momentSchema.meta({ description: 'When it began.' }),
    until: momentSchema.meta({ description: 'When it ends.' })
  })
  .meta({ description: 'A rule or a rider that is kept quiet about.' })
export type Mute = z.infer<typeof muteSchema>

/** How long sound can be silenced at most. */
export const longestSilenceS = 600
export const usualSilenceS = 120

/** All that must be seen and heard now. One item: a page never pieces it together. */
export const alarmSchema = z
  .object({
    at: momentSchema.meta({ description: 'Wall clock of the console.' }),
    /**
     * Alerts that are not resolved, in the order they should be seen: gravest first, among equals what goes on before what is over, then the newest. Those with no
     * `notified_at` are listed and not told.
     */
    alerts: z
      .array(alertSchema)
      .meta({ description: 'Those that are not resolved, in the order they should be seen.' }),
    silenced_until: momentSchema
      .nullable()
      .meta({ description: 'Until when sound is silenced; null while it is not.', examples: [null] }),
    mutes: z.array(muteSchema).meta({ description: 'What is kept quiet about.', examples: [[]] }),
    /**
     * The last sound that was asked for: a page plays it when the count has risen since it last looked. Nothing is asked for while sound is
     * silenced.
     */
    sound: z
      .object({ count: z.int().nonnegative(), priority: z.enum(['high', 'medium', 'low']), at: momentSchema })
      .nullable()
      .meta({ description: 'The last sound that was asked for: played when its count has risen.', examples: [null] }),
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
      .nullable()
      .meta({ description: 'The last word to people: shown when its count has risen.', examples: [null] }),
    rules_version: z
      .int()
      .nonnegative()
      .meta({ description: 'Version of the rules in force.', examples: [3] })
  })
  .meta({ description: 'All that must be seen and heard now.' })
export type Alarm = z.infer<typeof alarmSchema>

/** What a list of alerts is narrowed by. `open` is every state but `resolved`. */
export const alertFilterShape = {
  state: z
    .enum([...alertStates, 'open'])
    .optional()
    .meta({ description: 'In this state; `open` is every state but `resolved`.' }),
  priority: z.enum(alertPriorities).optional().meta({ description: 'Of this priority.' }),
  rule: z.enum(alertRuleIds).optional().meta({ description: 'Of this rule.' }),
  rider_id: riderIdSchema.optional().meta({ description: 'About this rider.' }),
  ride_id: rideIdSchema.optional().meta({ description: 'In this ride.' }),
  late: z.boolean().optional().meta({ description: 'Only those that came to light late, or only the others.' }),
  from: momentSchema.optional().meta({ description: 'Fired at or after this moment.' }),
  to: momentSchema.optional().meta({ description: 'Fired before this moment.' })
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
