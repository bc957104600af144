import { z } from 'zod'
import { momentSchema, page, rideIdSchema, riderIdSchema, rideSchema } from './ride'

/** A rider's best of something, and where it was; the earliest of equal ones. */
const bestSchema = z.object({ value: z.number(), ride_id: rideIdSchema, at: momentSchema }).nullable()

export const riderHistorySchema = z.object({
  rider_id: riderIdSchema,
  totals: z.object({ rides: z.int().nonnegative(), duration_s: z.number(), energy_kj: z.number() }),
  bests: z.object({
    /** s, W, W, W, kJ. The means of 60 s and 20 min are over ended rides that are as long. */
    longest_ride: bestSchema,
    peak_power: bestSchema,
    best_60s_power: bestSchema,
    best_20min_power: bestSchema,
    energy: bestSchema
  }),
  /** The newest ended rides, oldest first, at most 500: what trends are drawn from. */
  trend: z.array(
    z.object({
      ride_id: rideIdSchema,
      at: momentSchema,
      duration_s: z.number().nullable(),
      avg_power: z.number().nullable(),
      avg_heart_rate: z.number().nullable()
    })
  )
})
export type RiderHistory = z.infer<typeof riderHistorySchema>

/** A ride of a rider with its seconds in the zones 0 to 5; null while that is not worked out. */
export const riderRideSchema = rideSchema.extend({
  bike_label: z.string(),
  zone_seconds: z.array(z.number()).length(6).nullable()
})
export type RiderRide = z.infer<typeof riderRideSchema>
export const riderRidesSchema = page(riderRideSchema)

/** Columns of the list of riders that it can be sorted by. */
export const riderSortColumns = ['last_ride', 'name', 'rides', 'city', 'rider_id'] as const
export const ridersTableInputSchema = z.strictObject({
  query: z.string().max(100).default(''),
  sort: z.enum(riderSortColumns).default('last_ride'),
  descending: z.boolean().default(true),
  offset: z.int().nonnegative().default(0),
  limit: z.int().positive().max(500).default(100)
})
export const riderRowSchema = z.object({
  rider_id: riderIdSchema,
  name: z.string().nullable(),
  alias: z.string().nullable(),
  gender: z.string().nullable(),
  age_years: z.number().nullable(),
  city: z.string().nullable(),
  email_hint: z.string().nullable(),
  ride_count: z.int().nonnegative(),
  last_ride_at: momentSchema.nullable(),
  current_ride_id: rideIdSchema.nullable()
})
export type RiderRow = z.infer<typeof riderRowSchema>
export const ridersTableSchema = z.object({ total: z.int().nonnegative(), items: z.array(riderRowSchema) })

/** What others may see of a rider. */
export const riderPrivacySchema = z.object({
  /** What they are called where others read it; null for first name and initial. */
  alias: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .regex(/^\P{C}+$/u)
    .nullable(),
  /** Whether they are on leaderboards. */
  is_listed: z.boolean()
})
export type RiderPrivacy = z.infer<typeof riderPrivacySchema>
