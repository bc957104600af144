import { z } from 'zod'
import { ageBrackets, leaderboardMeasures, leaderboardPeriods } from './leaderboard'
import { momentSchema, riderIdSchema } from './ride'

/** Highest power: of one second, also of running rides, or the mean of the best 60 s of an ended ride that is as long. */
export const powerMeasures = ['peak', 'best_60s'] as const

export const boardsInputSchema = z.strictObject({
  period: z.enum(leaderboardPeriods).default('30d'),
  city: z.string().trim().min(1).max(200).optional(),
  gender: z.string().trim().min(1).max(50).optional(),
  age_bracket: z.enum(ageBrackets).optional(),
  power: z.enum(powerMeasures).default('best_60s'),
  limit: z.int().positive().max(100).default(10)
})

/**
 * All five boards of a period, as others may see them: aliases, and nobody who has opted out. Rides count by when they began,
 * running ones with what they have so far. A position is 1 and the number of riders, listed and asked for, with a greater
 * value: equal values share one.
 */
export const boardsSchema = z.object({
  from: momentSchema.nullable(),
  to: momentSchema,
  /** All that began in the period, whoever rode. */
  rides: z.int().nonnegative(),
  /** Riders asked for who would be on a board and do not want to be. */
  opted_out: z.int().nonnegative(),
  boards: z.array(
    z.object({
      by: z.enum(leaderboardMeasures),
      unit: z.enum(['rides', 's', 'W', 'kJ']),
      /** Riders with a place. */
      riders: z.int().nonnegative(),
      entries: z.array(
        z.object({
          position: z.int().positive(),
          rider_id: riderIdSchema,
          alias: z.string().nullable(),
          ride_count: z.int().positive(),
          value: z.number(),
          /**
           * Places won since the period before, which is as many days long (lost ones are negative); null where they had none
           * then, and for `all`.
           */
          change: z.int().nullable()
        })
      )
    })
  ),
  /** Cities with rides in the period, whoever is asked for, most first, at most 200; `unknown` is not among them. */
  cities: z.array(z.string()),
  /** As `cities`; `unknown` last. */
  genders: z.array(z.string())
})
export type Boards = z.infer<typeof boardsSchema>
