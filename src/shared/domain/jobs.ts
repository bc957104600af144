import { z } from 'zod'
import { momentSchema } from './ride'

export const jobNames = ['compress', 'retention'] as const
export type JobName = (typeof jobNames)[number]

/** What moving rides into the historical store did. Bytes are those in use in the data file. */
export const compressResultSchema = z.object({
  rides: z.int().nonnegative(),
  readings: z.int().nonnegative(),
  /** What the readings moved take now. */
  packed_bytes: z.int().nonnegative(),
  used_bytes_before: z.int().nonnegative(),
  used_bytes_after: z.int().nonnegative(),
  took_ms: z.number().nonnegative(),
  /** The longest that reading messages had to wait, ms. */
  longest_hold_ms: z.number().nonnegative()
})
export type CompressResult = z.infer<typeof compressResultSchema>

/** What removing old historical rides did. */
export const retentionResultSchema = z.object({ rides: z.int().nonnegative() })
export type RetentionResult = z.infer<typeof retentionResultSchema>

/** Which historical rides a limit would remove; moments are ends of rides. */
export const retentionPreviewSchema = z.object({
  rides: z.int().nonnegative(),
  oldest_at: momentSchema.nullable(),
  newest_at: momentSchema.nullable()
})
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>

/** The longest that a limit can be, in days. */
export const mostHistoryDays = 36_500

export const jobRunSchema = z.object({
  job_run_id: z.int().positive(),
  job: z.enum(jobNames),
  cause: z.enum(['schedule', 'hand']),
  began_at: momentSchema,
  ended_at: momentSchema.nullable(),
  /** Null while it runs; `interrupted`: the console ended first. */
  outcome: z.enum(['done', 'failed', 'interrupted']).nullable(),
  result: z.union([compressResultSchema, retentionResultSchema, z.object({ message: z.string() })]).nullable()
})
export type JobRun = z.infer<typeof jobRunSchema>
