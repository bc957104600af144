import { calendarDaySchema } from '../../shared/domain/report'
import { CommandError } from './command-context'

/** A day of a calendar as somebody typed it after an option. Throws `CommandError`. */
export function readDay(option: string, text: string): string {
  // A date that is none throws where it is read.
  const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text) ? calendarDaySchema.safeParse(text) : null
  if (day?.success === true) return day.data
  throw new CommandError(`${option} must be a date, YYYY-MM-DD (given: ${JSON.stringify(text.slice(0, 60))}).`, 2)
}
