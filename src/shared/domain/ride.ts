import { z } from 'zod'

/** An identifier that counts from 1 and is never reused. */
export const rideIdSchema = z.int().positive()
export const riderIdSchema = z.int().positive()

/** A moment on the wire: ISO-8601, UTC, milliseconds, ending in `Z`. */
export const momentSchema = z.string()

/**
 * One ride and its figures so far. While it runs `end_time` is null and the figures are those of the readings stored.
 * Averages are over all readings that have the value; heart-rate figures leave out 0 bpm, which means "sensor off".
 */
export const rideSchema = z.object({
  ride_id: rideIdSchema,
  /** Null for a ride whose rider is not known (the console joined in mid-ride). */
  rider_id: riderIdSchema.nullable(),
  /** The serial of the `[SYSTEM]` line, else the message key, else null. */
  bike_serial: z.string().nullable(),
  start_time: momentSchema,
  end_time: momentSchema.nullable(),
  /** Last minus first `duration` of the ride clock plus 1, in s; null while no Ride line has come. */
  duration_s: z.number().nullable(),
  reading_count: z.int().nonnegative(),
  avg_heart_rate: z.number().nullable(),
  max_heart_rate: z.number().nullable(),
  min_heart_rate: z.number().nullable(),
  avg_power: z.number().nullable(),
  max_power: z.number().nullable(),
  avg_resistance: z.number().nullable(),
  max_resistance: z.number().nullable(),
  avg_cadence: z.number().nullable(),
  max_cadence: z.number().nullable(),
  /** Sum of power (W) x 1 s over all readings, in kJ. */
  energy_kj: z.number(),
  store: z.enum(['daily', 'historical'])
})
export type Ride = z.infer<typeof rideSchema>

/** One second of a ride: a Ride line and its Telemetry line, exactly as received. */
export const readingSchema = z.object({
  /** The ride clock in s; null where the Ride line never came. */
  t_s: z.number().nullable(),
  /** bpm; null where the sensor was off or the Telemetry line never came. */
  heart_rate: z.number().nullable(),
  /** rev/min */
  cadence: z.number().nullable(),
  /** W */
  power: z.number().nullable(),
  resistance: z.number().nullable()
})
export type Reading = z.infer<typeof readingSchema>

/** A list as the API answers it: `next_cursor` is null on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() })

/** How many items a list answers at most; larger limits are clamped to it. */
export const maximumPageSize = 1_000
export const defaultPageSize = 100

export const pageInputSchema = {
  limit: z.int().positive().default(defaultPageSize),
  cursor: z.string().max(200).optional()
}
