import { z } from 'zod'
import { ageBrackets } from './leaderboard'
import { momentSchema, rideSchema } from './ride'
import { rideFilterSchema } from './ride-filter'

export const ridesOverviewInputSchema = z.strictObject(rideFilterSchema)

const count = z.int().nonnegative()
/** Rides and how long they were together, s by the ride clock; running ones so far. */
const amountSchema = { rides: count, duration_s: z.number() }
const facetSchema = z.array(z.object({ value: z.string(), label: z.string(), rides: count }))

/** How the bins of `over_time` are cut, in the gym's calendar. */
export const timeBins = ['hour', 'day', 'week', 'month'] as const

export const ridesOverviewSchema = z.object({
  /** The period asked about; `from` is null for all. */
  from: momentSchema.nullable(),
  to: momentSchema,
  totals: z.object({
    ...amountSchema,
    running: count,
    /** Known ones. */
    riders: count,
    energy_kj: z.number()
  }),
  /** Every bracket, in order. */
  by_age: z.array(
    z.object({
      bracket: z.enum(ageBrackets),
      ...amountSchema,
      by_gender: z.array(z.object({ gender: z.string(), ...amountSchema }))
    })
  ),
  /** As most records have it written, most rides first, `unknown` last. */
  by_gender: z.array(z.object({ gender: z.string(), ...amountSchema, median_s: z.number().nullable() })),
  /** By the hour of the gym's clock at which they began, 24 of them. */
  per_hour: z.array(z.object({ hour: z.int().min(0).max(23), ...amountSchema })),
  bin: z.enum(timeBins),
  /** Rides that began in each bin, without a hole from the first ride to the last. */
  over_time: z.array(
    z.object({
      from: momentSchema,
      ...amountSchema,
      energy_kj: z.number(),
      /** W, over all readings of the bin's rides that have it. */
      avg_power: z.number().nullable(),
      avg_resistance: z.number().nullable(),
      /** Sum of resistance x 1 s so far from the period's begin, and of energy. */
      cumulative_energy_kj: z.number(),
      cumulative_resistance: z.number()
    })
  ),
  /** What can be filtered by in the period, whatever else is set; most rides first, at most 200 each. */
  facets: z.object({ genders: facetSchema, cities: facetSchema, bikes: facetSchema })
})
export type RidesOverview = z.infer<typeof ridesOverviewSchema>

/** Columns of the table of rides that it can be sorted by. */
export const rideSortColumns = [
  'start_time',
  'rider',
  'gender',
  'age',
  'city',
  'bike',
  'duration_s',
  'avg_heart_rate',
  'max_heart_rate',
  'avg_power',
  'max_power',
  'best_60s_power',
  'energy_kj',
  'avg_resistance',
  'avg_cadence'
] as const
export type RideSortColumn = (typeof rideSortColumns)[number]

export const ridesTableInputSchema = z.strictObject({
  ...rideFilterSchema,
  sort: z.enum(rideSortColumns).default('start_time'),
  /** Null and unknown come last either way; equal ones by start, newest first. */
  descending: z.boolean().default(true),
  offset: z.int().nonnegative().default(0),
  limit: z.int().positive().max(500).default(100)
})

/** A ride with what is known of who rode. Names are a stranger's text. */
export const rideRowSchema = rideSchema.extend({
  rider_name: z.string().nullable(),
  rider_alias: z.string().nullable(),
  gender: z.string().nullable(),
  /** On the day of the ride. */
  age_years: z.number().nullable(),
  city: z.string().nullable(),
  /** What people call the bike: "07". */
  bike_label: z.string(),
  /** W; null while it runs, and for a ride shorter than 60 s. */
  best_60s_power: z.number().nullable(),
  /** Zone of the average heart rate, 0 to 5. */
  zone: z.int().min(0).max(5).nullable()
})
export type RideRow = z.infer<typeof rideRowSchema>

export const ridesTableSchema = z.object({ total: count, items: z.array(rideRowSchema) })
export type RidesTable = z.infer<typeof ridesTableSchema>
