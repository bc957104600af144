import { z } from 'zod'
import { momentSchema, rideIdSchema, riderIdSchema } from './ride'

/** Zone 0 is below 50 % of the maximum heart rate ("warm-up"). */
const heartRateZoneSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5)
])

/** How many seconds of heart rate a tile shows. */
export const sparklineSeconds = 60

/**
 * One bike as the floor shows it. Values are those of the last reading; ages are for the page to tell, from
 * `last_event_at`. The rider is named by alias only ("Freya H."): a wall is public.
 */
export const tileSchema = z
  .object({
    bike_key: z.string().meta({ description: 'Names the bike; stable over restarts.', examples: ['0:bike-7'] }),
    bike_serial: z
      .string()
      .nullable()
      .meta({ description: "The bike's serial; null where unknown.", examples: ['DB-0007'] }),
    bike_label: z.string().meta({
      description:
        'What people call the bike: the number of its serial with at least two digits, else the serial or key, else "?".',
      examples: ['07']
    }),
    state: z.enum(['riding', 'free']).meta({ description: 'Whether somebody rides.' }),
    ride_id: rideIdSchema.nullable().meta({ description: 'The ride under way; null for a free bike.' }),
    rider_id: riderIdSchema.nullable().meta({ description: 'Who rides; null where unknown.' }),
    rider_alias: z
      .string()
      .nullable()
      .meta({ description: 'What others may read.', examples: ['Freya H.'] }),
    heart_rate: z
      .number()
      .nullable()
      .meta({ description: 'Null where the sensor is off.', unit: 'bpm', examples: [128] }),
    heart_rate_percent: z
      .number()
      .nullable()
      .meta({ description: "Of the rider's maximum heart rate.", unit: '%', examples: [68.8] }),
    heart_rate_zone: heartRateZoneSchema.nullable().meta({
      description: 'Zone of training, 1 to 5; 0 is below half of the maximum. Null with the heart rate.',
      examples: [2]
    }),
    heart_rate_maximum: z
      .number()
      .meta({ description: "The rider's maximum heart rate.", unit: 'bpm', examples: [186] }),
    heart_rate_limit: z
      .number()
      .meta({ description: 'Above it the rider is outside the range.', unit: 'bpm', examples: [189] }),
    is_age_unknown: z.boolean().meta({
      description: 'True where the maximum is the one for riders of unknown age.',
      examples: [false]
    }),
    cadence: z
      .number()
      .nullable()
      .meta({ description: 'Cadence.', unit: 'rev/min', examples: [84] }),
    power: z
      .number()
      .nullable()
      .meta({ description: 'Power.', unit: 'W', examples: [151.7] }),
    resistance: z
      .number()
      .nullable()
      .meta({ description: 'Resistance setting.', examples: [45] }),
    elapsed_s: z
      .number()
      .nullable()
      .meta({ description: 'The ride clock.', unit: 's', examples: [412] }),
    ride_started_at: momentSchema.nullable().meta({ description: 'When the ride under way began.' }),
    free_since: momentSchema.nullable().meta({ description: 'For a free bike: since when.', examples: [null] }),
    last_event_at: momentSchema.nullable().meta({ description: 'Of the last reading: how old the values are.' }),
    heart_rate_trail: z.array(z.number().nullable()).meta({
      description: `Of the last ${sparklineSeconds} readings, oldest first, null where there was none.`,
      unit: 'bpm',
      examples: [[126, 127, 128]]
    })
  })
  .meta({ description: 'A bike as the floor shows it. Values are those of the last reading.' })
export type Tile = z.infer<typeof tileSchema>

export const floorSnapshotSchema = z.object({ at: momentSchema, tiles: z.array(tileSchema) })
export type FloorSnapshot = z.infer<typeof floorSnapshotSchema>
