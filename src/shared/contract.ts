import { z } from 'zod'
import {
  apiPasswordSchema,
  apiRequestSchema,
  apiStateSchema,
  apiUserNameSchema,
  apiUserSchema,
  auditActions,
  auditEntrySchema,
  type CallScope,
  mostTokenDays,
  scopeSchema,
  tokenInfoSchema,
  tokenNameSchema
} from './domain/access'
import {
  alarmSchema,
  alertDetailsSchema,
  alertIdSchema,
  alertNoteSchema,
  alertPageSchema,
  alertSchema,
  alertStatsSchema,
  alertsInputSchema,
  longestSilenceS,
  muteRequestSchema,
  muteSchema,
  staffNameSchema,
  usualSilenceS
} from './domain/alert'
import { alertRulesInForceSchema, mostPreviewDays, ruleFaultSchema, rulePreviewSchema } from './domain/alert-rules'
import { analyticsInputSchema, analyticsSchema } from './domain/analytics'
import { boardsInputSchema, boardsSchema } from './domain/boards'
import { consoleInfoSchema } from './domain/console'
import { exportIdSchema, exportListSchema, exportRequestSchema, exportRunSchema } from './domain/export'
import { floorSnapshotSchema, tileSchema } from './domain/floor'
import {
  compressResultSchema,
  jobNames,
  jobRunSchema,
  mostHistoryDays,
  retentionPreviewSchema,
  retentionResultSchema
} from './domain/jobs'
import { leaderboardInputSchema, leaderboardSchema } from './domain/leaderboard'
import { mailStatusSchema, mailTestedSchema } from './domain/mail'
import { storeSizeSchema, tailLineSchema, throughputSchema } from './domain/pipeline'
import {
  exportedMessageSchema,
  mostExported,
  quarantineChoiceSchema,
  quarantineDiscardSchema,
  quarantineListSchema,
  quarantineRetrySchema
} from './domain/quarantine'
import { replayRequestSchema, replayStatusSchema } from './domain/replay'
import { calendarDaySchema, reportFileSchema, reportListSchema, reportSchema } from './domain/report'
import {
  momentSchema,
  page,
  pageInputSchema,
  readingSchema,
  rideIdSchema,
  riderIdSchema,
  rideSchema
} from './domain/ride'
import { mostFollowedReadings, rideFollowSchema } from './domain/ride-follow'
import {
  longestRiderQuery,
  mostRiderHits,
  riderDurationsSchema,
  riderHitSchema,
  riderRecordSchema,
  riderSchema
} from './domain/rider'
import {
  riderHistorySchema,
  riderPrivacySchema,
  riderRidesSchema,
  ridersTableInputSchema,
  ridersTableSchema
} from './domain/rider-history'
import { riderLimitsInputSchema } from './domain/rider-limits'
import {
  ridesOverviewInputSchema,
  ridesOverviewSchema,
  ridesTableInputSchema,
  ridesTableSchema
} from './domain/rides-overview'
import {
  connectionTestedSchema,
  connectionTestProgressSchema,
  settingFaultSchema,
  settingsFormSchema,
  settingsSavedSchema,
  settingsSchema
} from './domain/settings'
import { statusSchema } from './domain/status'

/**
 * Every call between a page, a command or the REST API and the engine: its input, its answer and the scope it needs.
 * Both shells and all clients take names and shapes from here and nowhere else.
 */
