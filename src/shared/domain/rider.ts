import { z } from 'zod'
import { momentSchema, rideIdSchema, riderIdSchema } from './ride'
import { maximumSources, riderLimitsSchema } from './rider-limits'

/** A rider as the newest SYSTEM line about them says; what it did not say is null. Names are a stranger's text. */
export const riderSchema = z.object({
  rider_id: riderIdSchema,
  name: z.string().nullable(),
  /** What others may read: "Freya H.". */
  alias: z.string().nullable(),
  gender: z.string().nullable(),
  /** Whole years today; null for no birth date or one in the future. */
  age_years: z.number().nullable(),
  height_cm: z.number().nullable(),
  weight_kg: z.number().nullable(),
  /** Last but one part of the address. */
  city: z.string().nullable(),
  member_since: momentSchema.nullable(),
  /** bpm */
  heart_rate_maximum: z.number(),
  /** Where it comes from. */
  maximum_source: z.enum(maximumSources),
  /** What staff have set. */
  own_limits: riderLimitsSchema,
  /** bpm; above it the rider is outside the range. */
  heart_rate_limit: z.number(),
  /** True where the maximum is the one for riders of unknown age. */
  is_age_unknown: z.boolean(),
  ride_count: z.int().nonnegative(),
  /** Start of the newest ride. */
  last_ride_at: momentSchema.nullable(),
  /** The ride under way; null while there is none. */
  current_ride_id: rideIdSchema.nullable()
})
export type Rider = z.infer<typeof riderSchema>

/** A rider as a look-up answers: enough to tell two of the same name apart, no more. */
export const riderHitSchema = riderSchema
  .pick({ rider_id: true, name: true, alias: true, city: true, last_ride_at: true, current_ride_id: true })
  .extend({
    /** The e-mail address with all but first letters and the ending hidden: "m•••@e•••.com". */
    email_hint: z.string().nullable()
  })
export type RiderHit = z.infer<typeof riderHitSchema>

export const longestRiderQuery = 100
export const mostRiderHits = 50
