import { z } from 'zod'
import { momentSchema } from './ride'

export const mailStates = ['queued', 'sending', 'sent', 'failed'] as const

/** A mail in the outbox, without its text. */
export const outboxMailSchema = z.object({
  mail_id: z.int().positive(),
  /** What it is about: an alert's step, a report. */
  kind: z.enum(['alert', 'report', 'test']),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(mailStates),
  attempts: z.int().nonnegative(),
  queued_at: momentSchema,
  /** When it is tried next; null when it is not. */
  next_at: momentSchema.nullable(),
  sent_at: momentSchema.nullable(),
  /** Why the last attempt failed; null for none. */
  problem: z.string().nullable()
})
export type OutboxMail = z.infer<typeof outboxMailSchema>

/** Whether mail goes out. */
export const mailStatusSchema = z.object({
  /** False where no server is set. */
  is_set_up: z.boolean(),
  queued: z.int().nonnegative(),
  failed_last_day: z.int().nonnegative(),
  last_sent_at: momentSchema.nullable(),
  /** What holds all mail back, one sentence: a wrong password, a server that does not answer. Null when all is well. */
  problem: z.string().nullable(),
  /** Newest first, at most 50. */
  newest: z.array(outboxMailSchema)
})
export type MailStatus = z.infer<typeof mailStatusSchema>

/** How sending one mail went. */
export const mailTestedSchema = z.object({
  ok: z.boolean(),
  /** One sentence: what the server said, or what to do. */
  sentence: z.string()
})
