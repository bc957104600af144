import { z } from 'zod'
import { riderIdSchema } from './ride'

/** What staff have set for a rider, bpm; null where nothing is. */
export const riderLimitsSchema = z.object({
  /** Replaces every other maximum. */
  override_maximum: z.int().min(80).max(240).nullable(),
  /** Measured in a test; goes before the formula. */
  tested_maximum: z.int().min(80).max(240).nullable(),
  /** H1 fires above it, in place of the maximum and the margin. */
  very_high: z.int().min(80).max(240).nullable(),
  /** L1 fires below it. */
  low: z.int().min(30).max(120).nullable()
})
export type RiderLimits = z.infer<typeof riderLimitsSchema>

export const riderLimitsInputSchema = z
  .strictObject({ rider_id: riderIdSchema, limits: riderLimitsSchema })
  .refine(({ limits }) => limits.very_high === null || limits.low === null || limits.low < limits.very_high, {
    error: 'The low limit must be below the very high one.',
    path: ['limits', 'low']
  })

/** Where a maximum heart rate comes from. */
export const maximumSources = ['override', 'tested', 'formula', 'unknown_age'] as const
