/** Length of `YYYY-MM-DD HH:MM:SS.ffffff`. */
export const timestampLength = 26

const zero = 0x30
const dash = 0x2d
const colon = 0x3a

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days from 1970-01-01 to the first day of a year of the Gregorian calendar (year 1 and later). */
function daysBeforeYear(year: number): number {
  const past = year - 1
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719_162
}

/**
 * Reads a log line's timestamp, ASCII bytes `YYYY-MM-DD HH:MM:SS.ffffff` at `at`, as UTC epoch ms; microseconds below a
 * millisecond are cut off. NaN for anything that is not a moment of the years 1 to 9999 (30 February, 24:00). What
 * follows the six decimals is not looked at. The feed's clock is UTC and carries no mark.
 */
export function readTimestampMs(bytes: Uint8Array, at: number): number {
  if (at + timestampLength > bytes.length) return Number.NaN
  if (
    bytes[at + 4] !== dash ||
    bytes[at + 7] !== dash ||
    bytes[at + 10] !== 0x20 ||
    bytes[at + 13] !== colon ||
    bytes[at + 16] !== colon ||
    bytes[at + 19] !== 0x2e
  ) {
    return Number.NaN
  }
  const year = readTwo(bytes, at) * 100 + readTwo(bytes, at + 2)
  const month = readTwo(bytes, at + 5)
  const day = readTwo(bytes, at + 8)
  const hour = readTwo(bytes, at + 11)
  const minute = readTwo(bytes, at + 14)
  const second = readTwo(bytes, at + 17)
  const microseconds = readTwo(bytes, at + 20) * 10_000 + readTwo(bytes, at + 22) * 100 + readTwo(bytes, at + 24)
  // A part that is not two digits is NaN, and every comparison with NaN is false: so the checks ask for what must hold.
  if (!(year >= 1 && month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59 && microseconds >= 0)) {
    return Number.NaN
  }
  if (!(day >= 1 && day <= daysInMonth(year, month))) return Number.NaN
  const days =
    daysBeforeYear(year) + (daysBeforeMonth[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0) + day - 1
  return days * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1_000 + Math.floor(microseconds / 1_000)
}

function readTwo(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - zero
  const ones = (bytes[at + 1] ?? 0) - zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}
