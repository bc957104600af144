import type { CallInput } from '../../../shared/contract'
import type { AgeBracket, LeaderboardPeriod } from '../../../shared/domain/leaderboard'
import { ageBrackets } from '../../ui/filters/ride-filter-search'

export const boardPeriods = ['today', '7d', '30d', 'all'] as const satisfies readonly LeaderboardPeriod[]

/** Whose highest power counts: that of one second, or the mean of a ride's best 60 s. */
export type BoardPower = 'best_60s' | 'peak'

/** What the address says of the leaderboard. What is usual is left out. */
export interface BoardsSearch {
  /** Without it the last 30 days. */
  readonly period?: LeaderboardPeriod
  readonly city?: string
  readonly gender?: string
  readonly age?: AgeBracket
  /** Without it the best 60 s. */
  readonly power?: 'peak'
}

/** A part of the address as it is to be; undefined takes it away. */
export type BoardsChange = { readonly [Key in keyof BoardsSearch]?: BoardsSearch[Key] | undefined }

const textOf = (given: unknown, longest: number): string | undefined => {
  // The router reads what looks like a number as one.
  const text = typeof given === 'number' ? String(given) : typeof given === 'string' ? given.trim() : ''
  return text !== '' && text.length <= longest ? text : undefined
}

/** Reads an address; what it does not know it leaves out. */
export const parseBoardsSearch = (given: Readonly<Record<string, unknown>>): BoardsSearch =>
  knownBoards({
    period: boardPeriods.find((period) => period === given.period),
    city: textOf(given.city, 200),
    gender: textOf(given.gender, 50),
    age: ageBrackets.find((bracket) => bracket === given.age),
    power: given.power === 'peak' ? 'peak' : undefined
  })

/** What is known of an address, without what is usual. */
export const knownBoards = ({ period, city, gender, age, power }: BoardsChange): BoardsSearch => ({
  ...(period === undefined || period === '30d' ? {} : { period }),
  ...(city === undefined ? {} : { city }),
  ...(gender === undefined ? {} : { gender }),
  ...(age === undefined ? {} : { age }),
  ...(power === undefined ? {} : { power })
})

export const periodOf = ({ period }: BoardsSearch): LeaderboardPeriod => period ?? '30d'
export const powerOf = ({ power }: BoardsSearch): BoardPower => power ?? 'best_60s'

/** Whether riders are narrowed by more than when they rode. */
export const isNarrowed = ({ city, gender, age }: BoardsSearch): boolean =>
  [city, gender, age].some((part) => part !== undefined)

/** The boards an address is about, with at most that many places each, as a call asks for them. */
export const boardsInputOf = (search: BoardsSearch, limit: number): CallInput<'boards.get'> => ({
  period: periodOf(search),
  power: powerOf(search),
  limit,
  ...(search.city === undefined ? {} : { city: search.city }),
  ...(search.gender === undefined ? {} : { gender: search.gender }),
  ...(search.age === undefined ? {} : { age_bracket: search.age })
})
