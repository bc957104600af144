const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })

const weekday = formatter({ weekday: 'short' })
const longWeekday = formatter({ weekday: 'long' })
const short = formatter({ day: 'numeric', month: 'short' })
const full = formatter({ day: 'numeric', month: 'short', year: 'numeric' })
const long = formatter({ day: 'numeric', month: 'long', year: 'numeric' })
const month = formatter({ month: 'long', year: 'numeric' })

// A day of a calendar is no moment: it is written the same in every zone.
const noonMs = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** "Mon 23 Nov 2026" */
export const dayWords = (day: string): string => `${weekday.format(noonMs(day))} ${full.format(noonMs(day))}`

/** "Monday 23 November 2026", to be read out. */
export const longDayWords = (day: string): string => `${longWeekday.format(noonMs(day))} ${long.format(noonMs(day))}`

/** "23 Nov" */
export const shortDayWords = (day: string): string => short.format(noonMs(day))

/** "November 2026" */
export const monthWords = (text: string): string => month.format(noonMs(`${text}-01`))

/** From Monday to Sunday: "Mon", and "Monday". */
export const weekdayWords: readonly { readonly short: string; readonly long: string }[] = Array.from(
  { length: 7 },
  (_, index) => {
    const monday = Date.parse('2024-01-01T12:00:00Z')
    const ms = monday + index * 86_400_000
    return { short: weekday.format(ms), long: longWeekday.format(ms) }
  }
)
