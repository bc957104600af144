import { z } from 'zod'
import { scopeSchema, tokenNameSchema } from './domain/access'
import { floorSnapshotSchema, tileSchema } from './domain/floor'
import { storeSizeSchema, tailLineSchema, throughputSchema } from './domain/pipeline'
import { page, pageInputSchema, readingSchema, rideIdSchema, riderIdSchema, rideSchema } from './domain/ride'
import { mostFollowedReadings, rideFollowSchema } from './domain/ride-follow'
import { longestRiderQuery, mostRiderHits, riderHitSchema, riderSchema } from './domain/rider'
import { quarantinedSchema, statusSchema } from './domain/status'

/**
 * Every call between a page, a command or the REST API and the engine: its input, its answer and the scope it needs.
 * Both shells and all clients take names and shapes from here and nowhere else.
 */
export const calls = {
  'console.info': {
    scope: 'read',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      world: z.enum(['sample', 'gym']),
      /** IANA name of the gym's zone. */
      time_zone: z.string()
    })
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
  /** Newest first. */
  'quarantine.list': { scope: 'admin', input: z.strictObject(pageInputSchema), output: page(quarantinedSchema) },
  /** Answers the token itself; it is stored as a hash only and can not be shown again. */
  'token.create': {
    scope: 'admin',
    input: z.strictObject({ name: tokenNameSchema, scopes: z.array(scopeSchema).min(1).max(3) }),
    output: z.object({ token: z.string() })
  }
} as const satisfies Record<string, { scope: z.infer<typeof scopeSchema>; input: z.ZodType; output: z.ZodType }>

/**
 * Every feed. `latest` keeps the newest item per key while a subscriber is busy, so a slow page skips states but never
 * shows an old one; what a feed starts from is asked by the call named `snapshot`.
 */
export const feeds = {
  floor: { scope: 'read', keep: 'latest', snapshot: 'floor.snapshot', item: tileSchema },
  status: { scope: 'read', keep: 'latest', snapshot: 'status.get', item: statusSchema }
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
