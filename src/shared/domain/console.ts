import { z } from 'zod'

/** What the console is, told at once also while nothing else can be. */
export const consoleInfoSchema = z.object({
  version: z.string(),
  world: z.enum(['sample', 'gym']),
  /** IANA name of the gym's zone. */
  time_zone: z.string(),
  /** Percent of the maximum heart rate at which Z1 to Z5 begin. */
  zone_starts_percent: z.array(z.number()).length(5),
  /** New settings are being applied: other calls answer `unavailable` for a moment. */
  applying: z.boolean()
})
export type ConsoleInfo = z.infer<typeof consoleInfoSchema>
