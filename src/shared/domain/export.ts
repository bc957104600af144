import { z } from 'zod'
import { calendarDaySchema } from './report'
import { momentSchema } from './ride'

export const exportFormats = ['csv', 'parquet'] as const
/** Files of an export in the order they are written, one each. */
export const exportTables = ['rider', 'bike', 'ride', 'day', 'reading'] as const

export const exportIdSchema = z.string().regex(/^[0-9a-f]{16}$/)
export const exportRequestSchema = z.strictObject({
  format: z.enum(exportFormats),
  tables: z
    .array(z.enum(exportTables))
    .min(1)
    .max(5)
    .default([...exportTables]),
  /** Only rides that ended on or after this day of the gym's calendar, with their riders, bikes and days; null for all. */
  since: calendarDaySchema.nullable().default(null)
})
export type ExportRequest = z.output<typeof exportRequestSchema>

export const exportRunSchema = z.object({
  export_id: exportIdSchema,
  format: z.enum(exportFormats),
  tables: z.array(z.enum(exportTables)),
  since: calendarDaySchema.nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  began_at: momentSchema,
  ended_at: momentSchema.nullable(),
  rows_done: z.int().nonnegative(),
  /** As it was counted when it began. */
  rows_total: z.int().nonnegative(),
  rows_per_s: z.number().nullable(),
  /** Null while nobody can say. */
  left_s: z.number().nullable(),
  /** Why it failed, one sentence. */
  problem: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), rows: z.int().nonnegative(), bytes: z.int().nonnegative() }))
})
export type ExportRun = z.infer<typeof exportRunSchema>
export const exportListSchema = z.object({
  /** Newest first. */
  items: z.array(exportRunSchema)
})
