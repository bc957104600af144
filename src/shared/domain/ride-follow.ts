import { z } from 'zod'
import { rideSchema } from './ride'

const values = z.array(z.number().nullable())

/**
 * A ride's readings by column, in ride order: the n-th item of each column is one second. Values as in a reading; `at_ms`
 * is the log time, epoch ms.
 */
export const readingColumnsSchema = z.object({
  at_ms: z.array(z.number()),
  t_s: values,
  heart_rate: values,
  cadence: values,
  power: values,
  resistance: values
})
export type ReadingColumns = z.infer<typeof readingColumnsSchema>

/** How many readings one answer holds at most. */
export const mostFollowedReadings = 5_000

/** A ride's figures and the readings after a place, both of one moment. */
export const rideFollowSchema = z.object({
  ride: rideSchema,
  /** What people call the bike ("07"). */
  bike_label: z.string(),
  /** As the feed names it ("mendoza v9"). */
  bike_model: z.string(),
  /** Which ride of the rider this is, from 1, by start; null for an unknown rider. */
  ride_number: z.int().positive().nullable(),
  /** The rider's age in whole years when the ride began; null where unknown. */
  age_years: z.number().nullable(),
  /** bpm, by the age at that time. */
  heart_rate_maximum: z.number(),
  /** bpm; above it the rider is outside the range. */
  heart_rate_limit: z.number(),
  is_age_unknown: z.boolean(),
  readings: readingColumnsSchema,
  /** Number of the last reading answered (they count from 1); what the next question comes after. */
  last_reading: z.int().nonnegative(),
  /** False when there are more readings after the last one answered. */
  is_complete: z.boolean()
})
export type RideFollow = z.infer<typeof rideFollowSchema>
