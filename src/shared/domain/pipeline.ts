import { z } from 'zod'
import { momentSchema } from './ride'

/** How many of the newest messages the console keeps for its live tail. */
export const tailLength = 500

/** A message as it was just read. Its text is a stranger's and may name a rider. */
export const tailLineSchema = z.object({
  /** Counts all messages since the console started: a jump between two lines means that those between are not kept. */
  sequence: z.int().positive(),
  /** The line's own time; null for a line without one. */
  at: momentSchema.nullable(),
  partition: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  key: z.string().nullable(),
  /** The log line without its time and model where it has them, else the start of the message; control characters replaced. */
  text: z.string(),
  counted_as: z.enum(['stored', 'control', 'duplicate', 'quarantined'])
})
export type TailLine = z.infer<typeof tailLineSchema>

/** Seconds that one point of the throughput stands for, and how many are kept (an hour). */
export const throughputEveryS = 5
export const throughputPoints = 720

/** Messages read a second over the last hour, oldest first; a span without the console or its source is null. */
export const throughputSchema = z.object({
  every_s: z.number(),
  points: z.array(z.object({ at: momentSchema, messages_per_s: z.number().nullable() }))
})
export type Throughput = z.infer<typeof throughputSchema>

/** Bytes on the disk. */
export const storeSizeSchema = z.object({
  database_bytes: z.int().nonnegative(),
  /** The write-ahead log. */
  wal_bytes: z.int().nonnegative(),
  /** Rides in each store; the running ones are daily. */
  daily_rides: z.int().nonnegative(),
  historical_rides: z.int().nonnegative(),
  /** Free for this program on the same disk; null where the system does not say. */
  free_bytes: z.int().nonnegative().nullable()
})
export type StoreSize = z.infer<typeof storeSizeSchema>
