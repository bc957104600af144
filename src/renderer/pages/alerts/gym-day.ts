/** Whether a text is a day of the calendar: "2026-11-24". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The day after; for the last that can be told, that one. */
export function nextDay(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return isDay(next) ? next : day
}

/**
 * When a day begins at the gym, epoch ms. `timeZone` is an IANA name; one that the browser does not know is taken as UTC.
 * Where clocks jump over midnight it begins with the first moment there is.
 */
export function dayStartMs(day: string, timeZone: string): number {
  const wallMs = Date.parse(`${day}T00:00:00Z`)
  const written = writerOf(timeZone)
  const offsetAt = (ms: number): number => wallClockMs(written, ms) - ms
  // The offset differs from the one a day before or after only where clocks change: one of the two is right.
  const candidates = [wallMs - offsetAt(wallMs - 86_400_000), wallMs - offsetAt(wallMs + 86_400_000)]
  const exact = candidates.filter((ms) => wallClockMs(written, ms) === wallMs)
  return exact.length === 0 ? Math.max(...candidates) : Math.min(...exact)
}

function writerOf(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit'
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  }
}

/** What the gym's clock shows at a moment, as if it showed UTC, epoch ms. */
function wallClockMs(written: Intl.DateTimeFormat, ms: number): number {
  const parts = new Map(written.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}
