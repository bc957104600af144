import { z } from 'zod'
import { page, pageInputSchema, riderIdSchema } from './ride'

/** What riders are ranked by, and the unit of its value. */
export const leaderboardUnits = {
  rides: 'rides',
  longest_ride: 's',
  peak_power: 'W',
  total_time: 's',
  energy: 'kJ'
} as const
export type LeaderboardMeasure = keyof typeof leaderboardUnits
export const leaderboardMeasures = ['rides', 'longest_ride', 'peak_power', 'total_time', 'energy'] as const

/** Rides count by when they began: `today` is the gym's day, `7d` and `30d` the last 7 and 30 of them, today included. */
export const leaderboardPeriods = ['all', 'today', '7d', '30d'] as const
export type LeaderboardPeriod = (typeof leaderboardPeriods)[number]
/** How many of the gym's days they are. */
export const leaderboardPeriodDays = { today: 1, '7d': 7, '30d': 30 } as const

/** By age on the day of the question for a board, on the day of the ride for a chart of rides. */
export const ageBrackets = ['<18', '18-24', '25-34', '35-44', '45-54', '55-64', '65+', 'unknown'] as const
export type AgeBracket = (typeof ageBrackets)[number]

export const leaderboardInputSchema = z.strictObject({
  by: z
    .enum(leaderboardMeasures)
    .default('rides')
    .meta({ description: 'What riders are ranked by.', examples: ['longest_ride'] }),
  period: z
    .enum(leaderboardPeriods)
    .default('all')
    .meta({
      description: "Rides that began in it: all, the gym's day, or the last 7 or 30 of them, today included.",
      examples: ['30d']
    }),
  city: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Riders of this city; case and accents do not matter.', examples: ['Leeds'] }),
  gender: z
    .string()
    .trim()
    .min(1)
    .max(50)
    .optional()
    .meta({
      description: "As the riders' records have it, case does not matter; `unknown` for riders who have none.",
      examples: ['female']
    }),
  age_bracket: z.enum(ageBrackets).optional().meta({ description: 'By age in whole years today.' }),
  ...pageInputSchema
})
export type LeaderboardInput = z.output<typeof leaderboardInputSchema>

/** One rider's place. Only known riders have one. */
export const leaderboardEntrySchema = z
  .object({
    position: z
      .int()
      .positive()
      .meta({
        description: '1 and the number of riders with a greater value: equal values share a position.',
        examples: [1]
      }),
    rider_id: riderIdSchema,
    name: z
      .string()
      .nullable()
      .meta({ description: 'Full name.', examples: ['Freya Hartley'] }),
    ride_count: z
      .int()
      .positive()
      .meta({ description: 'Rides that count.', examples: [42] }),
    value: z.number().meta({ description: 'What the rider is ranked by, in `unit`.', examples: [42] }),
    unit: z.enum(['rides', 's', 'W', 'kJ']).meta({ description: 'Unit of `value`.' })
  })
  .meta({ description: "A rider's place." })
export type LeaderboardEntry = z.infer<typeof leaderboardEntrySchema>
export const leaderboardSchema = page(leaderboardEntrySchema)