export const calls = {
  'console.info': {
    scope: 'read',
    input: z.strictObject({}),
    output: consoleInfoSchema
  },
  'status.get': { scope: 'read', input: z.strictObject({}), output: statusSchema },
  'floor.snapshot': { scope: 'read', input: z.strictObject({}), output: floorSnapshotSchema },
  /** Newest first; all, or one rider's. */
  'rides.list': {
    scope: 'read',
    input: z.strictObject({ rider_id: riderIdSchema.optional(), ...pageInputSchema }),
    output: page(rideSchema)
  },
  'ride.get': { scope: 'read', input: z.strictObject({ ride_id: rideIdSchema }), output: rideSchema },
  /** In ride order. */
  'ride.readings': {
    scope: 'read',
    input: z.strictObject({ ride_id: rideIdSchema, ...pageInputSchema }),
    output: page(readingSchema)
  },
  /** A ride's figures and its readings after number `after`: asked again and again it follows a ride under way. */
  'ride.follow': {
    scope: 'read',
    input: z.strictObject({
      ride_id: rideIdSchema,
      after: z.int().nonnegative().default(0),
      limit: z.int().positive().max(mostFollowedReadings).default(mostFollowedReadings)
    }),
    output: rideFollowSchema
  },
  'rider.get': { scope: 'read', input: z.strictObject({ rider_id: riderIdSchema }), output: riderSchema },
  /**
   * Riders whose id is the query, or whose name or e-mail address has words that begin with the query's words; accents
   * and case do not matter. Who rides now comes first, then who rode last.
   */
  'riders.search': {
    scope: 'read',
    input: z.strictObject({
      query: z.string().max(longestRiderQuery),
      limit: z.int().positive().max(mostRiderHits).default(20)
    }),
    output: z.object({ items: z.array(riderHitSchema) })
  },
  /** By id; all, or those whom `riders.search` would find. */
  'riders.list': {
    scope: 'read',
    input: z.strictObject({ query: z.string().max(longestRiderQuery).default(''), ...pageInputSchema }),
    output: page(riderRecordSchema)
  },
  /** A rider's personal data, whole. */
  'rider.record': { scope: 'read', input: z.strictObject({ rider_id: riderIdSchema }), output: riderRecordSchema },
  'rider.durations': {
    scope: 'read',
    input: z.strictObject({ rider_id: riderIdSchema }),
    output: riderDurationsSchema
  },
  /**
   * Without a date the rides that run now or ended on the gym's day; with one those that began on that day or were under way
   * on it. Newest first.
   */
  'rides.day': {
    scope: 'read',
    input: z.strictObject({ date: calendarDaySchema.optional(), ...pageInputSchema }),
    output: page(rideSchema)
  },
  /** Newest first; `not-found` for an id no rider has. */
  'rides.of_rider': {
    scope: 'read',
    input: z.strictObject({ rider_id: riderIdSchema, ...pageInputSchema }),
    output: page(rideSchema)
  },
  /** Rides by riders of a city, whatever its case and accents, newest first. */
  'rides.by_city': {
    scope: 'read',
    input: z.strictObject({ city: z.string().trim().min(1).max(200), ...pageInputSchema }),
    output: page(rideSchema)
  },
  'leaderboard.get': { scope: 'read', input: leaderboardInputSchema, output: leaderboardSchema },
  /** The figures of the rides that a filter lets through, as the page of rides shows them. */
  'rides.overview': { scope: 'read', input: ridesOverviewInputSchema, output: ridesOverviewSchema },
  /** A stretch of the table of those rides, in an order. */
  'rides.table': { scope: 'read', input: ridesTableInputSchema, output: ridesTableSchema },
  'analytics.get': { scope: 'read', input: analyticsInputSchema, output: analyticsSchema },
  /** All leaderboards of a period, as others may see them. */
  'boards.get': { scope: 'read', input: boardsInputSchema, output: boardsSchema },
  'riders.table': { scope: 'read', input: ridersTableInputSchema, output: ridersTableSchema },
  'rider.history': { scope: 'read', input: z.strictObject({ rider_id: riderIdSchema }), output: riderHistorySchema },
  /** A rider's rides with their time in zones, newest first. */
  'rider.rides': {
    scope: 'read',
    input: z.strictObject({ rider_id: riderIdSchema, ...pageInputSchema }),
    output: riderRidesSchema
  },
  /** As `rider.record`, for a person who looks: it is written down who did. */
  'rider.show': { scope: 'read', input: z.strictObject({ rider_id: riderIdSchema }), output: riderRecordSchema },
  'rider.privacy': { scope: 'read', input: z.strictObject({ rider_id: riderIdSchema }), output: riderPrivacySchema },
  'rider.set_privacy': {
    scope: 'admin',
    input: z.strictObject({ rider_id: riderIdSchema, ...riderPrivacySchema.shape }),
    output: riderPrivacySchema
  },
  /** Begins an export into a folder of the console's own; one at a time (`busy`). Ingestion never waits for it. */
  'export.start': { scope: 'read', input: exportRequestSchema, output: exportRunSchema },
  /** Answers when it has stopped; what it wrote is removed. */
  'export.cancel': { scope: 'read', input: z.strictObject({ export_id: exportIdSchema }), output: exportRunSchema },
  /** Exports that are kept, with the one under way. */
  'exports.list': { scope: 'read', input: z.strictObject({}), output: exportListSchema },
  'export.remove': {
    scope: 'read',
    input: z.strictObject({ export_id: exportIdSchema }),
    output: z.object({ export_id: exportIdSchema })
  },
  /** The newest messages after a sequence number, oldest first. */
  'tail.read': {
    scope: 'admin',
    input: z.strictObject({ after: z.int().nonnegative().default(0) }),
    output: z.object({ lines: z.array(tailLineSchema) })
  },
  'throughput.get': { scope: 'read', input: z.strictObject({}), output: throughputSchema },
  'store.size': { scope: 'read', input: z.strictObject({}), output: storeSizeSchema },
  /** Deletes an ended ride for good: whatever is read, imported or restored again, it does not come back. */
  'ride.delete': {
    scope: 'delete',
    input: z.strictObject({ ride_id: rideIdSchema }),
    output: z.object({ ride_id: rideIdSchema })
  },
  /** Moves every ride that ended long enough ago into the historical store; answers when it is done. */
  'compress.run': { scope: 'admin', input: z.strictObject({}), output: compressResultSchema },
  /** Removes historical rides older than the limit that is set; none where it is not. */
  'retention.run': { scope: 'admin', input: z.strictObject({}), output: retentionResultSchema },
  'retention.preview': {
    scope: 'admin',
    input: z.strictObject({ days: z.int().positive().max(mostHistoryDays) }),
    output: retentionPreviewSchema
  },
  /** Newest first. */
  'jobs.list': {
    scope: 'read',
    input: z.strictObject({ job: z.enum(jobNames), limit: z.int().positive().max(100).default(20) }),
    output: z.object({
      items: z.array(jobRunSchema),
      /** When it runs by schedule; null where it does not. */
      next_at: momentSchema.nullable()
    })
  },
  'settings.get': { scope: 'admin', input: z.strictObject({}), output: settingsSchema },
  /** What is wrong with what is in a form; nothing is saved. */
  'settings.check': {
    scope: 'admin',
    input: settingsFormSchema,
    output: z.object({ faults: z.array(settingFaultSchema) })
  },
  /** Saves all that is in a form or nothing; answers when the console runs on it. */
  'settings.save': { scope: 'admin', input: settingsFormSchema, output: settingsSavedSchema },
  /** Tries to reach Kafka with what is in a form, saved or not; answers when done, at the latest after 10 s. One at a time. */
  'settings.test_connection': { scope: 'admin', input: settingsFormSchema, output: connectionTestedSchema },
  /** How far that is. */
  'settings.test_progress': { scope: 'admin', input: z.strictObject({}), output: connectionTestProgressSchema },
  /**
   * Imports a captured log, or what a topic holds from before the store began, beside what is read live. Answers when it has
   * begun; asked for what is being imported already, how far that is.
   */
  'replay.start': { scope: 'machine', input: replayRequestSchema, output: replayStatusSchema },
  'replay.status': { scope: 'machine', input: z.strictObject({}), output: replayStatusSchema },
  /** Answers when the import under way has stopped; asked for again it goes on where it was. */
  'replay.stop': { scope: 'machine', input: z.strictObject({}), output: replayStatusSchema },
  /** Newest first. */
  'quarantine.list': { scope: 'admin', input: z.strictObject(pageInputSchema), output: quarantineListSchema },
  /** One message, whole. */
  'quarantine.get': {
    scope: 'admin',
    input: z.strictObject({ quarantine_id: z.int().positive() }),
    output: exportedMessageSchema
  },
  /** Whole messages, oldest first. A page holds fewer than asked for where they are large. */
  'quarantine.export': {
    scope: 'admin',
    input: z.strictObject({
      limit: z.int().positive().max(mostExported).default(mostExported),
      cursor: pageInputSchema.cursor
    }),
    output: page(exportedMessageSchema)
  },
  /** Reads messages again by the rules of this version; those that are understood now go to their place. */
  'quarantine.retry': { scope: 'admin', input: quarantineChoiceSchema, output: quarantineRetrySchema },
  /** Throws the bytes of messages away. They stay counted as quarantined. */
  'quarantine.discard': { scope: 'admin', input: quarantineChoiceSchema, output: quarantineDiscardSchema },
  /** All that must be seen and heard now. */
  'alarm.get': { scope: 'read', input: z.strictObject({}), output: alarmSchema },
  /** Silences sound, and nothing else, from now on for so many seconds; 0 ends it. */
  'alarm.silence': {
    scope: 'admin',
    input: z.strictObject({ for_s: z.int().nonnegative().max(longestSilenceS).default(usualSilenceS) }),
    output: alarmSchema
  },
  /** Says that somebody is on them. Those that are over or acknowledged already are left as they are. */
  'alert.acknowledge': {
    scope: 'admin',
    input: z.strictObject({ alert_ids: z.array(alertIdSchema).min(1).max(100), by: staffNameSchema }),
    output: z.object({ alerts: z.array(alertSchema) })
  },
  /** Takes that back. */
  'alert.unacknowledge': {
    scope: 'admin',
    input: z.strictObject({ alert_ids: z.array(alertIdSchema).min(1).max(100), by: staffNameSchema }),
    output: z.object({ alerts: z.array(alertSchema) })
  },
  /** Writes a note over the former one; an empty one takes it away. */
  'alert.note': {
    scope: 'admin',
    input: z.strictObject({ alert_id: alertIdSchema, note: alertNoteSchema, by: staffNameSchema }),
    output: alertSchema
  },
  /** Keeps quiet about a rule, a rider, or both, with a reason and for a time. What they raise is still stored and listed. */
  'mute.add': { scope: 'admin', input: muteRequestSchema, output: muteSchema },
  'mute.end': {
    scope: 'admin',
    input: z.strictObject({ mute_id: z.int().positive(), by: staffNameSchema }),
    output: z.object({ mute_id: z.int().positive() })
  },
  /** Newest first by when they fired. */
  'alerts.list': { scope: 'read', input: alertsInputSchema, output: alertPageSchema },
  'alert.get': { scope: 'read', input: z.strictObject({ alert_id: alertIdSchema }), output: alertDetailsSchema },
  'alerts.stats': {
    scope: 'read',
    input: z.strictObject({ days: z.int().positive().max(366).default(7) }),
    output: alertStatsSchema
  },
  'alert_rules.get': { scope: 'read', input: z.strictObject({}), output: alertRulesInForceSchema },
  /** What is wrong with rules as a form has them; nothing is saved. */
  'alert_rules.check': {
    scope: 'admin',
    input: z.strictObject({ rules: z.unknown() }),
    output: z.object({ faults: z.array(ruleFaultSchema) })
  },
  /** Puts rules in force from the next reading on, as a new version. Nothing is saved where there is a fault. */
  'alert_rules.save': {
    scope: 'admin',
    input: z.strictObject({ rules: z.unknown() }),
    output: z.object({ faults: z.array(ruleFaultSchema), in_force: alertRulesInForceSchema })
  },
  /** What rules would have done over the last days. Takes seconds; nobody else waits for it. */
  'alert_rules.preview': {
    scope: 'admin',
    input: z.strictObject({ rules: z.unknown(), days: z.int().positive().max(mostPreviewDays).default(7) }),
    output: z.object({ faults: z.array(ruleFaultSchema), preview: rulePreviewSchema.nullable() })
  },
  /** Sets a rider's own limits, all of them; null takes one away. They hold from the next reading on. */
  'rider.set_limits': { scope: 'admin', input: riderLimitsInputSchema, output: riderSchema },
  'mail.status': { scope: 'admin', input: z.strictObject({}), output: mailStatusSchema },
  /** Sends one mail at once with what is in a form, saved or not. */
  'mail.test': {
    scope: 'admin',
    input: z.strictObject({ to: z.string().trim().min(3).max(254), form: settingsFormSchema }),
    output: z.object({ faults: z.array(settingFaultSchema), tested: mailTestedSchema.nullable() })
  },
  /** Days with a report, or on which one is due, and the schedule. */
  'reports.list': {
    scope: 'read',
    input: z.strictObject({ from: calendarDaySchema, to: calendarDaySchema }),
    output: reportListSchema
  },
  /** Makes the report of a day of the gym's calendar, anew where there is one; answers when it is made. */
  'report.make': { scope: 'admin', input: z.strictObject({ date: calendarDaySchema }), output: reportSchema },
  'report.file': { scope: 'read', input: z.strictObject({ date: calendarDaySchema }), output: reportFileSchema },
  /**
   * Mails a day's report, made where it is not. Answers when it is in the outbox. `conflict` where it went out already, unless
   * `again`.
   */
  'report.send': {
    scope: 'admin',
    input: z.strictObject({ date: calendarDaySchema, again: z.boolean().default(false) }),
    output: reportSchema
  },
  /** Answers the token itself; it is stored as a hash only and can not be shown again. */
  'token.create': {
    scope: 'admin',
    input: z.strictObject({
      name: tokenNameSchema,
      scopes: z.array(scopeSchema).min(1).max(3),
      /** Null for one that does not expire. */
      expires_in_days: z.int().positive().max(mostTokenDays).nullable().default(null)
    }),
    output: z.object({ token: z.string(), token_id: z.string() })
  },
  /** Newest first, with those that expired or were revoked. */
  'tokens.list': { scope: 'admin', input: z.strictObject({}), output: z.object({ items: z.array(tokenInfoSchema) }) },
  /** Ends a token, and all that is signed in by it, at once and for good. */
  'token.revoke': {
    scope: 'admin',
    input: z.strictObject({ token_id: z.string().max(40) }),
    output: tokenInfoSchema
  },
  'api_users.list': { scope: 'admin', input: z.strictObject({}), output: z.object({ items: z.array(apiUserSchema) }) },
  /** Adds a user of the API, or gives one another password and other scopes. */
  'api_user.save': {
    scope: 'admin',
    input: z.strictObject({
      name: apiUserNameSchema,
      password: apiPasswordSchema,
      scopes: z.array(scopeSchema).min(1).max(3)
    }),
    output: apiUserSchema
  },
  'api_user.remove': {
    scope: 'admin',
    input: z.strictObject({ name: apiUserNameSchema }),
    output: z.object({ name: z.string() })
  },
  'api.state': { scope: 'read', input: z.strictObject({}), output: apiStateSchema },
  /** The newest requests to the REST API, newest first. */
  'api.requests': { scope: 'admin', input: z.strictObject(pageInputSchema), output: page(apiRequestSchema) },
  /** Who did what, newest first; all, or one kind of thing. */
  'audit.list': {
    scope: 'admin',
    input: z.strictObject({ action: z.enum(auditActions).optional(), ...pageInputSchema }),
    output: page(auditEntrySchema)
  }
} as const satisfies Record<string, { scope: CallScope; input: z.ZodType; output: z.ZodType }>

