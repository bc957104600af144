import { z } from 'zod'
import { ageBrackets } from './leaderboard'
import { momentSchema } from './ride'
import { rideFilterSchema } from './ride-filter'

export const analyticsInputSchema = z.strictObject(rideFilterSchema)

const count = z.int().nonnegative()

/**
 * The charts of the analytics page, all of the rides that a filter lets through, running ones with what they have so far. Days
 * and hours are the gym's, by when a ride began; durations by the ride clock; heart-rate figures leave out readings of 0 bpm.
 */
export const analyticsSchema = z.object({
  from: momentSchema.nullable(),
  to: momentSchema,
  rides: count,
  /** Different ones; a ride whose rider nobody knows has none. */
  riders: count,
  /**
   * Rides that began in each hour of the week (weekday 0 is Monday); `mean` is rides per such weekday of the period, today
   * included and days without rides too, null where none has come. Where the clock is put back both hours are one.
   */
  by_weekday_hour: z.array(
    z.object({
      weekday: z.int().min(0).max(6),
      hour: z.int().min(0).max(23),
      rides: count,
      mean: z.number().nullable()
    })
  ),
  /**
   * The time the gym was in use: the sum over the period's days of the time from the first start to the last end of the rides
   * that began on them, whatever else the filter lets through.
   */
  in_use_s: z.number(),
  /** By label. `utilisation_percent` is the bike's ride time over the time the gym was in use; null where that is none. */
  by_bike: z.array(
    z.object({
      bike_serial: z.string().nullable(),
      bike_label: z.string(),
      rides: count,
      ride_s: z.number(),
      utilisation_percent: z.number().nullable()
    })
  ),
  /**
   * Rides that have both, by their average power in steps of `power_step` W, from `from_power` on; the average heart rate, in
   * bpm, is over all their readings.
   */
  power_step: z.number(),
  power_heart_rate: z.array(
    z.object({
      from_power: z.number(),
      rides: count,
      avg_heart_rate: z.number(),
      /** Of the rides' averages. */
      lowest_heart_rate: z.number(),
      highest_heart_rate: z.number()
    })
  ),
  /**
   * Average over all readings, in bpm, of riders of a gender and age (on the day of the ride); only groups with rides. Genders
   * with most rides first, `unknown` last; null where no ride has a heart rate.
   */
  heart_rate_by_gender_age: z.array(
    z.object({
      gender: z.string(),
      bracket: z.enum(ageBrackets),
      rides: count,
      avg_heart_rate: z.number().nullable()
    })
  ),
  /**
   * By the city riders live in now. Most rides first; riders whose city nobody knows, and unknown riders, as `unknown`, last.
   */
  by_city: z.array(
    z.object({ city: z.string(), rides: count, riders: count, ride_s: z.number(), energy_kj: z.number() })
  ),
  /** By the hour at which the rides began, 24 of them; averages, in bpm and W, over all readings of those rides. */
  by_hour: z.array(
    z.object({
      hour: z.int().min(0).max(23),
      rides: count,
      avg_heart_rate: z.number().nullable(),
      avg_power: z.number().nullable()
    })
  )
})
export type Analytics = z.infer<typeof analyticsSchema>
