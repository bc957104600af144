import type { AgeBracket } from '../domain/leaderboard'
import { ageYears } from './heart-rate'

const dayMs = 86_400_000
/** Older than anybody was: such a birth date is a mistake. */
const oldestYears = 125

/** First and last age of each bracket, youngest first. */
const agesOfBrackets = [
  ['<18', 0, 17],
  ['18-24', 18, 24],
  ['25-34', 25, 34],
  ['35-44', 35, 44],
  ['45-54', 45, 54],
  ['55-64', 55, 64],
  ['65+', 65, oldestYears]
] as const

/**
 * Whole years on a calendar day (`YYYY-MM-DD`) of who was born on the UTC date of `bornMs`, as `ageYears`: a year older from
 * the start of the birthday on; null before they were born.
 */
export const ageOn = (bornMs: number, day: string): number | null =>
  ageYears(Math.floor(bornMs / dayMs) * dayMs, midnightOf(day))

/** The bracket of an age; `unknown` for null and for what is too old to be true. */
export const ageBracketOf = (years: number | null): AgeBracket =>
  agesOfBrackets.find(([, first, last]) => years !== null && years >= first && years <= last)?.[0] ?? 'unknown'

/** Birth moments from `fromMs` on, before `beforeMs`; epoch ms. */
export interface BornWithin {
  readonly fromMs: number
  readonly beforeMs: number
}

/** Who was born when is in an age bracket on a calendar day (`YYYY-MM-DD`); for `unknown`, who is in any other. */
export function bornWithin(bracket: AgeBracket, day: string): BornWithin {
  const [, first, last] = agesOfBrackets.find(([name]) => name === bracket) ?? [bracket, 0, oldestYears]
  return { fromMs: bornBeforeMs(last + 1, day), beforeMs: bornBeforeMs(first, day) }
}

/** Who was born before it, and nobody else, is at least so old on a day. */
function bornBeforeMs(years: number, day: string): number {
  const on = new Date(midnightOf(day))
  const [year, month, date] = [on.getUTCFullYear() - years, on.getUTCMonth(), on.getUTCDate()]
  // On 29 February all that were born in a February have had their birthday; a common year has no such day to count from.
  return month === 1 && date === 29 ? Date.UTC(year, 2, 1) : Date.UTC(year, month, date + 1)
}

const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
