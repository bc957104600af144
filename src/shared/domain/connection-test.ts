import { z } from 'zod'

/** The steps in the order in which they are taken: each needs those before it. */
export const connectionTestSteps = ['dns', 'tcp', 'tls', 'sasl', 'topic', 'sample'] as const
export type ConnectionTestStepName = (typeof connectionTestSteps)[number]

/**
 * One step of a connection test and how it went. `skipped` is a step that the settings do not ask for, or one that was
 * not taken because an earlier one failed or the test was stopped.
 */
export const connectionTestStepSchema = z.object({
  step: z.enum(connectionTestSteps),
  state: z.enum(['ok', 'failed', 'skipped']),
  /** One sentence for people: what was found, or what is wrong and what to do. */
  sentence: z.string().min(1),
  /** What else was found, one fact a line; null when there is nothing. Never a password and nothing of a rider. */
  detail: z.string().min(1).nullable(),
  took_ms: z.int().nonnegative()
})
export type ConnectionTestStep = z.infer<typeof connectionTestStepSchema>
