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
export const tileSchema = z.object({
  /** Names the bike stream (partition and message key); stable over restarts. */
  bike_key: z.string(),
  bike_serial: z.string().nullable(),
  /** What people call the bike: the serial's number with at least two digits ("07"), else the serial or key, else "?". */
  bike_label: z.string(),
  state: z.enum(['riding', 'free']),
  ride_id: rideIdSchema.nullable(),
  rider_id: riderIdSchema.nullable(),
  rider_alias: z.string().nullable(),
  /** bpm; null where the sensor is off. */
  heart_rate: z.number().nullable(),
  /** Percent of the rider's maximum heart rate. */
  heart_rate_percent: z.number().nullable(),
  heart_rate_zone: heartRateZoneSchema.nullable(),
  heart_rate_maximum: z.number(),
  /** bpm; above it the rider is outside the range. */
  heart_rate_limit: z.number(),
  /** True where the maximum is the one for riders of unknown age. */
  is_age_unknown: z.boolean(),
  cadence: z.number().nullable(),
  power: z.number().nullable(),
  resistance: z.number().nullable(),
  /** Ride clock, s. */
  elapsed_s: z.number().nullable(),
  ride_started_at: momentSchema.nullable(),
  /** For a free bike: since when. */
  free_since: momentSchema.nullable(),
  last_event_at: momentSchema.nullable(),
  /** Heart rate of the last `sparklineSeconds` readings, oldest first, null where there was none. */
  heart_rate_trail: z.array(z.number().nullable())
})
export type Tile = z.infer<typeof tileSchema>

export const floorSnapshotSchema = z.object({ at: momentSchema, tiles: z.array(tileSchema) })
export type FloorSnapshot = z.infer<typeof floorSnapshotSchema>
