import { z } from 'zod'
import { type CallScope, scopeSchema, tokenNameSchema } from './domain/access'
import { consoleInfoSchema } from './domain/console'
import { floorSnapshotSchema, tileSchema } from './domain/floor'
import {
  compressResultSchema,
  jobNames,
  jobRunSchema,
  mostHistoryDays,
  retentionPreviewSchema,
  retentionResultSchema
} from './domain/jobs'
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
import { longestRiderQuery, mostRiderHits, riderHitSchema, riderSchema } from './domain/rider'
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
  /** Answers the token itself; it is stored as a hash only and can not be shown again. */
  'token.create': {
    scope: 'admin',
    input: z.strictObject({ name: tokenNameSchema, scopes: z.array(scopeSchema).min(1).max(3) }),
    output: z.object({ token: z.string() })
  }
} as const satisfies Record<string, { scope: CallScope; input: z.ZodType; output: z.ZodType }>

/**
 * Every feed. `latest` keeps the newest item per key while a subscriber is busy, so a slow page skips states but never
 * shows an old one; what a feed starts from is asked by the call named `snapshot`.
 */
export const feeds = {
  floor: { scope: 'read', keep: 'latest', snapshot: 'floor.snapshot', item: tileSchema },
  status: { scope: 'read', keep: 'latest', snapshot: 'status.get', item: statusSchema },
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
