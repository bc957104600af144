import { z } from 'zod'

/** An identifier that counts from 1 and is never reused. */
export const rideIdSchema = z
  .int()
  .positive()
  .meta({ description: 'Number of the ride.', examples: [4711] })
export const riderIdSchema = z
  .int()
  .positive()
  .meta({ description: 'Number of the rider.', examples: [8213] })

/** A moment on the wire: ISO-8601, UTC, milliseconds, ending in `Z`. */
export const momentSchema = z.string().meta({ format: 'date-time', examples: ['2026-11-24T18:05:09.000Z'] })

/**
 * One ride and its figures so far. While it runs `end_time` is null and the figures are those of the readings stored.
 * Averages are over all readings that have the value; heart-rate figures leave out 0 bpm, which means "sensor off".
 */
export const rideSchema = z
  .object({
    ride_id: rideIdSchema,
    rider_id: riderIdSchema.nullable().meta({
      description: 'Number of the rider; null where it is not known, because the console joined in mid-ride.'
    }),
    bike_serial: z
      .string()
      .nullable()
      .meta({
        description: "The bike's serial as its SYSTEM line has it, else the message key, else null.",
        examples: ['DB-0007']
      }),
    start_time: momentSchema.meta({ description: 'When the ride began.' }),
    end_time: momentSchema
      .nullable()
      .meta({ description: 'When it ended; null while it runs.', examples: ['2026-11-24T18:35:08.000Z'] }),
    duration_s: z
      .number()
      .nullable()
      .meta({
        description: 'By the ride clock: last less first second, and 1. Null while no Ride line has come.',
        unit: 's',
        examples: [1800]
      }),
    reading_count: z
      .int()
      .nonnegative()
      .meta({ description: 'How many readings it has.', examples: [1800] }),
    avg_heart_rate: z
      .number()
      .nullable()
      .meta({ description: 'Mean heart rate, without seconds of 0 bpm.', unit: 'bpm', examples: [138.4] }),
    max_heart_rate: z
      .number()
      .nullable()
      .meta({ description: 'Highest heart rate.', unit: 'bpm', examples: [171] }),
    min_heart_rate: z
      .number()
      .nullable()
      .meta({ description: 'Lowest heart rate above 0.', unit: 'bpm', examples: [92] }),
    avg_power: z
      .number()
      .nullable()
      .meta({ description: 'Mean power.', unit: 'W', examples: [164.25] }),
    max_power: z
      .number()
      .nullable()
      .meta({ description: 'Highest power.', unit: 'W', examples: [402.5] }),
    avg_resistance: z
      .number()
      .nullable()
      .meta({ description: 'Mean resistance setting.', examples: [46.5] }),
    max_resistance: z
      .number()
      .nullable()
      .meta({ description: 'Highest resistance setting.', examples: [70] }),
    avg_cadence: z
      .number()
      .nullable()
      .meta({ description: 'Mean cadence.', unit: 'rev/min', examples: [82.1] }),
    max_cadence: z
      .number()
      .nullable()
      .meta({ description: 'Highest cadence.', unit: 'rev/min', examples: [110] }),
    energy_kj: z
      .number()
      .meta({ description: 'Work done: the sum of power over all readings.', unit: 'kJ', examples: [295.65] }),
    store: z
      .enum(['daily', 'historical'])
      .meta({ description: 'Where its readings are kept: as they came, or compressed. They are the same in both.' })
  })
  .meta({ description: 'One ride and its figures so far. Averages are over all readings that have the value.' })
export type Ride = z.infer<typeof rideSchema>

/** One second of a ride: a Ride line and its Telemetry line, exactly as received. */
export const readingSchema = z
  .object({
    t_s: z
      .number()
      .nullable()
      .meta({ description: 'The ride clock; null where the Ride line never came.', unit: 's', examples: [1] }),
    heart_rate: z
      .number()
      .nullable()
      .meta({
        description: 'Heart rate; null where the sensor was off or the Telemetry line never came.',
        unit: 'bpm',
        examples: [128]
      }),
    cadence: z
      .number()
      .nullable()
      .meta({ description: 'Cadence.', unit: 'rev/min', examples: [84] }),
    power: z
      .number()
      .nullable()
      .meta({ description: 'Power, as received.', unit: 'W', examples: [151.7] }),
    resistance: z
      .number()
      .nullable()
      .meta({ description: 'Resistance setting, as received.', examples: [45] })
  })
  .meta({ description: 'One second of a ride: a Ride line and its Telemetry line.' })
export type Reading = z.infer<typeof readingSchema>

/** A list as the API answers it: `next_cursor` is null on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).meta({ description: 'This page of the list.' }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: 'Where the next page begins: pass it as `cursor`. Null on the last page.' })
  })

/** How many items a list answers at most; larger limits are clamped to it. */
export const maximumPageSize = 1_000
export const defaultPageSize = 100

export const pageInputSchema = {
  limit: z
    .int()
    .positive()
    .default(defaultPageSize)
    .meta({ description: `How many items at most; more than ${maximumPageSize} count as ${maximumPageSize}.` }),
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: "The `next_cursor` of the page before. Without it the list's first page." })
}
