import { z } from 'zod'
import { ageBrackets } from './leaderboard'
import { calendarDaySchema } from './report'
import { riderIdSchema } from './ride'

/**
 * Which rides, by when they began: the last 12 or 24 hours, the gym's last 7 or 30 days, today included, or all. `days` is
 * from one day of the gym's calendar to another, both included.
 */
export const ridePeriods = ['12h', '24h', '7d', '30d', 'all', 'days'] as const
export type RidePeriod = (typeof ridePeriods)[number]

/** A value that stands for riders or bikes of which nobody knows it. */
export const unknownValue = 'unknown'

const anyOf = <Item extends z.ZodType>(item: Item) => z.array(item).max(200).default([])

/** Rides that are asked about. Of each list a ride must have one value; an empty list lets all through. */
export const rideFilterSchema = {
  period: z.enum(ridePeriods).default('24h'),
  /** For `days`; a day that is missing is open. */
  from: calendarDaySchema.optional(),
  to: calendarDaySchema.optional(),
  /** Whatever the case; `unknown` for none. */
  genders: anyOf(z.string().min(1).max(50)),
  /** By the rider's age on the day of the ride. */
  age_brackets: anyOf(z.enum(ageBrackets)),
  /** Whatever case and accents; `unknown` for none. */
  cities: anyOf(z.string().min(1).max(200)),
  /** Serials; `unknown` for none. */
  bikes: anyOf(z.string().min(1).max(200)),
  rider_id: riderIdSchema.optional()
}
const filterObject = z.strictObject(rideFilterSchema)
/** A filter, complete. */
export type RideFilter = z.output<typeof filterObject>
