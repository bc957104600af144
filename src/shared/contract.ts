import { z } from 'zod'
import { scopeSchema, tokenNameSchema } from './domain/access'
import { floorSnapshotSchema, tileSchema } from './domain/floor'
import { page, pageInputSchema, readingSchema, rideIdSchema, rideSchema } from './domain/ride'
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
  /** Newest first. */
  'rides.list': { scope: 'read', input: z.strictObject(pageInputSchema), output: page(rideSchema) },
  'ride.get': { scope: 'read', input: z.strictObject({ ride_id: rideIdSchema }), output: rideSchema },
  /** In ride order. */
  'ride.readings': {
    scope: 'read',
    input: z.strictObject({ ride_id: rideIdSchema, ...pageInputSchema }),
    output: page(readingSchema)
  },
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
