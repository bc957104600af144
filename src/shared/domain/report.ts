import { z } from 'zod'
import { mailStates } from './mail'
import { momentSchema } from './ride'

/** A day of the gym's calendar, `YYYY-MM-DD`. */
export const calendarDaySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'must be a date, YYYY-MM-DD', abort: true })
  .refine(isDate, { error: 'is no date' })

/** What a report is about: a day of the gym's calendar, or the 24 hours before the moment it is made by schedule. */
export const reportPeriods = ['day', 'last_24_h'] as const
export const reportStates = ['waiting', 'making', 'made', 'failed'] as const

/** A report, and what became of it. */
export const reportSchema = z.object({
  /** The day it is about; of the last 24 hours the day on which they end. */
  date: calendarDaySchema,
  period: z.enum(reportPeriods),
  from: momentSchema,
  to: momentSchema,
  /** `waiting`: it is due, and the feed has not caught up. */
  state: z.enum(reportStates),
  /** Percent of the period whose data is there; null before it is made. */
  completeness_percent: z.number().nullable(),
  riders: z.int().nonnegative().nullable(),
  rides: z.int().nonnegative().nullable(),
  made_at: momentSchema.nullable(),
  /** Why it was not made, one sentence. */
  problem: z.string().nullable(),
  file_name: z.string().nullable(),
  bytes: z.int().nonnegative().nullable(),
  sha256: z.string().nullable(),
  mails: z.array(
    z.object({
      recipient: z.string(),
      state: z.enum(mailStates),
      at: momentSchema,
      /** Which time it was sent to them: 1, 2, ... */
      turn: z.int().positive(),
      problem: z.string().nullable()
    })
  )
})
export type Report = z.infer<typeof reportSchema>

export const reportListSchema = z.object({
  /** Newest first. */
  items: z.array(reportSchema),
  /** When the next one is made by schedule; null where none is. */
  next_at: momentSchema.nullable(),
  /** `HH:MM` in the gym's zone. */
  at: z.string().nullable(),
  period: z.enum(reportPeriods),
  recipients: z.array(z.string()),
  /** Whether a mail server is set. */
  can_mail: z.boolean()
})
export type ReportList = z.infer<typeof reportListSchema>

export const reportFileSchema = z.object({ file_name: z.string(), sha256: z.string(), pdf_base64: z.string() })

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}