/**
 * Every feed. `latest` keeps the newest item per key while a subscriber is busy, so a slow page skips states but never
 * shows an old one; what a feed starts from is asked by the call named `snapshot`.
 */
export const feeds = {
  floor: { scope: 'read', keep: 'latest', snapshot: 'floor.snapshot', item: tileSchema },
  status: { scope: 'read', keep: 'latest', snapshot: 'status.get', item: statusSchema },
  /** Told at once when anything in it changes. */
  alarm: { scope: 'read', keep: 'latest', snapshot: 'alarm.get', item: alarmSchema },
  /** Told when new settings begin to be applied, and when they are: then all else is asked anew. */
  console: { scope: 'read', keep: 'latest', snapshot: 'console.info', item: consoleInfoSchema }
} as const satisfies Record<
  string,
  { scope: z.infer<typeof scopeSchema>; keep: 'latest'; snapshot: keyof typeof calls; item: z.ZodType }
>

export type CallName = keyof typeof calls
/** What a caller passes (defaults not yet filled in). */
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>
/** What a handler receives. */
export type HandlerInput<Name extends CallName> = z.output<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>

export type FeedName = keyof typeof feeds
export type FeedItem<Name extends FeedName> = z.output<(typeof feeds)[Name]['item']>

export const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name)
export const isFeedName = (name: string): name is FeedName => Object.hasOwn(feeds, name)
