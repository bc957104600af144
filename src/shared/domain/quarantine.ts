import { z } from 'zod'
import { mostNamed } from '../figures/quarantine'
import { momentSchema } from './ride'

/** A message that was not understood, as the Pipeline page lists it. */
export const quarantinedSchema = z.object({
  quarantine_id: z.int().positive(),
  topic: z.string(),
  partition: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  /** Plain words: "not JSON", "unknown line kind", ... */
  reason: z.string(),
  arrived_at: momentSchema,
  size_bytes: z.int().nonnegative(),
  /** The first bytes as text, control characters and broken UTF-8 replaced. */
  first_bytes: z.string()
})
export type Quarantined = z.infer<typeof quarantinedSchema>

/** A page of the list, with how many there are in all: kept ones, and those that were discarded by hand. */
export const quarantineListSchema = z.object({
  items: z.array(quarantinedSchema),
  next_cursor: z.string().nullable(),
  kept: z.int().nonnegative(),
  discarded: z.int().nonnegative()
})
export type QuarantineList = z.infer<typeof quarantineListSchema>

/** A quarantined message, whole. */
export const exportedMessageSchema = z.object({
  ...quarantinedSchema.omit({ size_bytes: true, first_bytes: true }).shape,
  /** Base64; null where the message had none. */
  key: z.string().nullable(),
  value: z.string().nullable()
})
export type ExportedMessage = z.infer<typeof exportedMessageSchema>

/** How many whole messages a page of an export holds at most; fewer where they are large. */
export const mostExported = 100

/** Which quarantined messages something is done to. */
export const quarantineChoiceSchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ quarantine_ids: z.array(z.int().positive()).min(1).max(mostNamed) })
])
export type QuarantineChoice = z.infer<typeof quarantineChoiceSchema>

/** What retrying did, in messages. Each is understood now (`stored` or `control`), or kept. */
export const quarantineRetrySchema = z.object({
  stored: z.int().nonnegative(),
  control: z.int().nonnegative(),
  kept: z.int().nonnegative(),
  /** Why they were kept, the most frequent reason first. */
  reasons: z.array(z.object({ reason: z.string(), messages: z.int().positive() }))
})
export type QuarantineRetry = z.infer<typeof quarantineRetrySchema>

export const quarantineDiscardSchema = z.object({ discarded: z.int().nonnegative() })
export type QuarantineDiscard = z.infer<typeof quarantineDiscardSchema>
