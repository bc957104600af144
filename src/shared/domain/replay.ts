import { z } from 'zod'
import { countersSchema } from './status'

export const fastestSpeed = 100_000

/** As fast as the store takes the messages, or that many times the pace of the file's own timestamps. */
export const replaySpeedSchema = z.union([z.literal('max'), z.number().positive().max(fastestSpeed)])

/** What to import: a captured log, by the absolute path of its file, or what a topic holds from before the store began. */
export const replayRequestSchema = z.union([
  z.strictObject({ file: z.string().min(1).max(4_096), speed: replaySpeedSchema.default('max') }),
  z.strictObject({ earlier: z.literal(true) })
])
export type ReplayRequest = z.output<typeof replayRequestSchema>

/**
 * `opening`: the file is read through once, or the broker is asked, and nothing is stored yet. `importing` goes on until
 * `done`, `stopped` (asked for again it goes on there) or `failed`. `none`: nothing was asked for since the console began.
 */
export const replayStates = ['none', 'opening', 'importing', 'done', 'stopped', 'failed'] as const
export type ReplayState = (typeof replayStates)[number]

/** How far the import under way is, or how the last one ended. */
export const replayStatusSchema = z.object({
  /** Counts imports since the console began; 0 with `none`. */
  replay_id: z.int().nonnegative(),
  state: z.enum(replayStates),
  /** The file's name without its folder, or the topic's; empty with `none`. */
  name: z.string(),
  /** What a message of it is: a line of a file, or a message of a topic. */
  unit: z.enum(['line', 'message']),
  /** The world whose store it goes to. */
  world: z.enum(['sample', 'gym']),
  /** All that there is to import; null until that is known. */
  total: z.int().nonnegative().nullable(),
  /** Of these, how many are accounted for: the sum of the counters and `gap_offsets`. */
  done: z.int().nonnegative(),
  /** Of those, how many were before this import began. */
  done_before: z.int().nonnegative(),
  ...countersSchema.shape,
  gap_offsets: z.int().nonnegative(),
  /** One sentence for people: why it failed, or what is odd; null when all is well. */
  message: z.string().nullable()
})
export type ReplayStatus = z.infer<typeof replayStatusSchema>
