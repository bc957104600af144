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

/** A UTC date, `YYYY-MM-DD`, never shifted by a zone. */
const dateSchema = z.string().meta({ format: 'date' })

/** What the bikes have told of a rider: personal data, for who may read it. What was not told is null. */
export const riderRecordSchema = z
  .object({
    rider_id: riderIdSchema,
    name: z
      .string()
      .nullable()
      .meta({ description: 'Full name.', examples: ['Freya Hartley'] }),
    gender: z
      .string()
      .nullable()
      .meta({ description: 'As the rider gave it.', examples: ['female'] }),
    date_of_birth: dateSchema
      .nullable()
      .meta({ description: 'UTC date, never shifted by a zone.', examples: ['1991-04-17'] }),
    email: z
      .string()
      .nullable()
      .meta({ description: 'E-mail address.', examples: ['freya@example.com'] }),
    address: z
      .string()
      .nullable()
      .meta({ description: 'As it came, parts separated by commas.', examples: ['12 Mill Lane,Leeds,LS1 4AB'] }),
    street: z
      .string()
      .nullable()
      .meta({ description: 'All of the address before the city.', examples: ['12 Mill Lane'] }),
    city: z
      .string()
      .nullable()
      .meta({ description: 'Last but one part of the address.', examples: ['Leeds'] }),
    postcode: z
      .string()
      .nullable()
      .meta({ description: 'Last part of the address.', examples: ['LS1 4AB'] }),
    height_cm: z
      .number()
      .nullable()
      .meta({ description: 'Height.', unit: 'cm', examples: [171] }),
    weight_kg: z
      .number()
      .nullable()
      .meta({ description: 'Weight.', unit: 'kg', examples: [64] }),
    account_created: dateSchema
      .nullable()
      .meta({ description: 'UTC date on which the account was made.', examples: ['2024-01-05'] })
  })
  .meta({ description: 'What the bikes have told of a rider: personal data. What was not told is null.' })
export type RiderRecord = z.infer<typeof riderRecordSchema>

/** A rider's rides with how long each was, newest first. */
export const riderDurationsSchema = z
  .object({
    rider_id: riderIdSchema,
    rides: z
      .array(
        z.object({
          ride_id: rideIdSchema,
          ended: z.boolean().meta({ description: 'False while it is running; then it has no duration yet.' }),
          duration_s: z
            .number()
            .nullable()
            .meta({
              description: 'By the ride clock; null while it runs, and for a ride without a Ride line.',
              unit: 's',
              examples: [1800]
            })
        })
      )
      .meta({ description: 'Each of the rides.' }),
    total_duration_s: z.number().meta({ description: 'Over the ended rides.', unit: 's', examples: [1800] })
  })
  .meta({ description: "A rider's rides with how long each was, newest first." })
export type RiderDurations = z.infer<typeof riderDurationsSchema>
